package dev.gopack.cli;

import dev.gopack.report.CancelledException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the work of this thread cleanly when the process is asked to end, by a signal or Ctrl-C: temporary files go, programs
 * that were started are stopped.
 */
final class Stopping implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Thread working = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "gopack-stop");
    private final Runnable ask;
    private final long graceMillis;
    private volatile boolean asked;

    /** Work of a command. */
    interface Work {
        /** Does it, and gives the exit code. */
        int run() throws IOException;
    }

    /**
     * Watches from now on.
     *
     * @param ask asks the work to end by itself
     * @param graceMillis after so long, the thread is interrupted
     */
    Stopping(Runnable ask, long graceMillis) {
        this.ask = ask;
        this.graceMillis = graceMillis;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Does what knows no other end than being interrupted. */
    static int interruptible(Work work) throws IOException {
        try (Stopping stopping = new Stopping(() -> {}, 0)) {
            try {
                return work.run();
            } catch (IOException | RuntimeException e) {
                if (stopping.asked) {
                    throw new CancelledException("interrupted", e);
                }
                throw e;
            }
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is already ending
        }
    }

    private void stop() {
        asked = true;
        ask.run();
        try {
            if (!ended.await(graceMillis, TimeUnit.MILLISECONDS)) {
                working.interrupt();
                if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
