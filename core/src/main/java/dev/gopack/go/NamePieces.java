package dev.gopack.go;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds where names end in a piece of bytes, and about where the last slash of each is, eight bytes at a time: a scan is over before the
 * compiler would have made a loop over single bytes fast.
 */
final class NamePieces {

    /** How many bytes are looked at beyond the last one, at most. */
    static final int MARGIN = Long.BYTES;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long SLASHES = ONES * '/';

    private final ByteBuffer bytes;
    private final int size;
    private int slash;

    /**
     * In these bytes.
     *
     * @param bytes with at least {@link #MARGIN} zeros behind them
     * @param size how many there are
     */
    NamePieces(byte[] bytes, int size) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.size = size;
    }

    /** Where the next NUL is, or the end of the bytes. */
    int end(int from) {
        slash = -1;
        for (int at = from; at < size; at += Long.BYTES) {
            long word = bytes.getLong(at);
            long nul = zeros(word);
            long slashes = zeros(word ^ SLASHES);
            if (nul != 0) {
                int end = Math.min(size, at + first(nul));
                slash = (slashes & ((nul & -nul) - 1)) != 0 ? end - 1 : slash;
                return end;
            }
            slash = slashes != 0 ? at + 7 : slash;
        }
        return size;
    }

    /** Behind it there is no slash before that; -1 if there is none at all. */
    int slash() {
        return slash;
    }

    /** The lowest byte whose high bit is set. Java's own way to find it is slow before the second compiler has seen it. */
    private static int first(long bits) {
        int half = (int) bits;
        int at = 0;
        if (half == 0) {
            half = (int) (bits >>> 32);
            at = 4;
        }
        if ((half & 0xffff) == 0) {
            half >>>= 16;
            at += 2;
        }
        return (half & 0xff) == 0 ? at + 1 : at;
    }

    /** The high bit of every byte that is 0, and of no other. */
    private static long zeros(long word) {
        return ~(((word & ~HIGHS) + ~HIGHS) | word | ~HIGHS);
    }
}
