package dev.gopack.deb.write;

import dev.gopack.format.BuildListener;
import dev.gopack.report.CancelledException;

/** Tells the listener how far a package is, and stops the work when the listener or the thread asks for it. */
final class Progress {

    private final DebPlan plan;
    private final BuildListener listener;

    Progress(DebPlan plan, BuildListener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    /** So many more bytes of content were read. */
    void advanced(long bytes) {
        listener.progressed(plan, bytes);
        check();
    }

    /** Throws if the work is to stop; the thread's interrupt flag stays as it is. */
    void check() {
        if (listener.isCancelled()) {
            throw cancelled("cancelled", null);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled("interrupted", null);
        }
    }

    CancelledException cancelled(String how, @org.jspecify.annotations.Nullable Throwable cause) {
        return new CancelledException(how + " while writing " + plan.fileName(), cause);
    }
}
