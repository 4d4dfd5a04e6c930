package dev.gopack;

import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.report.CancelledException;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * Lint on a thread of its own while packages are written. None of them gets its name before lint has let all of them pass,
 * and what lint says of a build goes before what writing says.
 */
final class LintBeside implements Writer.Gate {

    private final FutureTask<Plans> lint;
    private final Thread thread;
    private volatile boolean shut;

    private LintBeside(LintGate gate, Plans plans) {
        lint = new FutureTask<>(() -> look(gate, plans));
        thread = new Thread(lint, "gopack-lint");
        thread.setDaemon(true);
    }

    /** What lint made of the plans, and what was written of them. */
    record Outcome(Plans plans, List<WrittenPackage> written) {}

    /** Writes packages. */
    interface Work {
        /** All of them; each waits at the gate before it gets its name. */
        List<WrittenPackage> write(Writer.Gate gate);
    }

    /**
     * False where lint has to come first: nobody is asked for a passphrase, and nothing signed, for a build that is refused.
     */
    static boolean fits(List<PackagePlan> plans, int threads) {
        return threads > 1
                && plans.stream().allMatch(plan -> plan.signing().keys().isEmpty());
    }

    /**
     * Both, and throws what either throws.
     *
     * @throws dev.gopack.report.SpecException if lint finds something that the specs do not let pass
     */
    static Outcome run(LintGate gate, Plans plans, Work work) {
        LintBeside beside = new LintBeside(gate, plans);
        beside.thread.start();
        boolean complete = false;
        try {
            List<WrittenPackage> written = beside.write(work);
            complete = true;
            return new Outcome(beside.result(), written);
        } finally {
            if (!complete) {
                beside.stop();
            }
        }
    }

    private List<WrittenPackage> write(Work work) {
        try {
            return work.write(this);
        } catch (CancelledException e) {
            if (isShut()) {
                pass();
            }
            throw e;
        } catch (RuntimeException e) {
            pass();
            throw e;
        }
    }

    @Override
    public void pass() {
        result().report().throwIfErrors();
    }

    private Plans look(LintGate gate, Plans plans) {
        boolean passes = false;
        try {
            Plans passed = gate.pass(plans);
            passes = !passed.report().hasErrors();
            return passed;
        } finally {
            shut = !passes;
        }
    }

    /** True once it is known that lint stops the build: what is written meanwhile is in vain. */
    @Override
    public boolean isShut() {
        return shut;
    }

    private Plans result() {
        try {
            return Parallel.result(lint);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted", e);
        }
    }

    /** Waits for the thread, so that it has no file open when the caller goes on. */
    private void stop() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
