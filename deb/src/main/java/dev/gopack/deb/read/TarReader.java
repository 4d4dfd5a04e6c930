package dev.gopack.deb.read;

import dev.gopack.io.BoundedReader;
import dev.gopack.io.StrictUtf8;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads tar as dpkg does: v7, ustar with prefix, GNU with long names. The layout of a header is in
 * {@code write.TarWriter}. // source: dpkg lib/dpkg/tarfn.c
 */
final class TarReader {

    private static final int BLOCK = 512;
    private static final int MOST_ZEROS = 1 << 16; // docs: GNU tar manual: records are of 10 KiB
    private static final String TYPES = "0123456";
    private static final byte[] USTAR = {'u', 's', 't', 'a', 'r', 0, '0', '0'};

    private final BoundedReader in;
    private final long archiveLimit;
    private long contentLeft;
    private int padding;

    /**
     * A reader over a stream that the caller opened and closes.
     *
     * @param name name of the archive for messages
     */
    TarReader(String name, InputStream in, long archiveLimit) {
        this.in = new BoundedReader(name, in, 0);
        this.archiveLimit = archiveLimit;
    }

    /** The next entry, past what is left of the content of the one before; empty at the end of the archive. */
    Optional<TarMember> next() throws IOException {
        in.skip(contentLeft, "content");
        skipPadding();
        contentLeft = 0;
        String name = null;
        String link = null;
        while (true) {
            long at = in.offset();
            byte[] block = in.bytes(BLOCK, BLOCK, "header of a tar entry");
            if (isZero(block)) {
                if (name != null || link != null) {
                    throw in.broken(at, "a long name without an entry");
                }
                end();
                return Optional.empty();
            }
            checkHeader(block, at);
            char type = block[156] == 0 ? '0' : (char) (block[156] & 0xff);
            if (type == 'L' && name == null) {
                name = longText(block, at);
            } else if (type == 'K' && link == null) {
                link = longText(block, at);
            } else {
                return Optional.of(member(block, at, type, name, link));
            }
        }
    }

    /** Up to {@code target.length} bytes of the content of the current entry; -1 at its end. */
    int read(byte[] target) throws IOException {
        if (contentLeft == 0) {
            return -1;
        }
        int count = in.read(target, 0, (int) Math.min(target.length, contentLeft));
        if (count < 0) {
            throw in.broken(in.offset(), "the archive ends " + contentLeft + " bytes before the content does");
        }
        contentLeft -= count;
        return count;
    }

    /** The whole content of the current entry. */
    byte[] readAll(long limit, String what) throws IOException {
        byte[] content = in.bytes(contentLeft, limit, what);
        contentLeft = 0;
        return content;
    }

    FormatException broken(long at, String problem) {
        return in.broken(at, problem);
    }

    private TarMember member(
            byte[] block,
            long at,
            char type,
            @org.jspecify.annotations.Nullable String longName,
            @org.jspecify.annotations.Nullable String longLink)
            throws IOException {
        if (type == 'x' || type == 'g') {
            // observed: every dpkg refuses to install it, although dpkg-deb -c and -x take it
            throw in.broken(at, "a pax header, which dpkg does not read");
        }
        if (TYPES.indexOf(type) < 0) {
            throw in.broken(
                    at,
                    "an entry of type " + GopackException.quote(String.valueOf(type))
                            + ", which dpkg does not install");
        }
        long size = number(block, 124, 12, at, "size");
        boolean hasContent = type == '0';
        if (!hasContent && size != 0) {
            throw in.broken(at, "an entry without content has " + size + " bytes");
        }
        contentLeft = hasContent ? size : 0;
        if (contentLeft > archiveLimit) {
            throw in.broken(at, "an entry has " + size + " bytes, allowed are " + archiveLimit);
        }
        padding = (int) ((BLOCK - contentLeft % BLOCK) % BLOCK);
        String name = longName == null ? shortName(block, at) : longName;
        String link = longLink == null ? text(block, 157, 100, at) : longLink;
        return new TarMember(
                name,
                type,
                (int) octal(block, 100, 8, at, "mode") & 07777,
                owner(block, 265, 108, at, "user"),
                owner(block, 297, 116, at, "group"),
                contentLeft,
                number(block, 136, 12, at, "time"),
                type == '1' || type == '2' ? link : "",
                at);
    }

    private String shortName(byte[] block, long at) {
        String name = text(block, 0, 100, at);
        boolean hasPrefix = block[345] != 0 && Arrays.equals(block, 257, 265, USTAR, 0, USTAR.length);
        return hasPrefix ? text(block, 345, 155, at) + "/" + name : name;
    }

    private String owner(byte[] block, int nameAt, int numberAt, long at, String what) {
        long number = number(block, numberAt, 8, at, what);
        boolean named = block[257] == 'u' && block[nameAt] != 0;
        return named ? text(block, nameAt, 32, at) : Long.toString(number);
    }

    private String longText(byte[] block, long at) throws IOException {
        long size = number(block, 124, 12, at, "size");
        byte[] bytes = in.bytes(size, DebLimits.NAME, "long name");
        padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
        skipPadding();
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        if (length == 0) {
            throw in.broken(at, "an empty long name");
        }
        return decode(bytes, 0, length, at);
    }

    private void skipPadding() throws IOException {
        in.skip(padding, "padding");
        padding = 0;
    }

    private void end() throws IOException {
        byte[] block = new byte[BLOCK];
        long at = in.offset();
        long start = at;
        int count;
        while ((count = in.read(block, 0, BLOCK)) >= 0) {
            if (at - start > MOST_ZEROS) {
                // observed: tar has gone by then, and dpkg-deb -x dies of the pipe that nobody reads
                throw in.excess(at, "more than " + MOST_ZEROS + " zeros follow the end of the archive");
            }
            for (int i = 0; i < count; i++) {
                if (block[i] != 0) {
                    throw in.excess(at + i, "something follows the end of the archive");
                }
            }
            at = in.offset();
        }
    }

    /** Checks what dpkg checks of every header, those of long names included. */
    private void checkHeader(byte[] block, long at) {
        checkSum(block, at);
        if (block[0] == 0) {
            throw in.broken(at, "an entry without a name");
        }
        octal(block, 100, 8, at, "mode"); // apt knows no other form of it
        if (number(block, 108, 8, at, "user") > 0xffff_ffffL || number(block, 116, 8, at, "group") > 0xffff_ffffL) {
            throw in.broken(at, "a user or group of more than 32 bits");
        }
        number(block, 124, 12, at, "size");
        number(block, 136, 12, at, "time");
    }

    private void checkSum(byte[] block, long at) {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xff;
        }
        if (octal(block, 148, 8, at, "checksum") != sum) {
            throw in.broken(at, "the checksum of a tar header is wrong");
        }
    }

    private long number(byte[] block, int from, int width, long at, String what) {
        return (block[from] & 0x80) != 0 ? base256(block, from, width, at, what) : octal(block, from, width, at, what);
    }

    private long octal(byte[] block, int from, int width, long at, String what) {
        int i = from;
        int end = from + width;
        while (i < end && block[i] == ' ') {
            i++;
        }
        long value = 0;
        while (i < end && block[i] >= '0' && block[i] <= '7') {
            value = value << 3 | (block[i] - '0');
            i++;
        }
        while (i < end) {
            if (block[i] != ' ' && block[i] != 0) {
                throw in.broken(at + i, "the " + what + " of a tar entry is not a number");
            }
            i++;
        }
        return value;
    }

    // GNU tar manual, Extensions: base-256. Only what fits a positive long makes sense here.
    private long base256(byte[] block, int from, int width, long at, String what) {
        long value = block[from] & 0x7f;
        for (int i = from + 1; i < from + width; i++) {
            if (value >>> 54 != 0) {
                throw in.broken(at + from, "the " + what + " of a tar entry is negative or too large");
            }
            value = value << 8 | (block[i] & 0xff);
        }
        return value;
    }

    private String text(byte[] block, int from, int width, long at) {
        int end = from;
        while (end < from + width && block[end] != 0) {
            end++;
        }
        return decode(block, from, end - from, at);
    }

    private String decode(byte[] bytes, int from, int length, long at) {
        Optional<String> text = StrictUtf8.decode(bytes, from, length);
        if (text.isEmpty()) {
            throw in.broken(at, "a name that is not UTF-8");
        }
        return text.get();
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
