package dev.gopack.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tar archives that are wrong in one place or two, with checksums and sizes that fit, so that the fault reaches the code
 * behind them: pax records, long names, sparse files, numbers to the base of 256, kinds and names of every sort.
 */
final class TarMutants implements Target.Mutants {

    private static final int BLOCK = 512;
    private static final String[] NAMES = {
        "./",
        ".",
        "./usr",
        "./usr/",
        "./usr/a",
        "./etc/passwd",
        "../x",
        "./../x",
        "/etc/shadow",
        "usr/a",
        "./usr//a",
        "./usr/./a",
        "./usr/..",
        "",
        "\u00e4",
        "a\nb",
        "././@LongLink",
        "./control",
        "./md5sums",
        "./usr/a/b",
        "PaxHeaders.0/x",
        "C:\\x",
        "./\u001b[2J"
    };
    private static final String[] PAX = {
        "path=./usr/b",
        "path=../x",
        "path=a\0b",
        "path=" + "p".repeat(5000),
        "linkpath=/etc/passwd",
        "size=0",
        "size=3",
        "size=-1",
        "size=9223372036854775807",
        "size=99999999999999999999",
        "size=0x10",
        "size=",
        "mtime=1.5",
        "mtime=-1",
        "mtime=9e9999999",
        "mtime=" + "9".repeat(300),
        "uid=4294967296",
        "gid=-1",
        "uname=\u00ff",
        "hdrcharset=BINARY",
        "GNU.sparse.major=1",
        "GNU.sparse.minor=0",
        "GNU.sparse.name=x",
        "GNU.sparse.realsize=9999999999999",
        "GNU.sparse.map=0,1,2,3",
        "GNU.sparse.numblocks=-1",
        "SCHILY.xattr.security.capability=\0\1\2",
        "=",
        "x"
    };
    private static final String[] NUMBERS = {
        "0",
        "00000000000",
        "77777777777",
        "37777777777",
        "-1",
        "-0000000001",
        "0x10",
        " 12 ",
        "8",
        "9",
        "",
        "1 2",
        "777",
        "00000000003",
        "\u0000",
        "999999999999",
        "000000000000"
    };
    private static final int[] SPARSE_AT = {386, 398, 410, 422, 482, 483};

    private final List<byte[]> right;

    private TarMutants(List<byte[]> right) {
        this.right = right;
    }

    static TarMutants ofData() {
        return new TarMutants(List.of(
                entry("./", '5', "", ""),
                entry("./usr/", '5', "", ""),
                entry("./usr/a", '0', "", "hi\n"),
                entry("././@LongLink", 'L', "", "./usr/" + "n".repeat(120) + "\0"),
                entry("./usr/" + "n".repeat(94), '0', "", "x".repeat(513)),
                entry("./usr/b", '1', "./usr/a", ""),
                entry("./usr/c", '2', "a", "")));
    }

    static TarMutants ofControl(String control) {
        return new TarMutants(List.of(
                entry("./", '5', "", ""),
                entry("./control", '0', "", control),
                entry("./md5sums", '0', "", ""),
                entry("./postinst", '0', "", "#!/bin/sh\ntrue\n")));
    }

    @Override
    public byte[] next(SplittableRandom random) {
        List<byte[]> entries = new ArrayList<>(right);
        for (int more = random.nextInt(3); more > 0; more--) {
            entries.add(random.nextInt(entries.size() + 1), extra(random));
        }
        entries = Edits.shuffled(entries, random);
        for (int edits = random.nextInt(3); edits > 0 && !entries.isEmpty(); edits--) {
            int one = random.nextInt(entries.size());
            entries.set(one, changed(entries.get(one), random));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach(out::writeBytes);
        end(out, random);
        byte[] archive = out.toByteArray();
        return random.nextInt(12) == 0 ? Arrays.copyOf(archive, random.nextInt(archive.length + 1)) : archive;
    }

    private static void end(ByteArrayOutputStream out, SplittableRandom random) {
        switch (random.nextInt(10)) {
            case 0 -> {} // no end
            case 1 -> out.writeBytes(new byte[BLOCK]);
            case 2 -> out.writeBytes(new byte[BLOCK * 20]);
            case 3 -> {
                out.writeBytes(new byte[BLOCK * 2]);
                out.writeBytes(entry("./hidden", '0', "", "x"));
            }
            case 4 -> {
                out.writeBytes(new byte[BLOCK]);
                out.writeBytes(entry("./hidden", '0', "", "x"));
                out.writeBytes(new byte[BLOCK * 2]);
            }
            default -> out.writeBytes(new byte[BLOCK * 2]);
        }
    }

    private static byte[] extra(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> entry("./PaxHeaders/x", 'x', "", pax(random));
            case 1 -> entry("./PaxHeaders/g", 'g', "", pax(random));
            case 2 -> entry("././@LongLink", random.nextBoolean() ? 'L' : 'K', "", Edits.pick(random, NAMES) + "\0");
            case 3 -> sparse(random);
            default ->
                entry(
                        Edits.pick(random, NAMES),
                        "0123456789LKxgSVMNDX\0".charAt(random.nextInt(21)),
                        Edits.pick(random, NAMES),
                        random.nextBoolean() ? "" : "y".repeat(random.nextInt(1200)));
        };
    }

    /** Records, mostly with the length that they say. */
    private static String pax(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int records = 1 + random.nextInt(3); records > 0; records--) {
            String record = Edits.pick(random, PAX);
            int bytes = record.getBytes(StandardCharsets.UTF_8).length + 2;
            int length = bytes + Integer.toString(bytes + 2).length();
            String said = random.nextInt(6) > 0
                    ? Integer.toString(length)
                    : Edits.pick(random, "0", "-1", "2147483647", "99999999999999999999", "1", "x", "");
            text.append(said).append(' ').append(record).append('\n');
        }
        return text.toString();
    }

    private static byte[] sparse(SplittableRandom random) {
        byte[] bytes = entry("./usr/sparse", 'S', "", "hole");
        for (int at : SPARSE_AT) {
            put(bytes, at, random.nextInt(3) == 0 ? Edits.pick(random, NUMBERS) : "00000000000");
        }
        return summed(bytes);
    }

    private static byte[] changed(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        switch (random.nextInt(12)) {
            case 0 -> field(bytes, 0, 100, Edits.pick(random, NAMES));
            case 1 -> field(bytes, 157, 100, Edits.pick(random, NAMES));
            case 2 -> field(bytes, 345, 155, Edits.pick(random, NAMES));
            case 3 -> number(bytes, 124, 12, random);
            case 4 -> number(bytes, 136, 12, random);
            case 5 -> number(bytes, 100, 8, random);
            case 6 -> number(bytes, random.nextBoolean() ? 108 : 116, 8, random);
            case 7 -> number(bytes, random.nextBoolean() ? 329 : 337, 8, random);
            case 8 -> bytes[156] = (byte) random.nextInt(128);
            case 9 ->
                put(bytes, 257, Edits.pick(random, "ustar\00000", "ustar  \0", "\0\0\0\0\0\0\0\0", "USTAR\00000"));
            case 10 -> bytes[random.nextInt(BLOCK)] = (byte) random.nextInt(256);
            default -> {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                return bytes; // and the checksum is wrong
            }
        }
        return summed(bytes);
    }

    /** A number in octal as it should not be, or to the base of 256, which may be negative. */
    private static void number(byte[] bytes, int at, int width, SplittableRandom random) {
        if (random.nextBoolean()) {
            field(bytes, at, width, Edits.pick(random, NUMBERS));
            return;
        }
        Arrays.fill(bytes, at, at + width, (byte) (random.nextInt(4) == 0 ? 0xff : 0));
        ByteBuffer.wrap(bytes, at, width).position(at + width - 8).putLong(Edits.number(random));
        bytes[at] = (byte) (random.nextInt(4) == 0 ? 0xff : bytes[at] | 0x80);
    }

    static byte[] entry(String name, char type, String link, String content) {
        byte[] data = content.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[BLOCK + (data.length + BLOCK - 1) / BLOCK * BLOCK];
        field(bytes, 0, 100, name);
        put(bytes, 100, "0000644\0");
        put(bytes, 108, "0000000\0");
        put(bytes, 116, "0000000\0");
        put(bytes, 124, octal(data.length, 11));
        put(bytes, 136, "14524770400\0");
        bytes[156] = (byte) type;
        field(bytes, 157, 100, link);
        put(bytes, 257, "ustar  \0");
        put(bytes, 265, "root");
        put(bytes, 297, "root");
        System.arraycopy(data, 0, bytes, BLOCK, data.length);
        return summed(bytes);
    }

    /** The entry with a size to the base of 256, whatever there is. */
    static byte[] sized(byte[] entry, long size) {
        Arrays.fill(entry, 124, 136, (byte) (size < 0 ? 0xff : 0));
        ByteBuffer.wrap(entry, 128, 8).putLong(size);
        entry[124] |= (byte) 0x80;
        return summed(entry);
    }

    private static byte[] summed(byte[] bytes) {
        Arrays.fill(bytes, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += bytes[i] & 0xff;
        }
        put(bytes, 148, octal(sum, 6) + "\0 ");
        return bytes;
    }

    private static String octal(long number, int width) {
        String digits = Long.toOctalString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static void field(byte[] bytes, int at, int width, String text) {
        Arrays.fill(bytes, at, at + width, (byte) 0);
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(value, 0, bytes, at, Math.min(width, value.length));
    }

    private static void put(byte[] bytes, int at, String text) {
        byte[] value = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(value, 0, bytes, at, Math.min(value.length, bytes.length - at));
    }
}
