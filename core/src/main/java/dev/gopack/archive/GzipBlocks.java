package dev.gopack.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * gzip in one member with a header that says nothing of time or system. Each block ends on a byte border (sync flush)
 * and starts with the last 32 KiB of the one before as dictionary, so little is lost.
 */
final class GzipBlocks implements BlockCompressor {

    private static final int BLOCK = 512 << 10;

    private final int level;
    private final boolean system;
    private int crc;
    private long size;

    GzipBlocks(int level) {
        this(level, SystemDeflate.isZlib(level));
    }

    /**
     * For tests.
     *
     * @param system true to use the deflate of the Java runtime, which has no influence on the bytes if it is zlib's
     */
    GzipBlocks(int level, boolean system) {
        this.level = level;
        this.system = system;
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
        return system
                ? SystemDeflate.compress(input, length, before, before.length, level, last)
                : Deflate.compress(input, length, before, before.length, level, last);
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
