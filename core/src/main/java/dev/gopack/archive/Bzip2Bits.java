package dev.gopack.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Bits of bzip2 data, the highest of each byte first. */
final class Bzip2Bits {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 15];
    private int at;
    private int filled;
    private long bits;
    private int count;
    private long taken;

    Bzip2Bits(InputStream in) {
        this.in = in;
    }

    /** The number that the next bits are, 24 of them at most. */
    int number(int wanted) throws IOException {
        while (count < wanted) {
            if (!fill()) {
                throw new EOFException("the bzip2 data ends too early");
            }
            bits = bits << 8 | (buffer[at++] & 0xff);
            taken++;
            count += 8;
        }
        count -= wanted;
        return (int) (bits >>> count & ((1L << wanted) - 1));
    }

    /** Leaves out the rest of the byte; true if more bytes follow. */
    boolean isMore() throws IOException {
        count -= count % 8;
        return count > 0 || fill();
    }

    /** Bytes that were read. */
    long taken() {
        return taken;
    }

    private boolean fill() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return at < filled;
    }
}
