package dev.gopack.io;

import dev.gopack.report.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The only way in which a reader takes a structure from untrusted bytes: every read is bounded, a length that comes from
 * the input never sizes an allocation before the bytes are there, and whatever is missing is a {@link FormatException}
 * with the offset. Reads from front to back.
 */
public final class BoundedReader {

    private static final int CHUNK = 1 << 16;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final String name;
    private final InputStream in;
    private long offset;

    /**
     * A reader over a stream that the caller opened and closes.
     *
     * @param name file name for messages
     * @param in the bytes
     * @param offset position of the first byte of {@code in} for messages
     */
    public BoundedReader(String name, InputStream in, long offset) {
        this.name = name;
        this.in = in;
        this.offset = offset;
    }

    /** Offset of the next byte. */
    public long offset() {
        return offset;
    }

    /** The exception to throw for a structure that starts at {@code at}. */
    public FormatException broken(long at, String problem) {
        return new FormatException(name, at, problem);
    }

    /** The exception to throw for what follows the end of a structure at {@code at}. */
    public FormatException excess(long at, String problem) {
        return FormatException.excess(name, at, problem);
    }

    /**
     * Exactly {@code length} bytes.
     *
     * @param length as the input says
     * @param limit the most that is acceptable; no array is longer than 2147483639 bytes
     * @param what name of the structure for the message
     * @throws FormatException if the length is negative or over the limit, or the input ends before
     */
    public byte[] bytes(long length, long limit, String what) throws IOException {
        long most = Math.min(limit, LONGEST);
        if (length < 0 || length > most) {
            throw broken(offset, what + " has length " + length + ", allowed are 0 to " + most);
        }
        byte[] result = new byte[(int) Math.min(length, CHUNK)];
        int filled = 0;
        while (filled < length) {
            if (filled == result.length) {
                result = Arrays.copyOf(result, (int) Math.min(length, result.length * 2L));
            }
            int count = read(result, filled, result.length - filled);
            if (count < 0) {
                throw broken(offset, what + " ends after " + filled + " of " + length + " bytes");
            }
            filled += count;
        }
        return result;
    }

    /** Exactly {@code length} bytes as a big-endian buffer. */
    public ByteBuffer buffer(int length, String what) throws IOException {
        return ByteBuffer.wrap(bytes(length, length, what)).order(ByteOrder.BIG_ENDIAN);
    }

    /**
     * Skips exactly {@code length} bytes.
     *
     * @throws FormatException if the length is negative, or the input ends before
     */
    public void skip(long length, String what) throws IOException {
        if (length < 0) {
            throw broken(offset, what + " has length " + length);
        }
        byte[] sink = new byte[(int) Math.min(length, CHUNK)];
        long left = length;
        while (left > 0) {
            int count = read(sink, 0, (int) Math.min(left, sink.length));
            if (count < 0) {
                throw broken(offset, what + " ends " + left + " bytes early");
            }
            left -= count;
        }
    }

    /** The next byte, or -1 at the end. */
    public int next() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * Up to {@code length} bytes as they come.
     *
     * @return the number of bytes, at least 1, or -1 at the end
     * @throws FormatException if the stream below stops in the middle of its own structure
     */
    public int read(byte[] target, int from, int length) throws IOException {
        int count;
        int idle = 0;
        try {
            do {
                count = in.read(target, from, length);
            } while (count == 0 && length > 0 && ++idle < 1000);
        } catch (EOFException e) {
            throw new FormatException(name, offset, "the data ends too early", e);
        }
        if (count == 0 && length > 0) {
            throw broken(offset, "the decoder makes no progress");
        }
        if (count > 0) {
            offset += count;
        }
        return count;
    }
}
