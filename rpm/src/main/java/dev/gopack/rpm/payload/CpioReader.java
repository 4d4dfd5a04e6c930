package dev.gopack.rpm.payload;

import dev.gopack.io.BoundedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** Reads a payload from untrusted bytes, from front to back. */
public final class CpioReader {

    private static final String NEWC_CRC = "070702"; // the same with a checksum, which rpm ignores
    private static final int LONGEST_NAME = 4096; // source: rpm lib/cpio.cc
    private static final int MAGIC_SIZE = 6;

    private final BoundedReader in;
    private final IntToLongFunction strippedSizes;
    private long left;
    private String oddity = "";

    /**
     * A reader.
     *
     * @param in the archive; offsets count from its start
     * @param strippedSizes data sizes by the number of the file, for entries that do not say; negative for a number that
     *     does not exist
     */
    public CpioReader(BoundedReader in, IntToLongFunction strippedSizes) {
        this.in = in;
        this.strippedSizes = strippedSizes;
    }

    /** The next entry, after what is left of the data of the one before; empty at the trailer. */
    public Optional<CpioEntry> next() throws IOException {
        in.skip(left, "data of a file");
        left = 0;
        align();
        long start = in.offset();
        String magic = ascii(MAGIC_SIZE);
        if (magic.equals(CpioWriter.STRIPPED)) {
            return Optional.of(stripped());
        }
        if (magic.equals(NEWC_CRC)) {
            odd("an entry with a checksum");
        } else if (!magic.equals(CpioWriter.NEWC)) {
            throw in.broken(start, "no cpio entry in the payload where one is expected");
        }
        CpioEntry entry = newc();
        return entry.name().equals(CpioWriter.TRAILER) ? Optional.empty() : Optional.of(entry);
    }

    /**
     * Reads data of the entry.
     *
     * @return the number of bytes, -1 at its end
     */
    public int read(byte[] target) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(target, 0, (int) Math.min(left, target.length));
        if (count < 0) {
            throw in.broken(in.offset(), "the payload ends " + left + " bytes before the end of a file");
        }
        left -= count;
        return count;
    }

    /** Checks that nothing but the padding follows the trailer. */
    public void finish() throws IOException {
        align();
        // rpm pads to 4 bytes, cpio to blocks of 512
        long end = in.offset();
        for (int b = in.next(); b >= 0; b = in.next()) {
            if (b != 0 || in.offset() - end >= 512) {
                throw in.excess(end, "the payload goes on after its trailer");
            }
        }
    }

    private CpioEntry stripped() throws IOException {
        long start = in.offset();
        long index = hex(ascii(8), 0, start);
        long size = index > Integer.MAX_VALUE ? -1 : strippedSizes.applyAsLong((int) index);
        if (size < 0) {
            throw in.broken(start, "the payload has a file number " + index + ", which the header does not have");
        }
        align();
        left = size;
        return new CpioEntry((int) index, "", 0, 0, 0, 0, size, 0);
    }

    private CpioEntry newc() throws IOException {
        long start = in.offset();
        String fields = ascii(CpioWriter.NEWC_SIZE - MAGIC_SIZE);
        long nameSize = hex(fields, 11, start);
        if (nameSize < 2 || nameSize > LONGEST_NAME) {
            throw in.broken(start, "a file name in the payload has " + nameSize + " bytes");
        }
        byte[] name = in.bytes(nameSize, LONGEST_NAME, "file name");
        if (name[name.length - 1] != 0 || indexOfNul(name) != name.length - 1) {
            throw in.broken(start, "a file name in the payload does not end where it says");
        }
        align();
        left = hex(fields, 6, start);
        if (hex(fields, 12, start) != 0) {
            odd("a checksum");
        }
        return new CpioEntry(
                -1,
                new String(name, 0, name.length - 1, StandardCharsets.UTF_8),
                (int) hex(fields, 0, start),
                (int) hex(fields, 1, start),
                (int) hex(fields, 4, start),
                hex(fields, 5, start),
                left,
                hex(fields, 9, start) << 32 | hex(fields, 10, start));
    }

    private static int indexOfNul(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at;
    }

    private String ascii(int length) throws IOException {
        return new String(in.bytes(length, length, "cpio header"), StandardCharsets.ISO_8859_1);
    }

    private long hex(String fields, int field, long start) {
        long value = 0;
        for (int i = field * 8; i < field * 8 + 8; i++) {
            int digit = fields.charAt(i) < 0x80 ? Character.digit(fields.charAt(i), 16) : -1;
            if (digit < 0) {
                throw in.broken(start, "a number in a cpio header is not hexadecimal");
            }
            if (fields.charAt(i) >= 'A' && fields.charAt(i) <= 'F') {
                odd("a number in capital letters");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void align() throws IOException {
        int size = (int) (-in.offset() & 3);
        for (byte b : in.bytes(size, size, "padding")) {
            if (b != 0) {
                odd("padding that is not zero");
            }
        }
    }

    /** What rpm reads and never writes, if there was anything of the kind; otherwise empty. */
    public String oddity() {
        return oddity;
    }

    private void odd(String what) {
        oddity = oddity.isEmpty() ? what : oddity;
    }
}
