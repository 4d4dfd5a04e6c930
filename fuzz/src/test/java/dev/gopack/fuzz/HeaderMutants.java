package dev.gopack.fuzz;

import dev.gopack.rpm.RawHeader;
import dev.gopack.rpm.header.TagType;
import dev.gopack.rpm.read.RpmInputs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Headers of rpms that are wrong in one place or two and right elsewhere: an entry's tag, type, offset or count, what its
 * data is, the numbers at the front, the region.
 */
final class HeaderMutants implements Target.Mutants {

    private static final String[] TEXTS = {
        "",
        "demo",
        "/",
        "..",
        "../x",
        "/opt/",
        "/opt",
        "opt/",
        "a/b",
        "root",
        "%s%n",
        "\u001b[2J",
        "\u202e",
        "gzip",
        "zstd",
        "cpio",
        "x".repeat(300),
        "\u00ff",
        "a\nb",
        "8f434346",
        "rpmlib(X)",
        "/bin/sh",
        "<lua>"
    };
    private static final int[] TAGS = {
        0,
        61,
        62,
        63,
        99,
        100,
        255,
        256,
        257,
        267,
        268,
        269,
        273,
        278,
        279,
        999,
        1000,
        1003,
        1004,
        1005,
        1006,
        1007,
        1009,
        1022,
        1023,
        1028,
        1030,
        1033,
        1034,
        1035,
        1036,
        1037,
        1039,
        1040,
        1044,
        1047,
        1048,
        1049,
        1050,
        1065,
        1066,
        1080,
        1081,
        1082,
        1085,
        1094,
        1095,
        1096,
        1097,
        1106,
        1112,
        1113,
        1116,
        1117,
        1118,
        1124,
        1125,
        1140,
        1141,
        1142,
        1145,
        5008,
        5009,
        5010,
        5011,
        5062,
        5066,
        5069,
        5092,
        5093,
        5097,
        5112,
        5113,
        5114,
        5121,
        1_000_000,
        -1,
        Integer.MIN_VALUE
    };
    private static final String FILE = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";

    // RFC 9580, 5.2.3: version 4, over a file, RSA and SHA-256, no subpackets, the start of the digest, one number
    private static final byte[] PACKET =
            HexFormat.of().parseHex("89000d" + "04000108" + "00000000" + "abcd" + "000101");

    private final boolean signature;

    HeaderMutants(boolean signature) {
        this.signature = signature;
    }

    /** An entry of the index, its data, and lies about both. */
    private static final class Entry {
        int tag;
        int type;
        int count;
        int offset;
        boolean lies;
        byte[] data;

        Entry(int tag, TagType type, int count, byte[] data) {
            this.tag = tag;
            this.type = type.code();
            this.count = count;
            this.data = data;
        }

        Entry copy() {
            Entry copy = new Entry(tag, TagType.BIN, count, data.clone());
            copy.type = type;
            copy.offset = offset;
            copy.lies = lies;
            return copy;
        }
    }

    /** A header that is right. */
    byte[] original() {
        RawHeader header = signature ? RawHeader.signature() : RawHeader.main();
        return bytes(signature ? signature() : main(), header);
    }

    @Override
    public byte[] next(SplittableRandom random) {
        List<Entry> entries = new ArrayList<>();
        Edits.shuffled(signature ? signature() : main(), random).forEach(entry -> entries.add(entry.copy()));
        for (int more = random.nextInt(3); more > 0; more--) {
            Entry entry = text(TAGS[random.nextInt(TAGS.length)], Edits.pick(random, TEXTS));
            int at = random.nextInt(entries.size() + 1);
            entries.add(random.nextBoolean() ? entries.size() : at, entry);
        }
        for (int edits = random.nextInt(4); edits > 0 && !entries.isEmpty(); edits--) {
            change(Edits.pick(entries, random), random);
        }
        RawHeader header = signature ? RawHeader.signature() : RawHeader.main();
        switch (random.nextInt(12)) {
            case 0 -> header.declaring((int) Edits.number(random), null);
            case 1 -> header.declaring(null, (int) Edits.number(random));
            case 2 -> header.declaring(entries.size() + 1 + random.nextInt(-2, 3), null);
            case 3 -> header.trailer(TAGS[random.nextInt(TAGS.length)], 0);
            case 5 -> header.stray((byte) 0, (byte) 1);
            case 4 -> header.trailer(signature ? 62 : 63, random.nextInt(-40, 40));
            default -> {}
        }
        byte[] bytes = bytes(entries, header);
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] bytes(List<Entry> entries, RawHeader header) {
        int offset = 0;
        for (Entry entry : entries) {
            int alignment =
                    switch (entry.type) {
                        case 3 -> 2;
                        case 4 -> 4;
                        case 5 -> 8;
                        default -> 1;
                    };
            byte[] gap = new byte[-offset & (alignment - 1)];
            header.stray(gap);
            offset += gap.length;
            header.entryAt(entry.tag, entry.type, entry.lies ? entry.offset : offset, entry.count, entry.data);
            offset += entry.data.length;
        }
        return header.bytes();
    }

    private static void change(Entry entry, SplittableRandom random) {
        switch (random.nextInt(8)) {
            case 0 -> entry.tag = TAGS[random.nextInt(TAGS.length)];
            case 1 -> entry.type = random.nextInt(-1, 12);
            case 2 -> entry.count = (int) Edits.number(random);
            case 3 -> entry.count += random.nextInt(-2, 3);
            case 4 -> {
                entry.lies = true;
                entry.offset = (int) (random.nextBoolean() ? Edits.number(random) : random.nextInt(600));
            }
            case 5 -> {
                if (entry.data.length > 0) {
                    entry.data[random.nextInt(entry.data.length)] = (byte) random.nextInt(256);
                }
            }
            case 6 -> {
                if (entry.data.length >= 4) {
                    int at = random.nextInt(entry.data.length - 3);
                    ByteBuffer.wrap(entry.data).putInt(at, (int) Edits.number(random));
                }
            }
            default -> entry.data = (Edits.pick(random, TEXTS) + "\0").getBytes(StandardCharsets.UTF_8);
        }
    }

    private static List<Entry> signature() {
        return List.of(
                new Entry(268, TagType.BIN, PACKET.length, PACKET),
                text(269, "0123456789012345678901234567890123456789"),
                text(273, RpmInputs.headerSha256()),
                texts(
                        278,
                        Base64.getEncoder().encodeToString(PACKET),
                        Base64.getEncoder().encodeToString(PACKET)),
                ints(1000, 500),
                new Entry(1004, TagType.BIN, 16, new byte[16]),
                ints(1007, 300),
                new Entry(1008, TagType.BIN, 32, new byte[32]));
    }

    private static List<Entry> main() {
        return List.of(
                texts(100, "C"),
                text(1000, "demo"),
                text(1001, "1"),
                text(1002, "1"),
                ints(1003, 2),
                new Entry(1004, TagType.I18NSTRING, 1, bytes("A demo")),
                text(1021, "linux"),
                text(1022, "x86_64"),
                text(1023, "true"),
                ints(1028, 2, 1),
                new Entry(1030, TagType.INT16, 2, new byte[] {(byte) 0x81, (byte) 0xa4, (byte) 0xa1, (byte) 0xff}),
                ints(1034, 7, 7),
                texts(1035, FILE, ""),
                texts(1036, "", "a"),
                ints(1037, 0, 0),
                texts(1039, "root", "root"),
                texts(1040, "root", "root"),
                text(1044, "demo-1-1.src.rpm"),
                texts(1047, "demo"),
                ints(1048, 0, 12),
                texts(1049, "a", "(b if c)"),
                texts(1050, "", "1"),
                ints(1080, 1700000000),
                texts(1081, "Ann <a@example.org> - 1"),
                texts(1082, "- first"),
                text(1085, "/bin/sh"),
                ints(1112, 8),
                texts(1113, "2:1-1"),
                ints(1116, 0, 0),
                texts(1117, "a", "b"),
                texts(1118, "/opt/"),
                text(1124, "cpio"),
                ints(5011, 8));
    }

    private static Entry text(int tag, String text) {
        return new Entry(tag, TagType.STRING, 1, bytes(text));
    }

    private static Entry texts(int tag, String... texts) {
        return new Entry(tag, TagType.STRING_ARRAY, texts.length, bytes(String.join("\0", texts)));
    }

    private static Entry ints(int tag, int... values) {
        ByteBuffer data = ByteBuffer.allocate(values.length * 4);
        data.asIntBuffer().put(values);
        return new Entry(tag, TagType.INT32, values.length, data.array());
    }

    private static byte[] bytes(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
