package dev.gopack.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Outer archives of debs that are wrong in a member or two: numbers, names, order, padding, and names of GNU and BSD ar. */
final class ArMutants implements Target.Mutants {

    private static final String[] NAMES = {
        "debian-binary",
        "control.tar",
        "data.tar",
        "control.tar.gz",
        "data.tar.xz",
        "data.tar.zst",
        "control.tar/",
        "_gpgorigin",
        "_gpgbuilder",
        "_x",
        "//",
        "/",
        "/0",
        "/18446744073709551",
        "#1/20",
        "#1/4294967295",
        "__.SYMDEF",
        "",
        "..",
        "data.tar/../x",
        "\u0000",
        "data.tar\n"
    };
    private static final String[] NUMBERS = {
        "0",
        "1",
        "3",
        "00",
        "010",
        "-1",
        "+1",
        "0x10",
        "1e3",
        "9999999999",
        "4294967296",
        "2147483648",
        "",
        " 4",
        "4 4",
        "\u0000",
        "99999999999"
    };
    private static final int[] FIELDS = {16, 28, 34, 40, 48};
    private static final int[] WIDTHS = {12, 6, 6, 8, 10};

    private final byte[] control;
    private final byte[] data;

    ArMutants(byte[] control, byte[] data) {
        this.control = control;
        this.data = data;
    }

    @Override
    public byte[] next(SplittableRandom random) {
        List<byte[]> members = new ArrayList<>();
        members.add(member("debian-binary", version(random)));
        members.add(member("control.tar", control));
        members.add(member("data.tar", data));
        for (int more = random.nextInt(3); more > 0; more--) {
            byte[] content = new byte[random.nextInt(40)];
            Arrays.fill(content, (byte) "x\n\0`".charAt(random.nextInt(4)));
            members.add(
                    random.nextInt(3) == 0 ? random.nextInt(members.size() + 1) : members.size(),
                    member(Edits.pick(random, NAMES), content));
        }
        members = Edits.shuffled(members, random);
        for (int edits = random.nextInt(3); edits > 0 && !members.isEmpty(); edits--) {
            int one = random.nextInt(members.size());
            members.set(one, changed(members.get(one), random));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String magic =
                random.nextInt(20) == 0 ? Edits.pick(random, "!<thin>\n", "!<arch>\r", "!<arch>", "") : "!<arch>\n";
        out.writeBytes(magic.getBytes(StandardCharsets.US_ASCII));
        members.forEach(out::writeBytes);
        if (random.nextInt(10) == 0) {
            out.writeBytes(new byte[random.nextInt(70)]);
        }
        byte[] archive = out.toByteArray();
        return random.nextInt(12) == 0 ? Arrays.copyOf(archive, random.nextInt(archive.length + 1)) : archive;
    }

    private static byte[] version(SplittableRandom random) {
        String text = random.nextInt(5) > 0
                ? "2.0\n"
                : Edits.pick(
                        random, "2.1\n", "2.0\nx\n", "3.0\n", "0.939000\n", "2.0", "2.\n", "02.0\n", "", "\n2.0\n");
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] changed(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        switch (random.nextInt(7)) {
            case 0 -> field(bytes, 0, 16, Edits.pick(random, NAMES));
            case 1, 2 -> {
                int which = random.nextInt(FIELDS.length);
                field(bytes, FIELDS[which], WIDTHS[which], Edits.pick(random, NUMBERS));
            }
            case 3 -> field(bytes, 48, 10, Edits.pick(random, NUMBERS));
            case 4 -> bytes[Math.min(58 + random.nextInt(2), bytes.length - 1)] = (byte) random.nextInt(256);
            case 5 -> bytes[bytes.length - 1] ^= (byte) (1 << random.nextInt(8));
            default -> {
                return Arrays.copyOf(bytes, bytes.length + (random.nextBoolean() ? -1 : 1));
            }
        }
        return bytes;
    }

    static byte[] member(String name, byte[] content) {
        byte[] bytes = new byte[60 + content.length + content.length % 2];
        field(bytes, 0, 16, name);
        field(bytes, 16, 12, "1700000000");
        field(bytes, 28, 6, "0");
        field(bytes, 34, 6, "0");
        field(bytes, 40, 8, "100644");
        field(bytes, 48, 10, Integer.toString(content.length));
        bytes[58] = '`';
        bytes[59] = '\n';
        System.arraycopy(content, 0, bytes, 60, content.length);
        if (content.length % 2 != 0) {
            bytes[bytes.length - 1] = '\n';
        }
        return bytes;
    }

    private static void field(byte[] bytes, int at, int width, String text) {
        Arrays.fill(bytes, at, at + width, (byte) ' ');
        byte[] value = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(value, 0, bytes, at, Math.min(width, value.length));
    }
}
