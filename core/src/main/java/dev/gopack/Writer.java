package dev.gopack;

import dev.gopack.archive.Workers;
import dev.gopack.format.BuildListener;
import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.SharedPayloads;
import dev.gopack.format.WriteContext;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.AtomicOutput;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.report.CancelledException;
import dev.gopack.report.Finding;
import dev.gopack.report.GopackException;
import dev.gopack.report.InputException;
import dev.gopack.report.OutputException;
import dev.gopack.report.SigningException;
import dev.gopack.sign.SignatureForm;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signing;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyPolicy;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Writes planned packages side by side, each complete at its place or not at all. */
final class Writer {

    private final Formats formats;
    private final int threads;
    private final BuildListener listener;
    private final boolean digests;
    private final SignerSource signers;

    /** Opens whoever signs packages. */
    interface SignerSource {
        /** The signers of these, which the writer closes. */
        Signers open(List<PackagePlan> plans) throws IOException;
    }

    /**
     * With these settings.
     *
     * @param digests whether results state digests, for which what was written is read again
     * @param signers opens whoever signs
     */
    Writer(Formats formats, int threads, BuildListener listener, boolean digests, SignerSource signers) {
        this.formats = formats;
        this.threads = threads;
        this.listener = listener;
        this.digests = digests;
        this.signers = signers;
    }

    /** What packages wait for before they get their names. */
    interface Gate {
        /** Nothing to wait for. */
        Gate OPEN = () -> {};

        /** Returns when packages may get their names, and throws what stops the build. */
        void pass();

        /** True once it is known that none will get its name. */
        default boolean isShut() {
            return false;
        }
    }

    /** As {@link #writeAll(List, Function, Gate)}, without waiting. */
    List<WrittenPackage> writeAll(List<PackagePlan> plans, Function<PackagePlan, Path> place) {
        return writeAll(plans, place, Gate.OPEN);
    }

    /**
     * The written packages in the order of their plans. After a failure the rest is stopped and the failure thrown.
     *
     * @param place where each package goes
     * @param gate what each waits for when it is complete
     */
    List<WrittenPackage> writeAll(List<PackagePlan> plans, Function<PackagePlan, Path> place, Gate gate) {
        // by identity: a plan is large, and each of these is one of a kind
        IdentityHashMap<PackagePlan, WrittenPackage> written = new IdentityHashMap<>();
        try (Signers all = signers.open(plans);
                Workers workers = new Workers(threads);
                SharedPayloads shared = SharedPayloads.of(plans)) {
            Run run = new Run(workers, shared, all, gate, new Heard(listener, gate));
            List<WrittenPackage> packages =
                    Parallel.run(shared.order(), threads, plan -> write(plan, place.apply(plan), run));
            for (int i = 0; i < packages.size(); i++) {
                written.put(shared.order().get(i), packages.get(i));
            }
        } catch (IOException e) {
            throw new OutputException("cannot remove a temporary file: " + GopackException.reason(e), e);
        }
        return plans.stream()
                .map(plan -> Objects.requireNonNull(written.get(plan)))
                .toList();
    }

    /** What the packages of one run have in common. */
    private record Run(Workers workers, SharedPayloads shared, Signers signers, Gate gate, BuildListener listener) {}

    /** A listener that stops what is in vain, too. */
    private record Heard(BuildListener to, Gate gate) implements BuildListener {
        @Override
        public void started(PackagePlan plan) {
            to.started(plan);
        }

        @Override
        public void progressed(PackagePlan plan, long bytes) {
            to.progressed(plan, bytes);
        }

        @Override
        public void finished(WrittenPackage written) {
            to.finished(written);
        }

        @Override
        public boolean isCancelled() {
            return to.isCancelled() || gate.isShut();
        }
    }

    private WrittenPackage write(PackagePlan plan, Path target, Run run) {
        boolean complete = false;
        try {
            WrittenPackage written = writeOrFail(plan, target, run);
            complete = true;
            return written;
        } finally {
            if (!complete) {
                run.shared().giveUp(plan);
            }
        }
    }

    private WrittenPackage writeOrFail(PackagePlan plan, Path target, Run run) {
        try {
            return writeNow(plan, target, run);
        } catch (IOException e) {
            throw isInterrupted(e)
                    ? new CancelledException("interrupted", e)
                    : new OutputException("cannot write " + target + ": " + GopackException.reason(e), e);
        } catch (OutputException | InputException | SigningException e) {
            throw isInterrupted(e) ? new CancelledException("interrupted", e) : e;
        }
    }

    /** An interrupt closes channels under the hands of whoever uses them, so it has many faces. */
    private static boolean isInterrupted(Exception e) {
        return Thread.currentThread().isInterrupted()
                || e instanceof InterruptedIOException
                || e.getCause() instanceof ClosedByInterruptException;
    }

    private WrittenPackage writeNow(PackagePlan plan, Path target, Run run) throws IOException {
        long start = System.nanoTime();
        checkCancelled(run);
        run.listener().started(plan);
        Signing signing = run.signers().signing(plan);
        try (AtomicOutput output = AtomicOutput.open(target)) {
            PackageFormat.Proof proof = formats.get(plan.format())
                    .write(
                            plan,
                            output.channel(),
                            new WriteContext(output.directory(), run.workers(), run.shared(), run.listener(), signing));
            ByteSource complete = output.reread();
            check(plan, target, proof, complete);
            byte[] beside = plan.signing().detached() && !signing.isNone() ? detached(complete, signing) : new byte[0];
            if (!signing.isDone()) {
                throw new SigningException("cannot sign " + target + ": packages of the format " + plan.format()
                        + " were to be signed, and were not");
            }
            long size = complete.size();
            String sha256 = digests ? Digests.sha256Of(complete) : "";
            run.gate().pass();
            checkCancelled(run);
            try (Companions companions = Companions.of(target, complete, beside)) {
                companions.commit(output, complete);
            }
            WrittenPackage written = new WrittenPackage(
                    target,
                    plan.format(),
                    plan.name(),
                    plan.evr(),
                    plan.architecture(),
                    plan.target(),
                    size,
                    sha256,
                    Duration.ofNanos(System.nanoTime() - start));
            run.listener().finished(written);
            return written;
        }
    }

    /** What is wrong here is wrong with the disk, with memory, or with a writer; nobody is to get such a package. */
    private static void check(PackagePlan plan, Path target, PackageFormat.Proof proof, ByteSource complete)
            throws IOException {
        Findings findings = new Findings();
        findings.step(VerifyRules.UNREADABLE, () -> {
            proof.check(complete, findings);
            return true;
        });
        VerifyOptions options = new VerifyOptions(KeyRing.EMPTY, Instant.EPOCH, VerifyPolicy.DEFAULT);
        List<Finding> refusing =
                findings.conclude(target.toString(), plan.format(), options).refusing();
        if (!refusing.isEmpty()) {
            Finding first = refusing.get(0);
            throw new OutputException("cannot write " + target + ": what is on the disk is not the package that was"
                    + " meant (" + first.rule().id() + ": " + first.message() + "); the disk, memory or Gopack is at"
                    + " fault, so nothing is kept");
        }
        plan.target().flatMap(findings::refusal).ifPresent(refusal -> {
            throw new SigningException(plan.fileName() + " cannot be signed so: " + refusal
                    + "; a key file or gpg makes signatures that every release reads");
        });
    }

    /** The signatures of everybody, in one text. */
    private static byte[] detached(ByteSource complete, Signing signing) throws IOException {
        return signing.signAll(SignedContent.of(complete), SignatureForm.ARMORED);
    }

    private static void checkCancelled(Run run) {
        if (Thread.currentThread().isInterrupted() || run.listener().isCancelled()) {
            throw new CancelledException("cancelled before it was complete");
        }
    }
}
