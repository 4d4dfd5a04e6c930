package dev.gopack.rpm.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a payload. Owner and device are 0 in it, since rpm takes them from the main header. */
public final class CpioWriter {

    static final String NEWC = "070701";
    static final String STRIPPED = "07070X";
    static final String TRAILER = "TRAILER!!!";
    static final int NEWC_SIZE = 110;
    static final int STRIPPED_SIZE = 14;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PADDING = new byte[3];

    private final OutputStream out;
    private final boolean stripped;
    private long position;

    /**
     * A writer that leaves {@code out} open.
     *
     * @param stripped true for the form without sizes and names
     */
    public CpioWriter(OutputStream out, boolean stripped) {
        this.out = out;
        this.stripped = stripped;
    }

    /** Size that an entry takes up, data and padding included. */
    public static long sizeOf(boolean stripped, CpioEntry entry) {
        return padded(headerSize(stripped, entry)) + padded(entry.size());
    }

    /** Size of the trailer. */
    public static long trailerSize() {
        return padded(NEWC_SIZE + TRAILER.length() + 1);
    }

    private static long headerSize(boolean stripped, CpioEntry entry) {
        return stripped ? STRIPPED_SIZE : NEWC_SIZE + entry.name().getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private static long padded(long size) {
        return (size + 3) & ~3L;
    }

    /** Writes what stands before the data. */
    public void begin(CpioEntry entry) throws IOException {
        if (stripped) {
            byte[] header = new byte[STRIPPED_SIZE];
            magic(header, STRIPPED);
            hex(header, 0, entry.index());
            data(header, 0, header.length);
        } else {
            newc(entry);
        }
        pad();
    }

    private void newc(CpioEntry entry) throws IOException {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        byte[] header = new byte[NEWC_SIZE + name.length + 1];
        magic(header, NEWC);
        long[] fields = {
            entry.inode(),
            entry.mode(),
            0,
            0,
            entry.links(),
            entry.mtime(),
            entry.size(),
            0,
            0,
            0,
            0,
            name.length + 1,
            0
        };
        for (int i = 0; i < fields.length; i++) {
            hex(header, i, fields[i]);
        }
        System.arraycopy(name, 0, header, NEWC_SIZE, name.length);
        data(header, 0, header.length);
    }

    /** Writes a piece of the data. */
    public void data(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        position += length;
    }

    /** Ends the data of an entry. */
    public void end() throws IOException {
        pad();
    }

    /** Ends the archive. // observed: rpm 4.18 writes a newc trailer in the stripped form too, and pads to 4 only */
    public void finish() throws IOException {
        newc(new CpioEntry(0, TRAILER, 0, 0, 1, 0, 0));
        pad();
    }

    /** Bytes written so far. */
    public long position() {
        return position;
    }

    private void pad() throws IOException {
        int gap = (int) (padded(position) - position);
        if (gap > 0) {
            data(PADDING, 0, gap);
        }
    }

    private static void magic(byte[] header, String magic) {
        for (int i = 0; i < magic.length(); i++) {
            header[i] = (byte) magic.charAt(i);
        }
    }

    private static void hex(byte[] header, int field, long value) {
        int at = NEWC.length() + field * 8;
        for (int i = 7; i >= 0; i--) {
            header[at + i] = HEX[(int) (value >>> (4 * (7 - i))) & 0xf];
        }
    }
}
