package dev.gopack.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of a source file from front to back, one of look-ahead, with the place of each; keeps one buffer. */
final class SourceBytes {

    static final int END = -1;

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final InputStream in;
    private final byte[] buffer;
    private int at;
    private int limit;
    private int line = 1;
    private int column = 1;
    private boolean nul;

    private int pending;
    private int least;
    private int rune;
    private boolean invalidUtf8;

    /**
     * @param in the file, which the caller closes
     * @param buffer memory to read into
     */
    SourceBytes(InputStream in, byte[] buffer) throws IOException {
        this.in = in;
        this.buffer = buffer;
        while (limit < 3 && fill()) {
            // a byte order mark has three bytes
        }
        if (limit >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf) {
            at = 3;
        }
    }

    /** The next byte, or {@link #END}; stays where it is. */
    int peek() throws IOException {
        if (at == limit) {
            at = 0;
            limit = 0;
            if (!fill()) {
                return END;
            }
        }
        int next = buffer[at] & 0xff;
        nul |= next == 0;
        return next;
    }

    /** Takes the next byte, or {@link #END}. */
    int next() throws IOException {
        int next = peek();
        if (next == END) {
            invalidUtf8 |= pending > 0;
            return END;
        }
        at++;
        if (next == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        if (next >= 0x80 || pending > 0) {
            decode(next);
        }
        return next;
    }

    /** Takes the next byte if it is this one. */
    boolean take(int wanted) throws IOException {
        if (peek() != wanted) {
            return false;
        }
        next();
        return true;
    }

    /**
     * Passes over bytes of ASCII up to the first that is marked, as far as they are in memory; a fast way that may end
     * anywhere.
     *
     * @param stops what must not be passed over, by its code; the end of a line has to be among it
     */
    void skipPlain(boolean[] stops) {
        if (pending > 0) {
            return;
        }
        int start = at;
        while (at < limit && buffer[at] > 0 && !stops[buffer[at]]) {
            at++;
        }
        column += at - start;
    }

    /** Takes letters, digits and underlines of ASCII, if they are in memory with what plainly follows; else null. */
    @Nullable
    String plainWord() {
        int end = at;
        while (end < limit && isWord(buffer[end])) {
            end++;
        }
        return end == limit || buffer[end] <= 0 || pending > 0 ? null : taken(end);
    }

    /** Takes a string literal of ASCII on one line and without a backslash, if all of it is in memory; else null. */
    @Nullable
    String plainLiteral() {
        int end = at + 1;
        while (end < limit && buffer[end] >= ' ' && buffer[end] != '\\' && buffer[end] != buffer[at]) {
            end++;
        }
        return end >= limit || buffer[end] != buffer[at] || pending > 0 ? null : taken(end + 1);
    }

    private String taken(int end) {
        String text = new String(buffer, at, end - at, StandardCharsets.ISO_8859_1);
        column += end - at;
        at = end;
        return text;
    }

    /** Whether it is a letter, digit or underline of ASCII. */
    static boolean isWord(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    /** The line of the next byte, from 1. */
    int line() {
        return line;
    }

    /** The column of the next byte, counted in bytes from 1. */
    int column() {
        return column;
    }

    /** Whether a NUL was among the bytes so far, the next one included. */
    boolean sawNul() {
        return nul;
    }

    /** Whether what was taken so far is not UTF-8 or has a byte order mark that is not at the start. */
    boolean sawInvalidUtf8() {
        return invalidUtf8;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(count, 0);
        return count > 0;
    }

    private void decode(int next) {
        if (pending == 0) {
            start(next);
        } else if ((next & 0xc0) != 0x80) {
            invalidUtf8 = true;
            pending = 0;
        } else {
            rune = rune << 6 | (next & 0x3f);
            if (--pending == 0) {
                invalidUtf8 |= rune < least
                        || rune > Character.MAX_CODE_POINT
                        || (rune >= Character.MIN_SURROGATE && rune <= Character.MAX_SURROGATE)
                        || rune == BYTE_ORDER_MARK;
            }
        }
    }

    private void start(int first) {
        if (first >= 0xf8 || first < 0xc0) {
            invalidUtf8 = true;
        } else if (first >= 0xf0) {
            expect(3, first & 0x07, 0x10000);
        } else if (first >= 0xe0) {
            expect(2, first & 0x0f, 0x800);
        } else {
            expect(1, first & 0x1f, 0x80);
        }
    }

    private void expect(int more, int bits, int smallest) {
        pending = more;
        rune = bits;
        least = smallest;
    }
}
