package dev.gopack.archive;

import java.io.ByteArrayOutputStream;

/**
 * Blocks after which a decoder's three repeated offsets are those of the start of a frame, whatever they were. What
 * comes next may then have been compressed as a frame of its own. An offset becomes a repeated one when a match uses it,
 * so it takes three matches at the distances 8, 4 and 1: a run of one byte has them all, and both tar's and cpio's
 * headers have such a run, of NULs and of zeros. // docs: RFC 8878, sections 3.1.1.3 to 3.1.1.5
 */
final class ZstdRepeats {

    /** The blocks, each a run: bytes in all, and {distance, literals before the match of three}. */
    private static final int[][] BLOCKS = {{8, 8}, {4, 6}, {1, 6}};

    private static final int MATCH = 3;
    private static final int COMPRESSED_BLOCK = 2;
    private static final int MOST_RAW = 128 << 10;

    /** Length of the run that is needed. */
    static final int RUN = 3 * MATCH + 8 + 6 + 6;

    private ZstdRepeats() {}

    /** Where the first run of {@link #RUN} equal bytes starts, or -1. */
    static int find(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] != bytes[start]) {
                start = i;
            }
            if (i - start + 1 == RUN) {
                return start;
            }
        }
        return -1;
    }

    /** Appends the blocks that stand for {@link #RUN} times the byte. */
    static void reset(ByteArrayOutputStream to, byte value) {
        for (int[] block : BLOCKS) {
            byte[] content = {
                (byte) (block[1] << 3 | 1), // literals: one byte, so many times
                value,
                1, // one sequence
                0x54, // its three codes are stated each by one byte
                (byte) block[1], // code of the number of literals
                (byte) code(block[0]), // code of the offset
                0, // code of a match of 3
                bits(block[0])
            };
            blockHeader(to, COMPRESSED_BLOCK, content.length);
            to.writeBytes(content);
        }
    }

    /** Appends bytes as they are. */
    static void raw(ByteArrayOutputStream to, byte[] bytes, int from, int end) {
        for (int at = from; at < end; at += MOST_RAW) {
            int size = Math.min(MOST_RAW, end - at);
            blockHeader(to, 0, size);
            to.write(bytes, at, size);
        }
    }

    private static void blockHeader(ByteArrayOutputStream to, int type, int size) {
        int header = size << 3 | type << 1;
        to.write(header);
        to.write(header >> 8);
        to.write(header >> 16);
    }

    // an offset is stated with 3 added: below that are the repeated ones
    private static int code(int offset) {
        return 31 - Integer.numberOfLeadingZeros(offset + 3);
    }

    /** The offset's bits below its highest, and a 1 that marks the end. */
    private static byte bits(int offset) {
        int code = code(offset);
        return (byte) (1 << code | ((offset + 3) & ((1 << code) - 1)));
    }
}
