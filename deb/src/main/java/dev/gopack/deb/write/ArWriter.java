package dev.gopack.deb.write;

import dev.gopack.io.Spool;
import dev.gopack.io.WrittenPieces;
import dev.gopack.report.OutputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Writes the outer archive as dpkg-deb does. Each member has a header of 60 bytes, all fields left-justified and filled
 * with blanks, and starts at an even offset:
 *
 * <pre>
 * offset size field value
 *      0   16 name  without a slash at the end
 *     16   12 mtime decimal seconds
 *     28    6 uid   0
 *     34    6 gid   0
 *     40    8 mode  100644
 *     48   10 size  decimal, no zeros in front: apt would read it as octal
 *     58    2 end   "`" newline
 * </pre>
 *
 * // docs: deb(5) // source: dpkg lib/dpkg/ar.c dpkg_ar_member_put_header()
 */
final class ArWriter {

    /** The largest member: ten decimal digits. // docs: deb(5), "FORMAT" */
    static final long MAX_MEMBER = 9_999_999_999L;

    private static final byte[] MAGIC = ascii("!<arch>\n");
    private static final byte[] PADDING = ascii("\n");

    private final FileChannel out;
    private final long mtime;
    private final WrittenPieces pieces = new WrittenPieces();
    private long at;

    ArWriter(FileChannel out, long mtime) throws IOException {
        this(mtime, out);
        put(MAGIC);
    }

    private ArWriter(long mtime, FileChannel out) {
        this.out = out;
        this.mtime = mtime;
    }

    /** Goes on behind what an archive has. */
    static ArWriter behind(FileChannel out, long mtime) {
        return new ArWriter(mtime, out);
    }

    void member(String name, byte[] content) throws IOException {
        header(name, content.length);
        put(content);
        pad(content.length);
    }

    /**
     * A member that waits in a spool.
     *
     * @param checksum CRC-32C of what was written to the spool
     */
    void member(String name, Spool content, long checksum) throws IOException {
        header(name, content.size());
        content.transferTo(out);
        pieces.add(at, content.size(), checksum);
        at += content.size();
        pad(content.size());
    }

    /** All that was written so far. */
    WrittenPieces written() {
        return pieces;
    }

    private void header(String name, long size) throws IOException {
        checkSize(name, size);
        put(ascii(field(name, 16) + field(Long.toString(mtime), 12) + field("0", 6) + field("0", 6) + field("100644", 8)
                + field(Long.toString(size), 10) + "`\n"));
    }

    static void checkSize(String name, long size) {
        if (size > MAX_MEMBER) {
            throw new OutputException(name + " would have " + size + " bytes; a deb package can hold " + MAX_MEMBER
                    + ". Compress it better or split the package");
        }
    }

    private void pad(long size) throws IOException {
        if (size % 2 != 0) {
            put(PADDING);
        }
    }

    private void put(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        pieces.add(at, bytes);
        at += bytes.length;
    }

    private static String field(String value, int width) {
        if (value.length() > width) {
            throw new OutputException("the value " + value + " does not fit an archive header");
        }
        return value + " ".repeat(width - value.length());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
