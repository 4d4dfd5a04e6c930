package dev.gopack.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.zip.CRC32;

/**
 * A part of an archive that starts from nothing: cut into blocks of one size, which are compressed side by side and
 * written in order. Where the cuts fall depends on the input alone, and so do the bytes that come out.
 */
final class BlockPart {

    private static final int FIRST_SIZE = 1 << 16;

    private final CountingOutputStream out;
    private final Compression compression;
    private final BlockCompressor compressor;
    private final Workers workers;
    private final int blockSize;
    private final Deque<Future<byte[]>> pending = new ArrayDeque<>();
    private final List<Segment.Block> index = new ArrayList<>();
    private final CRC32 crc = new CRC32();
    private byte[] block;
    private int filled;
    private byte[] previous = new byte[0];
    private long size;

    /**
     * A part.
     *
     * @param expected its size, or the largest long if it is not known
     */
    BlockPart(OutputStream out, Compression compression, BlockCompressor compressor, long expected, Workers workers) {
        this.out = new CountingOutputStream(out);
        this.compression = compression;
        this.compressor = compressor;
        this.workers = workers;
        this.blockSize = compressor.blockSize(expected);
        this.block = new byte[(int) Math.min(blockSize, expected == Long.MAX_VALUE ? FIRST_SIZE : expected)];
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        if (compression.codec() == Codec.GZIP) {
            crc.update(bytes, offset, length); // xz takes its checks block by block
        }
        size += length;
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

    /**
     * Ends the part.
     *
     * @param last true if it is the end of the archive
     */
    Segment end(boolean last) throws IOException {
        if (filled > 0 || last) {
            submit(last);
        }
        while (!pending.isEmpty()) {
            emit(take());
        }
        return new Segment(compression, size, out.count(), (int) crc.getValue(), index);
    }

    /** Lets go of what is not written yet. */
    void abandon() {
        pending.forEach(block -> block.cancel(true));
        pending.clear();
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
        // a part of one block is not worth a thread
        if (workers.threads() == 1 || (pending.isEmpty() && length < blockSize)) {
            emit(compressor.compress(input, length, before, last));
        } else {
            if (pending.size() > workers.threads()) {
                emit(take());
            }
            pending.add(workers.submit(() -> compressor.compress(input, length, before, last)));
        }
        previous = input;
        block = new byte[Math.min(blockSize, last ? 0 : Math.max(input.length, FIRST_SIZE))];
        filled = 0;
    }

    private void emit(byte[] compressed) throws IOException {
        compressor.emit(out, compressed, index);
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
