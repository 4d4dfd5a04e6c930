package dev.gopack.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Payloads of rpms that are wrong in an entry or two: numbers of headers, names, padding, the trailer, other forms of cpio. */
final class CpioMutants implements Target.Mutants {

    private static final String[] NAMES = {
        "./opt/a",
        "opt/a",
        "/opt/a",
        "../x",
        "",
        "a\0b",
        "TRAILER!!!",
        "./opt",
        "n".repeat(4095),
        "n".repeat(4096),
        "\u00ff"
    };
    private static final String[] MAGICS = {"070701", "070702", "07070X", "070707", "070703", "\u0007\u0007"};
    private static final int FIELDS = 13;

    @Override
    public byte[] next(SplittableRandom random) {
        List<byte[]> entries = new ArrayList<>();
        entries.add(newc("./opt/a", 0100644, 1, "hi"));
        entries.add(newc("./opt/b", 0120777, 1, "a"));
        entries.add(newc("./opt/c", 0100644, 2, ""));
        entries.add(newc("./opt/d", 0100644, 2, "data"));
        entries.add(stripped(random.nextInt(3)));
        entries.add(newc("TRAILER!!!", 0, 1, ""));
        entries = Edits.shuffled(entries, random);
        for (int edits = 1 + random.nextInt(2); edits > 0 && !entries.isEmpty(); edits--) {
            int one = random.nextInt(entries.size());
            entries.set(one, changed(entries.get(one), random));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach(out::writeBytes);
        if (random.nextInt(6) == 0) {
            byte[] behind = new byte[random.nextInt(600)];
            Arrays.fill(behind, (byte) (random.nextInt(3) == 0 ? 'x' : 0));
            out.writeBytes(behind);
        }
        byte[] archive = out.toByteArray();
        return random.nextInt(12) == 0 ? Arrays.copyOf(archive, random.nextInt(archive.length + 1)) : archive;
    }

    private static byte[] changed(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        switch (random.nextInt(6)) {
            case 0 -> put(bytes, 0, Edits.pick(random, MAGICS));
            case 1, 2 -> {
                int at = 6 + 8 * random.nextInt(bytes.length < 110 ? 1 : FIELDS);
                String hex = HexFormat.of().toHexDigits((int) Edits.number(random));
                put(
                        bytes,
                        at,
                        random.nextInt(8) == 0
                                ? Edits.pick(random, "+0000001", "-0000001", "0x000001", "        ")
                                : hex);
            }
            case 3 -> {
                String name = Edits.pick(random, NAMES);
                return newc(name, 0100644, 1, "z".repeat(random.nextInt(9)));
            }
            case 4 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            default -> {
                return Arrays.copyOf(bytes, bytes.length + random.nextInt(-3, 4));
            }
        }
        return bytes;
    }

    static byte[] newc(String name, int mode, int links, String data) {
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] content = data.getBytes(StandardCharsets.UTF_8);
        int[] fields = {1, mode, 0, 0, links, 7, content.length, 0, 0, 0, 0, text.length, 0};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("070701".getBytes(StandardCharsets.US_ASCII));
        for (int field : fields) {
            out.writeBytes(HexFormat.of().toHexDigits(field).getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(text);
        pad(out);
        out.writeBytes(content);
        pad(out);
        return out.toByteArray();
    }

    private static byte[] stripped(int file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("07070X" + HexFormat.of().toHexDigits(file)).getBytes(StandardCharsets.US_ASCII));
        pad(out);
        out.writeBytes(new byte[] {'1', '2', '3', '4'});
        return out.toByteArray();
    }

    private static void pad(ByteArrayOutputStream out) {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
    }

    private static void put(byte[] bytes, int at, String text) {
        byte[] value = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(value, 0, bytes, at, Math.min(value.length, bytes.length - at));
    }
}
