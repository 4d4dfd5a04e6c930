package dev.gopack.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads a part of a {@link ByteSource} from front to back. Closing it does not close the source. */
public final class ByteSourceInputStream extends InputStream {

    private final ByteSource source;
    private final long end;
    private long position;

    /** Reads {@code [from, to)}; ends earlier if the source does. */
    public ByteSourceInputStream(ByteSource source, long from, long to) {
        this.source = source;
        this.position = from;
        this.end = to;
    }

    /** Offset in the source of the next byte to be read. */
    public long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        if (count == 0) {
            throw new IOException(source.name() + " gives no byte and no end");
        }
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        int count = source.read(position, ByteBuffer.wrap(target, offset, (int) Math.min(length, end - position)));
        if (count > 0) {
            position += count;
        }
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, end - position));
    }
}
