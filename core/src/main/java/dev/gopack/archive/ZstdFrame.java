package dev.gopack.archive;

import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks over the blocks of a zstd frame without decompressing them. // docs: RFC 8878, section 3.1.1 */
final class ZstdFrame {

    private static final int MAGIC = 0xFD2FB528;
    private static final int[] DICTIONARY_ID_SIZES = {0, 1, 2, 4};
    private static final int[] CONTENT_SIZE_SIZES = {0, 2, 4, 8};
    private static final int RLE_BLOCK = 1;
    private static final int RESERVED_BLOCK = 3;
    private static final int CHECKSUM_SIZE = 4;

    private ZstdFrame() {}

    /**
     * Checks that one frame fills {@code [from, to)}.
     *
     * @throws FormatException if it does not
     */
    static void checkSingle(ByteSource source, long from, long to) throws IOException {
        if (number(source, from, to, 4) != Integer.toUnsignedLong(MAGIC)) {
            throw broken(source, from, "a zstd frame does not start here");
        }
        int descriptor = (int) number(source, from + 4, to, 1);
        boolean singleSegment = (descriptor & 0x20) != 0;
        int contentSize = CONTENT_SIZE_SIZES[descriptor >> 6];
        if (singleSegment && contentSize == 0) {
            contentSize = 1;
        }
        long at = from + 5 + (singleSegment ? 0 : 1) + DICTIONARY_ID_SIZES[descriptor & 3] + contentSize;
        boolean last = false;
        while (!last) {
            long header = number(source, at, to, 3);
            int type = (int) (header >> 1 & 3);
            if (type == RESERVED_BLOCK) {
                throw broken(source, at, "a zstd block of the reserved type");
            }
            last = (header & 1) != 0;
            at += 3 + (type == RLE_BLOCK ? 1 : header >> 3);
        }
        at += (descriptor & 4) != 0 ? CHECKSUM_SIZE : 0;
        if (at != to) {
            throw broken(source, at, at > to ? "the zstd frame is cut short" : "something follows the zstd frame");
        }
    }

    /** A little-endian number of so many bytes. */
    private static long number(ByteSource source, long at, long to, int size) throws IOException {
        if (at + size > to) {
            throw broken(source, at, "the zstd frame is cut short");
        }
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).limit(size);
        while (bytes.hasRemaining()) {
            if (source.read(at + bytes.position(), bytes) < 0) {
                throw broken(source, at, "the zstd frame is cut short");
            }
        }
        return bytes.clear().getLong();
    }

    private static FormatException broken(ByteSource source, long at, String problem) {
        return new FormatException(source.name(), at, problem);
    }
}
