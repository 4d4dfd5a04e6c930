package dev.gopack;

import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.report.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
     * @param directory where the packages go; what is made of it for a build that fails goes with that
     * @throws dev.gopack.report.SpecException if lint finds something that the specs do not let pass
     */
    static Outcome run(LintGate gate, Plans plans, Path directory, Work work) {
        List<Path> made = missing(directory, plans.plans());
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
                made.forEach(LintBeside::removeIfEmpty);
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

    /** The folders that will have to be made, the deepest first. A link to nothing is none of them: it is somebody's. */
    private static List<Path> missing(Path directory, List<PackagePlan> plans) {
        Set<Path> missing = new TreeSet<>(
                Comparator.comparing(Path::getNameCount).reversed().thenComparing(Comparator.naturalOrder()));
        for (PackagePlan plan : plans) {
            Path place = directory.resolve(plan.path()).toAbsolutePath().getParent();
            while (place != null && !missing.contains(place) && Files.notExists(place, LinkOption.NOFOLLOW_LINKS)) {
                missing.add(place);
                place = place.getParent();
            }
        }
        return List.copyOf(missing);
    }

    private static void removeIfEmpty(Path folder) {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            return; // something is in it, or it was never made
        }
    }
}
