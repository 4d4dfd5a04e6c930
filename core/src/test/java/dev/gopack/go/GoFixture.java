package dev.gopack.go;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small programs of Go in every kind of file, built from their parts. */
public final class GoFixture {

    static final int GO_1_2 = 0xfffffffb;
    static final int GO_1_16 = 0xfffffffa;
    static final int GO_1_18 = 0xfffffff0;
    public static final int GO_1_20 = 0xfffffff1;

    public static final String TEXT =
            "path\texample.com/tool\nmod\texample.com/tool\tv1.2.3\th1:a=\nbuild\tGOOS=plan9\n";

    /** Where the table of functions lies in each file, and then the build information. */
    static final int TABLE_AT = 1024;

    static final long BASE = 0x40_0000;

    private static final String SECTION_NAMES = "\0.gopclntab\0.go.buildinfo\0.shstrtab\0";

    private GoFixture() {}

    /** The record for {@code go version}, with the texts in it. */
    public static byte[] info(String version, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
        out.write(8);
        out.write(2);
        out.writeBytes(new byte[16]);
        out.write(version.length());
        out.writeBytes(version.getBytes(StandardCharsets.UTF_8));
        int framed = text.isEmpty() ? 0 : text.length() + 32;
        out.write(framed & 0x7f | 0x80);
        out.write(framed >> 7);
        if (framed > 0) {
            out.writeBytes(new byte[16]);
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(new byte[16]);
        }
        return out.toByteArray();
    }

    /** A table of functions. */
    public static byte[] table(int magic, int word, ByteOrder order, List<String> names) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String name : names) {
            text.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
            text.write(0);
        }
        ByteBuffer table = ByteBuffer.allocate(4096 + 64 * names.size() + text.size())
                .order(order)
                .putInt(magic)
                .putShort((short) 0)
                .put((byte) 1)
                .put((byte) word);
        return magic == GO_1_2
                ? scattered(table, word, names, text.toByteArray())
                : together(table, magic == GO_1_16 ? 2 : 3, word, names.size(), text.toByteArray());
    }

    // before: the count, and the number of files; since 1.18 an address, which is 0 since 1.26
    private static byte[] together(ByteBuffer table, int before, int word, int count, byte[] names) {
        int start = 128;
        word(table, word, count);
        word(table, word, 1);
        for (int i = 2; i < before; i++) {
            word(table, word, 0);
        }
        word(table, word, start);
        for (int i = 0; i < 4; i++) {
            word(table, word, start + names.length + 8 * i);
        }
        return table.position(start).put(names).array();
    }

    private static byte[] scattered(ByteBuffer table, int word, List<String> names, byte[] texts) {
        word(table, word, names.size());
        int functions = 8 + word + (2 * names.size() + 1) * word + 4;
        int size = word + 4;
        int at = functions + size * names.size();
        for (int i = 0; i < names.size(); i++) {
            word(table, word, BASE + i);
            word(table, word, functions + (long) size * i);
        }
        word(table, word, BASE + names.size());
        table.putInt(16); // names of files
        for (String name : names) {
            word(table, word, BASE);
            table.putInt(at);
            at += name.length() + 1;
        }
        return table.put(texts).array();
    }

    private static void word(ByteBuffer into, int size, long value) {
        if (size == 8) {
            into.putLong(value);
        } else {
            into.putInt((int) value);
        }
    }

    /** A 64-bit program for Linux on amd64 or, big-endian, on ppc64. */
    public static byte[] elf(ByteOrder order, boolean sections, byte[] table, byte[] info) {
        int infoAt = (TABLE_AT + table.length + 15) & ~15;
        ByteBuffer file = ByteBuffer.allocate(infoAt + info.length + 512).order(order);
        boolean big = order == ByteOrder.BIG_ENDIAN;
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, (byte) (big ? 2 : 1), 1});
        file.putShort(16, (short) 2).putShort(18, (short) (big ? 21 : 62)).putLong(32, 64);
        file.putShort(54, (short) 56).putShort(56, (short) 2);
        segment(file, 64, 4, TABLE_AT, table.length);
        segment(file, 120, 6, infoAt, info.length);
        file.put(TABLE_AT, table).put(infoAt, info);
        if (sections) {
            byte[] names = SECTION_NAMES.getBytes(StandardCharsets.ISO_8859_1);
            int at = infoAt + info.length;
            file.put(at, names);
            file.putLong(40, 256)
                    .putShort(58, (short) 64)
                    .putShort(60, (short) 4)
                    .putShort(62, (short) 3);
            section(file, 320, SECTION_NAMES.indexOf(".gopclntab"), TABLE_AT, table.length);
            section(file, 384, SECTION_NAMES.indexOf(".go.buildinfo"), infoAt, info.length);
            section(file, 448, SECTION_NAMES.indexOf(".shstrtab"), at, names.length);
        }
        return file.array();
    }

    private static void segment(ByteBuffer file, int at, int flags, int offset, int size) {
        file.putInt(at, 1).putInt(at + 4, flags).putLong(at + 8, offset).putLong(at + 16, BASE + offset);
        file.putLong(at + 32, size).putLong(at + 40, size);
    }

    private static void section(ByteBuffer file, int at, int name, int offset, int size) {
        file.putInt(at, name).putInt(at + 4, 1).putLong(at + 16, BASE + offset);
        file.putLong(at + 24, offset).putLong(at + 32, size);
    }

    /** A 64-bit program for Windows on arm64. */
    static byte[] pe(byte[] table, byte[] info) {
        int infoAt = (TABLE_AT + table.length + 15) & ~15;
        ByteBuffer file = ByteBuffer.allocate(infoAt + info.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(0, (short) 0x5a4d).putInt(0x3c, 128).putInt(128, 0x4550);
        file.putShort(132, (short) 0xaa64).putShort(134, (short) 2).putShort(148, (short) 112);
        file.putShort(152, (short) 0x20b).putLong(176, BASE);
        sectionOfPe(file, 264, TABLE_AT, table.length, 0x4000_0040);
        sectionOfPe(file, 304, infoAt, info.length, 0xc000_0040);
        return file.put(TABLE_AT, table).put(infoAt, info).array();
    }

    private static void sectionOfPe(ByteBuffer file, int at, int offset, int size, int flags) {
        file.putInt(at + 8, size).putInt(at + 12, offset).putInt(at + 16, size).putInt(at + 20, offset);
        file.putInt(at + 36, flags);
    }

    /** A 64-bit program for macOS on arm64, behind {@code base} bytes of other things. */
    static byte[] macho(int base, byte[] table, byte[] info) {
        int infoAt = (TABLE_AT + table.length + 15) & ~15;
        ByteBuffer file = ByteBuffer.allocate(base + infoAt + info.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(base)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0xfeedfacf).putInt(4, 0x0100_000c).putInt(16, 2);
        segmentOfMacho(file, 32, "__gopclntab", TABLE_AT, table.length, 1);
        segmentOfMacho(file, 32 + 152, "__go_buildinfo", infoAt, info.length, 3);
        return file.put(TABLE_AT, table).put(infoAt, info).array();
    }

    private static void segmentOfMacho(ByteBuffer file, int at, String name, int offset, int size, int protection) {
        file.putInt(at, 0x19)
                .putInt(at + 4, 152)
                .putLong(at + 24, BASE + offset)
                .putLong(at + 32, size);
        file.putLong(at + 40, offset)
                .putLong(at + 48, size)
                .putInt(at + 56, protection)
                .putInt(at + 60, protection);
        file.putInt(at + 64, 1).put(at + 72, name.getBytes(StandardCharsets.ISO_8859_1));
        file.putLong(at + 72 + 32, BASE + offset).putLong(at + 72 + 40, size).putInt(at + 72 + 48, offset);
    }

    /** The same program, and before it the table of a file for several architectures. */
    static byte[] fat(byte[] table, byte[] info) {
        int base = 4096;
        return ByteBuffer.wrap(macho(base, table, info))
                .putInt(0, 0xcafebabe)
                .putInt(4, 1)
                .putInt(8, 0x0100_000c)
                .putInt(16, base)
                .array();
    }
}
