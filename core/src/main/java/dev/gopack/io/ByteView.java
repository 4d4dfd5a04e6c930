package dev.gopack.io;

import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers and texts at any position of untrusted bytes, for formats whose structures point at each other. Whatever lies
 * outside the file is a {@link FormatException} with the offset; no length from the file sizes an allocation before the
 * file is known to have so many bytes. Keeps a few pages in memory, so neighbours cost no second read. Not for use by
 * several threads.
 */
public final class ByteView {

    private static final int PAGE = 1 << 14;
    private static final int PAGES = 16;

    private final ByteSource source;
    private final ByteOrder order;
    private final long size;
    private final Map<Long, byte[]> pages;
    private long latestNumber = -1;
    private byte[] latest = {};

    private ByteView(ByteSource source, ByteOrder order, long size, Map<Long, byte[]> pages) {
        this.source = source;
        this.order = order;
        this.size = size;
        this.pages = pages;
    }

    /**
     * A view of a source that the caller opened and closes.
     *
     * @param order which byte of a number comes first
     */
    public static ByteView of(ByteSource source, ByteOrder order) throws IOException {
        return new ByteView(source, order, source.size(), new LinkedHashMap<>(PAGES, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                return size() > PAGES;
            }
        });
    }

    /** The same bytes with numbers in another order. */
    public ByteView order(ByteOrder other) {
        return new ByteView(source, other, size, pages);
    }

    /** Which byte of a number comes first. */
    public ByteOrder order() {
        return order;
    }

    /** Number of bytes. */
    public long size() {
        return size;
    }

    /** Name for messages. */
    public String name() {
        return source.name();
    }

    /**
     * The exception to throw for a structure that starts at {@code at}. Where that comes from the file it may be before the
     * start, which is no offset; it is told as the start.
     */
    public FormatException broken(long at, String problem) {
        return new FormatException(source.name(), Math.max(0, at), problem);
    }

    /** True if all bytes from {@code position} on, so many of them, lie in the file. */
    public boolean has(long position, long length) {
        return position >= 0 && length >= 0 && position <= size && length <= size - position;
    }

    /** The byte there, 0 to 255. */
    public int u8(long position) throws IOException {
        check(position, 1, "a byte");
        return page(position)[(int) (position % PAGE)] & 0xff;
    }

    /** The unsigned number of 2 bytes there. */
    public int u16(long position) throws IOException {
        return number(position, 2).getShort() & 0xffff;
    }

    /** The unsigned number of 4 bytes there. */
    public long u32(long position) throws IOException {
        return number(position, 4).getInt() & 0xffff_ffffL;
    }

    /** The number of 8 bytes there; 2^63 and more are negative, which no file offset is. */
    public long u64(long position) throws IOException {
        return number(position, 8).getLong();
    }

    /**
     * Exactly {@code length} bytes.
     *
     * @param length as the input says
     * @param limit the most that is acceptable
     * @param what name of the structure for the message
     * @throws FormatException if the length is negative or over the limit, or not all bytes lie in the file
     */
    public byte[] bytes(long position, long length, int limit, String what) throws IOException {
        if (length < 0 || length > limit) {
            throw broken(position, what + " has length " + length + ", allowed are 0 to " + limit);
        }
        check(position, length, what);
        byte[] result = new byte[(int) length];
        fill(position, ByteBuffer.wrap(result), what);
        return result;
    }

    /** As {@link #bytes}, to take numbers from. */
    public ByteBuffer buffer(long position, long length, int limit, String what) throws IOException {
        return ByteBuffer.wrap(bytes(position, length, limit, what)).order(order);
    }

    /**
     * The bytes up to the next NUL, which ends every text in such files.
     *
     * @param limit the most bytes that are acceptable
     * @throws FormatException if there is no NUL within the limit or the file
     */
    public byte[] terminated(long position, int limit, String what) throws IOException {
        check(position, 1, what);
        for (long at = position; at < size; ) {
            byte[] page = page(at);
            int start = (int) (at % PAGE);
            int end = start;
            while (end < page.length && page[end] != 0) {
                end++;
            }
            long length = at - position + end - start;
            if (length > limit) {
                throw broken(position, what + " is longer than " + limit + " bytes");
            }
            if (end < page.length) {
                return at == position ? Arrays.copyOfRange(page, start, end) : bytes(position, length, limit, what);
            }
            at += end - start;
        }
        throw broken(position, what + " has no end");
    }

    private ByteBuffer number(long position, int length) throws IOException {
        check(position, length, "a number");
        int in = (int) (position % PAGE);
        if (in + length <= PAGE) {
            return ByteBuffer.wrap(page(position), in, length).order(order);
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) u8(position + i);
        }
        return ByteBuffer.wrap(bytes).order(order);
    }

    private void check(long position, long length, String what) {
        if (!has(position, length)) {
            throw broken(position, what + " of " + length + " bytes does not lie in the file of " + size);
        }
    }

    private byte[] page(long position) throws IOException {
        long number = position / PAGE;
        if (number == latestNumber) {
            return latest;
        }
        byte[] page = pages.get(number);
        if (page == null) {
            page = new byte[(int) Math.min(PAGE, size - number * PAGE)];
            fill(number * PAGE, ByteBuffer.wrap(page), "the file");
            pages.put(number, page);
        }
        latestNumber = number;
        latest = page;
        return page;
    }

    private void fill(long position, ByteBuffer target, String what) throws IOException {
        int start = target.position();
        while (target.hasRemaining()) {
            if (source.read(position + target.position() - start, target) < 0) {
                throw broken(position, what + " ends early: the file became shorter while it was read");
            }
        }
    }
}
