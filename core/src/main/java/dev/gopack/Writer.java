package dev.gopack;

import dev.gopack.format.BuildListener;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WriteContext;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.AtomicOutput;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.report.CancelledException;
import dev.gopack.report.GopackException;
import dev.gopack.report.InputException;
import dev.gopack.report.OutputException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes planned packages side by side, each complete at its place or not at all. */
final class Writer {

    private final Formats formats;
    private final int threads;
    private final BuildListener listener;

    Writer(Formats formats, int threads, BuildListener listener) {
        this.formats = formats;
        this.threads = threads;
        this.listener = listener;
    }

    /** The written packages in the order of the map. After a failure the rest is stopped and the failure thrown. */
    List<WrittenPackage> writeAll(Map<PackagePlan, Path> targets) {
        return Parallel.run(
                new ArrayList<>(targets.entrySet()), threads, target -> write(target.getKey(), target.getValue()));
    }

    private WrittenPackage write(PackagePlan plan, Path target) {
        try {
            return writeNow(plan, target);
        } catch (IOException e) {
            throw isInterrupted(e)
                    ? new CancelledException("interrupted", e)
                    : new OutputException("cannot write " + target + ": " + GopackException.reason(e), e);
        } catch (OutputException | InputException e) {
            throw isInterrupted(e) ? new CancelledException("interrupted", e) : e;
        }
    }

    /** An interrupt closes channels under the hands of whoever uses them, so it has many faces. */
    private static boolean isInterrupted(Exception e) {
        return Thread.currentThread().isInterrupted()
                || e instanceof InterruptedIOException
                || e.getCause() instanceof ClosedByInterruptException;
    }

    private WrittenPackage writeNow(PackagePlan plan, Path target) throws IOException {
        long start = System.nanoTime();
        checkCancelled();
        listener.started(plan);
        try (AtomicOutput output = AtomicOutput.open(target)) {
            formats.get(plan.format())
                    .write(plan, output.channel(), new WriteContext(output.directory(), threads, listener));
            MessageDigest sha256 = Digests.sha256();
            ByteSource complete = output.reread();
            Digests.feed(complete, sha256);
            long size = complete.size();
            checkCancelled();
            output.commit();
            WrittenPackage written = new WrittenPackage(
                    target,
                    plan.format(),
                    plan.name(),
                    plan.evr(),
                    plan.architecture(),
                    plan.target(),
                    size,
                    Digests.hex(sha256),
                    Duration.ofNanos(System.nanoTime() - start));
            listener.finished(written);
            return written;
        }
    }

    private void checkCancelled() {
        if (Thread.currentThread().isInterrupted() || listener.isCancelled()) {
            throw new CancelledException("cancelled before it was complete");
        }
    }
}
