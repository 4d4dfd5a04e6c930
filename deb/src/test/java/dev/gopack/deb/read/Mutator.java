package dev.gopack.deb.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes one broken package. A level is chosen first (text of control files, tar headers, members, bytes); the levels
 * above it are then built right, with sizes and checksums that fit, so that the fault reaches the code below them.
 */
final class Mutator {

    private static final String[] SUFFIXES = {
        "", "", "", "", "", "", "", "", "", "", "", "", "", ".gz", ".gz", ".gz", ".gz", ".zst", ".zst", ".xz"
    };
    private static final String[] NAMES = {
        "debian-binary",
        "control.tar",
        "data.tar",
        "control.tar.gz",
        "data.tar.zst",
        "_gpgorigin",
        "_x",
        "//",
        "#1/20",
        ""
    };
    private static final String[] NUMBERS = {
        "0",
        "00000000000",
        "77777777777",
        "37777777777",
        "-1",
        "99999999999",
        "0x10",
        " 12 ",
        "\u00ff\u00ff\u00ff\u00ff",
        "\u0080\0\0\0\0\0\0\0\u007f\u00ff",
        "\0\0\0\0\0\0\0\0",
        "8",
        "777"
    };
    private static final String[] TEXTS = {
        "./",
        ".",
        "..",
        "./../x",
        "/",
        "./a/b",
        "./usr",
        "./usr/",
        "./usr/hello",
        "\u00ff\u00fe",
        "a\nb",
        "",
        "././@LongLink",
        "./usr/share/doc/hello/changelog.gz",
        "control",
        "./control",
        "md5sums"
    };
    private static final String[] LINES = {
        "Package: other",
        "Depends: a (>= 1), b | c",
        "Depends: a (>= 1, b",
        "Installed-Size: 99999999999999999999",
        "Installed-Size: -1",
        " continued",
        "",
        ".",
        "Version: 1:2:3-4-5",
        "Version: v1",
        "X: " + "x".repeat(5000),
        "d41d8cd98f00b204e9800998ecf8427e  usr/hello",
        "/etc/hello",
        "\u0000",
        "Description:",
        ":",
        "Status: x"
    };

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    byte[] mutant() {
        return switch (random.nextInt(5)) {
            case 0 -> bytes(build(control(false), data(false)));
            case 1 -> members(control(false), data(false));
            case 2 -> build(tar(control(false)), data(false));
            case 3 -> build(control(false), tar(data(false)));
            default -> build(control(true), data(random.nextBoolean()));
        };
    }

    private byte[] build(byte[] control, byte[] data) {
        String controlName = "control.tar" + pick(SUFFIXES);
        String dataName = "data.tar" + pick(SUFFIXES);
        return DebFixture.ar()
                .member("debian-binary")
                .member(controlName, DebFixture.compress(controlName, control))
                .member(dataName, DebFixture.compress(dataName, data))
                .bytes();
    }

    private byte[] control(boolean broken) {
        String control = DebFixture.CONTROL + "Installed-Size: 3\nDepends: libc6 (>= 2.34), a | b\n";
        String md5sums = "764efa883dda1e11db47671c4a3bbd9e  usr/hello\n";
        String conffiles = "/usr/hello\n";
        if (broken) {
            control = random.nextInt(3) > 0 ? text(control) : control;
            md5sums = text(md5sums);
            conffiles = random.nextBoolean() ? text(conffiles) : conffiles;
        }
        return TarFixture.tar()
                .directory("./")
                .file("./conffiles", conffiles)
                .file("./control", control)
                .file("./md5sums", md5sums)
                .file("./postinst", "#!/bin/sh\nexit 0\n")
                .end();
    }

    private byte[] data(boolean broken) {
        TarFixture tar = TarFixture.tar()
                .directory("./")
                .directory("./usr/")
                .file("./usr/hello", "hi\n")
                .add("././@LongLink", 'L', "", "./usr/" + "n".repeat(120) + "\0")
                .file("./usr/" + "n".repeat(94), "x")
                .hardlink("./usr/link", "./usr/hello")
                .symlink("./usr/soft", "hello");
        int more = broken ? random.nextInt(4) : 0;
        for (int i = 0; i < more; i++) {
            tar.add(pick(TEXTS), "0123456LKxgS".charAt(random.nextInt(12)), pick(TEXTS), pick(LINES));
        }
        return broken && random.nextInt(8) == 0 ? tar.withoutEnd() : tar.end();
    }

    private String text(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int edits = 1 + random.nextInt(3);
        for (int i = 0; i < edits && !lines.isEmpty(); i++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.add(at, pick(LINES));
                case 3 -> lines.set(at, pick(LINES));
                default ->
                    lines.set(
                            at,
                            new String(bytes(lines.get(at).getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
            }
        }
        return String.join("\n", lines) + (random.nextInt(10) == 0 ? "" : "\n");
    }

    /** Changes fields of headers; mostly with a checksum that is right again. */
    private byte[] tar(byte[] archive) {
        byte[] bytes = archive.clone();
        int edits = 1 + random.nextInt(3);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(bytes.length / 512) * 512;
            switch (random.nextInt(9)) {
                case 0 -> field(bytes, at, 100, pick(TEXTS));
                case 1 -> field(bytes, at + 157, 100, pick(TEXTS));
                case 2 -> field(bytes, at + 124, 12, pick(NUMBERS));
                case 3 -> field(bytes, at + 136, 12, pick(NUMBERS));
                case 4 -> field(bytes, at + 100, 8, pick(NUMBERS));
                case 5 -> field(bytes, at + 108, 8, pick(NUMBERS));
                case 6 -> bytes[at + 156] = (byte) "0123456789LKxgSVMN\0".charAt(random.nextInt(19));
                case 7 -> field(bytes, at + 257, 8, random.nextBoolean() ? "ustar\0" + "00" : "");
                default -> field(bytes, at + 345, 155, pick(TEXTS));
            }
            if (random.nextInt(8) > 0) {
                TarFixture.checksummed(bytes, at);
            }
        }
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(2048));
            default -> bytes;
        };
    }

    private static void field(byte[] bytes, int at, int width, String value) {
        Arrays.fill(bytes, at, at + width, (byte) 0);
        byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, bytes, at, Math.min(width, text.length));
    }

    private byte[] members(byte[] control, byte[] data) {
        List<String> names = new ArrayList<>(List.of("debian-binary", "control.tar", "data.tar", "_gpgorigin"));
        int edits = 1 + random.nextInt(2);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(names.size());
            switch (random.nextInt(4)) {
                case 0 -> names.remove(at);
                case 1 -> names.add(at, pick(NAMES));
                case 2 -> names.set(at, pick(NAMES));
                default -> names.add(names.remove(at));
            }
            if (names.isEmpty()) {
                names.add("");
            }
        }
        DebFixture ar = DebFixture.ar();
        for (String name : names) {
            byte[] content =
                    name.startsWith("control") ? control : name.startsWith("data") ? data : new byte[] {'x', 'x'};
            content = name.equals("debian-binary") ? "2.0\n".getBytes(StandardCharsets.US_ASCII) : content;
            if (random.nextInt(6) == 0) {
                ar.header(name, number(), number(), "0", number(), number()).content(content);
            } else {
                ar.member(name, DebFixture.compress(name, content));
            }
        }
        return ar.bytes();
    }

    private String number() {
        return random.nextInt(3) == 0 ? Long.toString(random.nextLong(1L << 34)).substring(0, 1) : "0";
    }

    private byte[] bytes(byte[] original) {
        byte[] bytes = original.clone();
        int edits = 1 + random.nextInt(4);
        for (int i = 0; i < edits && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = concat(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at / 2, bytes.length));
                case 4 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(64));
                default -> bytes[at] = (byte) "0179 -/.\n\0`".charAt(random.nextInt(11));
            }
        }
        return bytes;
    }

    private static byte[] concat(byte[] left, byte[] right) {
        byte[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
