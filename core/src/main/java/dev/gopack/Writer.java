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
import dev.gopack.report.OutputException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
    List<WrittenPackage> writeAll(Map<PackagePlan, Path> targets) throws IOException {
        int workers = Math.min(threads, targets.size());
        if (workers <= 1) {
            List<WrittenPackage> written = new ArrayList<>();
            for (Map.Entry<PackagePlan, Path> target : targets.entrySet()) {
                written.add(write(target.getKey(), target.getValue()));
            }
            return written;
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "gopack-write");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<WrittenPackage>> running = new ArrayList<>();
            targets.forEach((plan, path) -> running.add(pool.submit(() -> write(plan, path))));
            return await(running);
        } finally {
            stop(pool);
        }
    }

    private static List<WrittenPackage> await(List<Future<WrittenPackage>> running) throws IOException {
        List<WrittenPackage> written = new ArrayList<>();
        for (Future<WrittenPackage> one : running) {
            try {
                written.add(one.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException("interrupted", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GopackException known) {
                    throw known;
                }
                if (e.getCause() instanceof IOException io) {
                    throw io;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return written;
    }

    /** Waits for the workers, so that none still holds a temporary file when the caller goes on. */
    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        while (true) {
            try {
                if (pool.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private WrittenPackage write(PackagePlan plan, Path target) throws IOException {
        long start = System.nanoTime();
        checkCancelled();
        listener.started(plan);
        try (AtomicOutput output = AtomicOutput.open(target)) {
            try {
                formats.get(plan.format())
                        .write(plan, output.channel(), new WriteContext(output.directory(), threads, listener));
            } catch (java.nio.channels.ClosedByInterruptException e) {
                throw new CancelledException("interrupted", e);
            } catch (IOException e) {
                throw new OutputException("cannot write " + target + ": " + e.getMessage(), e);
            }
            MessageDigest sha256 = Digests.sha256();
            long size;
            try (ByteSource complete = output.reread()) {
                Digests.feed(complete, sha256);
                size = complete.size();
            }
            checkCancelled();
            output.commit();
            WrittenPackage written = new WrittenPackage(
                    target,
                    plan.format(),
                    plan.name(),
                    plan.evr(),
                    plan.architecture(),
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
