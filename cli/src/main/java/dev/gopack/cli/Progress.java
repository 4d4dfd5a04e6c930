package dev.gopack.cli;

import dev.gopack.format.BuildListener;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows on a terminal how far a build is once it takes over a second, and stops the build cleanly when the process is
 * asked to end.
 */
final class Progress implements BuildListener, AutoCloseable {

    private static final long FIRST_AFTER = TimeUnit.SECONDS.toNanos(1);
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long GRACE_MILLISECONDS = 1000;

    private final Console console;
    private final AtomicLong total = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong nextAt = new AtomicLong(System.nanoTime() + FIRST_AFTER);
    private final Stopping stopping = new Stopping(() -> cancelled = true, GRACE_MILLISECONDS);
    private volatile boolean cancelled;
    private volatile boolean shown;

    Progress(Console console) {
        this.console = console;
    }

    @Override
    public void started(PackagePlan plan) {
        total.addAndGet(plan.contentSize());
    }

    @Override
    public void progressed(PackagePlan plan, long bytes) {
        long now = done.addAndGet(bytes);
        long due = nextAt.get();
        long time = System.nanoTime();
        if (console.terminal() && time - due >= 0 && nextAt.compareAndSet(due, time + EVERY)) {
            shown = true;
            console.err().print("\r" + percent(now) + " of " + (total.get() >> 20) + " MiB ");
            console.err().flush();
        }
    }

    @Override
    public void finished(WrittenPackage written) {
        if (shown) {
            clear();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    /** Takes the progress line away. */
    void clear() {
        if (shown) {
            console.err().print("\r" + " ".repeat(40) + "\r");
            console.err().flush();
        }
    }

    @Override
    public void close() {
        stopping.close();
    }

    private String percent(long now) {
        long all = Math.max(1, total.get());
        return Math.min(100, now * 100 / all) + " %";
    }
}
