package dev.gopack.rpm.header;

import dev.gopack.io.BoundedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The 96 bytes with which every rpm file starts. rpm itself looks at the magic alone; file(1) prints the rest. // rpm
 * docs/manual/format_lead.md
 *
 * @param major 3 for packages of format 4, 4 for those of format 6
 * @param source true for a source package
 * @param archnum number of the architecture // source: rpm rpmrc.in arch_canon
 * @param name {@code name-[epoch:]version-release}, cut to 65 bytes
 */
public record Lead(int major, boolean source, int archnum, String name) {

    /** Size in the file. */
    public static final int SIZE = 96;

    private static final int MAGIC = 0xedabeedb;
    /** The major version of packages of format 4. // source: rpm lib/rpmlead.cc */
    public static final int FORMAT_4 = 3;

    /** That of packages of format 6, which name no architecture and no system. // rpm docs/manual/format_v6.md */
    public static final int FORMAT_6 = 4;

    private static final int NAME_SIZE = 66;
    private static final int LINUX = 1; // source: rpm rpmrc.in os_canon
    private static final int HEADER_SIGNATURES = 5; // source: rpm lib/rpmlead.cc RPMSIGTYPE_HEADERSIG

    /** True if the bytes start as an rpm file does. */
    public static boolean recognises(byte[] firstBytes) {
        return firstBytes.length >= 4 && ByteBuffer.wrap(firstBytes).getInt() == MAGIC;
    }

    /** The lead as it stands in the file. */
    public byte[] encode() {
        byte[] text = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), NAME_SIZE);
        text[NAME_SIZE - 1] = 0;
        return ByteBuffer.allocate(SIZE)
                .putInt(MAGIC)
                .put((byte) major)
                .put((byte) 0)
                .putShort((short) (source ? 1 : 0))
                .putShort((short) archnum)
                .put(text)
                .putShort((short) (major == FORMAT_6 ? 0 : LINUX))
                .putShort((short) HEADER_SIGNATURES)
                .array();
    }

    /** Reads a lead and refuses what no rpm of formats 4 and 6 has. */
    public static Lead read(BoundedReader in) throws IOException {
        long start = in.offset();
        ByteBuffer bytes = in.buffer(SIZE, "lead");
        if (bytes.getInt() != MAGIC) {
            throw in.broken(start, "not an rpm package: it does not start with ED AB EE DB");
        }
        int major = bytes.get();
        bytes.get();
        if (major != 3 && major != 4) {
            throw in.broken(start + 4, "rpm file format " + major + " is not supported");
        }
        int type = bytes.getShort();
        if (type != 0 && type != 1) {
            throw in.broken(start + 6, "package type " + type + " is neither binary (0) nor source (1)");
        }
        int archnum = bytes.getShort();
        byte[] name = new byte[NAME_SIZE];
        bytes.get(name);
        int length = 0;
        while (length < NAME_SIZE && name[length] != 0) {
            length++;
        }
        return new Lead(major, type == 1, archnum, new String(name, 0, length, StandardCharsets.UTF_8));
    }
}
