package dev.gopack.archive;

import java.io.Closeable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that compress blocks. All packages of a build share them, so that no more blocks are compressed at once
 * than there are threads, however many packages are written. Started when the first block comes; idle ones end by themselves.
 */
public final class Workers implements Closeable {

    private static final int IDLE_SECONDS = 5;

    private final int threads;
    private @Nullable ExecutorService pool;
    private boolean closed;

    /**
     * Workers of one build.
     *
     * @param threads how many, at least 1
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed");
        }
        this.threads = threads;
    }

    /** How many blocks are compressed at once. */
    public int threads() {
        return threads;
    }

    synchronized Future<byte[]> submit(Callable<byte[]> work) {
        if (closed) {
            throw new IllegalStateException("the workers are closed");
        }
        if (pool == null) {
            ThreadPoolExecutor made = new ThreadPoolExecutor(
                    threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                        Thread thread = new Thread(task, "gopack-compress");
                        thread.setDaemon(true);
                        return thread;
                    });
            made.allowCoreThreadTimeOut(true);
            pool = made;
        }
        return pool.submit(work);
    }

    /** Stops them; what they work on is given up. */
    @Override
    public synchronized void close() {
        closed = true;
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
