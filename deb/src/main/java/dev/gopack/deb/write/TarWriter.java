package dev.gopack.deb.write;

import dev.gopack.deb.control.StaticAccounts;
import dev.gopack.format.ContentWriter;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.Ownership;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes tar as {@code tar --format=gnu} does, byte for byte: that is what dpkg-deb calls, and the only dialect that
 * dpkg's own reader takes in full. A header is one block of 512 bytes:
 *
 * <pre>
 * offset size field    value
 *      0  100 name     NUL padded; longer ones in an entry of type L before
 *    100    8 mode     7 octal digits, NUL
 *    108    8 uid      as mode
 *    116    8 gid      as mode
 *    124   12 size     11 octal digits, NUL; from 8 GiB on 0x80 and 11 bytes big-endian
 *    136   12 mtime    as size
 *    148    8 checksum 6 octal digits, NUL, space: sum of all bytes with this field as spaces
 *    156    1 type     0 file, 1 hard link, 2 symbolic link, 5 directory, L long name, K long link
 *    157  100 link     as name, with K
 *    257    8 magic    "ustar  " NUL
 *    265   32 uname    NUL padded
 *    297   32 gname    NUL padded
 *    329  183          NUL
 * </pre>
 *
 * Two blocks of NUL end the archive, which is filled up to a multiple of 10240 bytes. Never a pax header: dpkg refuses
 * it. // docs: GNU tar manual, Basic Tar Format // source: dpkg lib/dpkg/tarfn.c // observed: dpkg 1.21, tar 1.34
 */
final class TarWriter implements ContentWriter.Archive {

    private static final int BLOCK = 512;
    private static final int RECORD = 20 * BLOCK;
    private static final int NAME_LENGTH = 100;
    private static final byte[] MAGIC = "ustar  \0".getBytes(StandardCharsets.US_ASCII);
    private static final FileAttributes LONG_LINK = FileAttributes.of(0644, 0);

    private final OutputStream out;
    private final byte[] block = new byte[BLOCK];
    private final byte[] zeros = new byte[RECORD];
    private long written;

    TarWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes the header; for a file exactly {@link TarEntry#size} bytes of {@link #content} follow. */
    void add(TarEntry entry) throws IOException {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        byte[] link = entry.link().getBytes(StandardCharsets.UTF_8);
        if (link.length > NAME_LENGTH) { // GNU tar puts the link before the name
            longLink('K', link);
        }
        if (name.length > NAME_LENGTH) {
            longLink('L', name);
        }
        header(name, link, entry);
    }

    void content(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        written += length;
    }

    @Override
    public void accept(byte[] bytes, int count) throws IOException {
        content(bytes, 0, count);
    }

    @Override
    public void skip(long size) {
        written += size;
    }

    /** Fills the last block of a file's content. */
    void endContent() throws IOException {
        int used = (int) (written % BLOCK);
        if (used > 0) {
            content(zeros, 0, BLOCK - used);
        }
    }

    /** Ends the archive; the stream below stays open. */
    void finish() throws IOException {
        content(zeros, 0, 2 * BLOCK);
        int used = (int) (written % RECORD);
        if (used > 0) {
            content(zeros, 0, RECORD - used);
        }
    }

    private void longLink(char type, byte[] text) throws IOException {
        byte[] name = "././@LongLink".getBytes(StandardCharsets.US_ASCII);
        header(name, new byte[0], new TarEntry("", type, "", text.length + 1L, LONG_LINK));
        content(text, 0, text.length);
        content(zeros, 0, 1);
        endContent();
    }

    private void header(byte[] name, byte[] link, TarEntry entry) throws IOException {
        Arrays.fill(block, (byte) 0);
        FileAttributes attributes = entry.attributes();
        Ownership owner = attributes.owner();
        text(0, NAME_LENGTH, name);
        number(100, 8, attributes.mode());
        number(108, 8, StaticAccounts.uid(owner.user()).orElse(0));
        number(116, 8, StaticAccounts.gid(owner.group()).orElse(0));
        number(124, 12, entry.size());
        number(136, 12, attributes.mtime());
        Arrays.fill(block, 148, 156, (byte) ' ');
        block[156] = (byte) entry.type();
        text(157, NAME_LENGTH, link);
        text(257, MAGIC.length, MAGIC);
        text(265, 32, owner.user().getBytes(StandardCharsets.UTF_8));
        text(297, 32, owner.group().getBytes(StandardCharsets.UTF_8));
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        number(148, 7, sum);
        content(block, 0, BLOCK);
    }

    private void text(int at, int width, byte[] value) {
        System.arraycopy(value, 0, block, at, Math.min(width, value.length));
    }

    private void number(int at, int width, long value) {
        int digits = width - 1;
        if (value < 0 || value >= 1L << (3 * digits)) {
            base256(at, width, value);
            return;
        }
        long left = value;
        for (int i = at + digits - 1; i >= at; i--) {
            block[i] = (byte) ('0' + (left & 7));
            left >>>= 3;
        }
        block[at + digits] = 0;
    }

    // GNU tar manual, Extensions: the first bit set, then two's complement, big-endian
    private void base256(int at, int width, long value) {
        long left = value;
        for (int i = at + width - 1; i > at; i--) {
            block[i] = (byte) left;
            left >>= 8;
        }
        block[at] = (byte) 0x80;
    }
}
