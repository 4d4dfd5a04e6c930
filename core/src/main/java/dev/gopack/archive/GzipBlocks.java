package dev.gopack.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.Deflater;

/**
 * gzip in one member with a header that says nothing of time or system. Each block ends on a byte border (sync flush)
 * and starts with the last 32 KiB of the one before as dictionary, so little is lost.
 */
final class GzipBlocks implements BlockCompressor {

    private static final int BLOCK = 512 << 10;
    private static final int WINDOW = 32 << 10;

    private final int level;
    private int crc;
    private long size;

    GzipBlocks(int level) {
        this.level = level;
    }

    @Override
    public int blockSize(long partSize) {
        return BLOCK;
    }

    // RFC 1952: magic, deflate, no flags, no time, XFL 2 = slowest and 4 = fastest, OS 3 = Unix; as gzip -n writes it
    @Override
    public void start(OutputStream to) throws IOException {
        byte extra = (byte) (level == 9 ? 2 : level == 1 ? 4 : 0);
        to.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, extra, 3});
    }

    @Override
    public byte[] compress(byte[] input, int length, byte[] before, boolean last) {
        Deflater deflater = new Deflater(level, true);
        try {
            if (before.length > 0) {
                int window = Math.min(WINDOW, before.length);
                deflater.setDictionary(before, before.length - window, window);
            }
            deflater.setInput(input, 0, length);
            if (last) {
                deflater.finish();
            }
            ByteArrayOutputStream compressed = new ByteArrayOutputStream(length / 2 + 64);
            byte[] buffer = new byte[1 << 15];
            while (true) {
                int count = deflater.deflate(buffer, 0, buffer.length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
                compressed.write(buffer, 0, count);
                if (last ? deflater.finished() : count < buffer.length) {
                    return compressed.toByteArray();
                }
            }
        } finally {
            deflater.end();
        }
    }

    @Override
    public void emit(OutputStream to, byte[] compressed, List<Segment.Block> index) throws IOException {
        to.write(compressed);
    }

    @Override
    public void count(Segment part) {
        crc = Crc32Combination.of(crc, part.crc(), part.size());
        size += part.size();
    }

    @Override
    public void finish(OutputStream to) throws IOException {
        to.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(crc)
                .putInt((int) size)
                .array());
    }
}
