package dev.gopack.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * gzip, read strictly. {@link java.util.zip.GZIPInputStream} takes whatever follows the last member for harmless; here it
 * is an error, since bytes that no checksum covers could ride along. // source: RFC 1952
 */
final class GzipDecoder extends InputStream {

    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 15];
    private int at;
    private int end;
    private long size;
    private boolean inMember;
    private boolean ended;

    GzipDecoder(InputStream in) throws IOException {
        this.in = in;
        header();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!ended && length > 0) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                crc.update(target, offset, count);
                size += count;
                return count;
            }
            if (inflater.finished()) {
                trailer();
                if (peek() < 0) {
                    ended = true;
                } else {
                    header();
                }
            }
        }
        return length == 0 ? 0 : -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(target, offset, length);
            if (count == 0 && !inflater.finished()) {
                if (inflater.needsDictionary()) {
                    throw new IOException("a preset dictionary is needed");
                }
                if (peek() < 0) {
                    throw new EOFException("the gzip member is not complete");
                }
                inflater.setInput(buffer, at, end - at);
                at = end;
            }
            return count;
        } catch (DataFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void header() throws IOException {
        if (next() != 0x1f || next() != 0x8b || next() != 8) {
            throw inMember ? new ExcessException("gzip member") : new IOException("not gzip data");
        }
        inMember = true;
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new IOException("reserved gzip flags are set");
        }
        skip(6);
        if ((flags & FEXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & FNAME) != 0) {
            skipText();
        }
        if ((flags & FCOMMENT) != 0) {
            skipText();
        }
        if ((flags & FHCRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        size = 0;
    }

    private void trailer() throws IOException {
        at = end - inflater.getRemaining();
        long stated = number();
        if (stated != crc.getValue()) {
            throw new IOException("the gzip checksum is wrong");
        }
        if (number() != (size & 0xffff_ffffL)) {
            throw new IOException("the gzip size is wrong");
        }
    }

    private long number() throws IOException {
        return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // a file name or comment, ended by NUL
        }
    }

    private int next() throws IOException {
        int value = peek();
        if (value < 0) {
            throw new EOFException("the gzip data ends too early");
        }
        at++;
        return value;
    }

    private int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at] & 0xff;
    }
}
