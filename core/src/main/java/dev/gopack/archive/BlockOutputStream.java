package dev.gopack.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Cuts its input into blocks of one size, compresses them side by side and writes the results in order. Where the cuts
 * fall depends on the input alone, and so do the bytes that come out. Threads are started when a second block is there.
 */
abstract class BlockOutputStream extends OutputStream {

    private final OutputStream out;
    private final int blockSize;
    private final int threads;
    private final Deque<Future<byte[]>> pending = new ArrayDeque<>();
    private byte[] block = new byte[1 << 16];
    private int filled;
    private byte[] previous = new byte[0];
    private @Nullable ExecutorService workers;
    private boolean closed;

    BlockOutputStream(OutputStream out, int blockSize, int threads) {
        this.out = out;
        this.blockSize = blockSize;
        this.threads = threads;
    }

    /** Compressed form of one block. Called by several threads at once. */
    abstract byte[] compress(byte[] input, int length, byte[] before, boolean last) throws IOException;

    /** Writes one compressed block; called in the order of the input. */
    abstract void emit(OutputStream to, byte[] compressed) throws IOException;

    /** Writes what follows the last block. */
    abstract void finish(OutputStream to) throws IOException;

    /** Sees the input pass by, in order. */
    abstract void passing(byte[] bytes, int offset, int length);

    @Override
    public final void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public final void write(byte[] bytes, int offset, int length) throws IOException {
        passing(bytes, offset, length);
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == blockSize) {
                submit(false);
            }
            int count = Math.min(left, blockSize - filled);
            grow(filled + count);
            System.arraycopy(bytes, from, block, filled, count);
            filled += count;
            from += count;
            left -= count;
        }
    }

    @Override
    public final void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            submit(true);
            while (!pending.isEmpty()) {
                emit(out, take());
            }
            finish(out);
        } finally {
            if (workers != null) {
                workers.shutdownNow();
            }
        }
        out.flush();
    }

    /** Stops the work and lets go of what is not written yet; there is no way to finish after this. */
    final void abandon() {
        closed = true;
        pending.clear();
        if (workers != null) {
            workers.shutdownNow();
        }
    }

    private void grow(int needed) {
        if (needed > block.length) {
            block = Arrays.copyOf(block, (int) Math.min(blockSize, Math.max(needed, block.length * 2L)));
        }
    }

    private void submit(boolean last) throws IOException {
        byte[] input = block;
        int length = filled;
        byte[] before = previous;
        if ((last && pending.isEmpty()) || threads == 1) {
            emit(out, compress(input, length, before, last));
        } else {
            if (pending.size() > threads) {
                emit(out, take());
            }
            pending.add(workers().submit(() -> compress(input, length, before, last)));
        }
        previous = input;
        block = new byte[Math.min(blockSize, last ? 0 : Math.max(input.length, 1 << 16))];
        filled = 0;
    }

    private ExecutorService workers() {
        if (workers == null) {
            workers = Executors.newFixedThreadPool(threads, task -> {
                Thread thread = new Thread(task, "gopack-compress");
                thread.setDaemon(true);
                return thread;
            });
        }
        return workers;
    }

    private byte[] take() throws IOException {
        try {
            return pending.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while compressing").initCause(e);
        } catch (ExecutionException e) {
            throw new IOException("compressing failed", e.getCause());
        }
    }
}
