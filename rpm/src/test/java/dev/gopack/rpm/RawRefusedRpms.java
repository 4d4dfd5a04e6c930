package dev.gopack.rpm;

import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.header.TagType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Further packages with one thing wrong each: what rpm looks at when it takes a header apart, and names. */
final class RawRefusedRpms {

    private static final String HI = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";
    private static final byte[] ARCHIVE =
            RawRpm.cpio("./opt/a", 0100644, "hi").plus(RawRpm.trailer()).bytes();

    private static final int TRAILER = RawRpm.trailer().bytes().length;

    private RawRefusedRpms() {}

    static Map<String, byte[]> all() {
        String payload = sha256(ARCHIVE);
        return Map.ofEntries(
                Map.entry(
                        "digest-of-the-payload-as-one-string payload-digest",
                        new RawRpm().more(h -> h.text(5092, payload)).bytes()),
                Map.entry(
                        "second-digest-of-another-payload payload-digest",
                        new RawRpm().more(h -> h.texts(5092, payload, HI)).bytes()),
                Map.entry(
                        "second-digest-of-other-unpacked-payload payload-digest",
                        new RawRpm().more(h -> h.texts(5097, payload, HI)).bytes()),
                Map.entry("digest-of-the-header-as-a-list header-digest", listed()),
                Map.entry(
                        "unpacked-size-in-both-headers header",
                        named("demo", "1", "noarch", h -> h.ints(1007, TRAILER), h -> h.ints(1046, TRAILER))),
                Map.entry(
                        "two-sizes-in-one-tag signature-header",
                        named("demo", "1", "noarch", h -> h.ints(1007, TRAILER, 0), h -> h)),
                Map.entry("capabilities-of-nobody file-list", capable("junk")),
                Map.entry("digest-of-the-unpacked-payload-alone payload-digest", packed(h -> h.texts(5097, payload))),
                Map.entry("directory-without-a-slash file-list", listing("/opt", "a", "./opta", h -> h)),
                Map.entry(
                        "path-that-is-too-long file-list",
                        listing("/" + "d/".repeat(2047), "ab", "./" + "d/".repeat(2047) + "ab", h -> h)),
                Map.entry("name-of-two-parts file-list", listing("/", "opt/a", "./opt/a", h -> h)),
                Map.entry(
                        "two-tags-for-sizes-that-differ file-list",
                        listing(
                                "/opt/",
                                "a",
                                "./opt/a",
                                h -> h.entry(5008, TagType.INT64, 1, new byte[] {0, 0, 0, 0, 0, 0, 0, 3}))),
                Map.entry(
                        "colors-of-another-number-of-files file-list",
                        listing("/opt/", "a", "./opt/a", h -> h.ints(1140, 0, 0))),
                Map.entry("names-of-one-file-with-two-sizes file-size", linked()),
                Map.entry(
                        "names-of-one-file-in-another-order hard-link",
                        two(
                                header -> header.ints(1028, 2, 2),
                                1,
                                RawRpm.cpio("./opt/b", 0100644, 2, "hi").plus(RawRpm.cpio("./opt/a", 0100644, 2, "")))),
                Map.entry("name-that-leads-elsewhere no-identity", named("a/../b", "1", "noarch", h -> h, h -> h)),
                Map.entry("name-of-two-lines no-identity", named("demo\nx", "1", "noarch", h -> h, h -> h)),
                Map.entry("name-of-two-words no-identity", named("demo x", "1", "noarch", h -> h, h -> h)),
                Map.entry("version-with-a-hyphen no-identity", named("demo", "1-2", "noarch", h -> h, h -> h)),
                Map.entry("architecture-that-leads-elsewhere no-identity", named("demo", "1", "../x", h -> h, h -> h)));
    }

    /** A package with a file that has these capabilities. */
    static byte[] capable(String capabilities) {
        return new RawRpm()
                .files(header -> header.ints(1028, 2)
                        .entry(1030, TagType.INT16, 1, (byte) 0x81, (byte) 0xa4)
                        .ints(1034, 7)
                        .texts(1035, HI)
                        .texts(1036, "")
                        .ints(1037, 0)
                        .texts(1039, "root")
                        .texts(1040, "root")
                        .text(1044, "demo-1-1.src.rpm")
                        .ints(1116, 0)
                        .texts(1117, "a")
                        .texts(1118, "/opt/")
                        .texts(5010, capabilities)
                        .ints(5011, 8))
                .bytes();
    }

    /**
     * A package with one file, of content {@code hi}.
     *
     * @param late tags between 1119 and 5010
     */
    private static byte[] listing(String directory, String name, String entry, UnaryOperator<RawHeader> late) {
        return new RawRpm()
                .files(header -> late.apply(header.ints(1028, 2)
                                .entry(1030, TagType.INT16, 1, (byte) 0x81, (byte) 0xa4)
                                .ints(1034, 7)
                                .texts(1035, HI)
                                .texts(1036, "")
                                .ints(1037, 0)
                                .texts(1039, "root")
                                .texts(1040, "root")
                                .text(1044, "demo-1-1.src.rpm")
                                .ints(1116, 0)
                                .texts(1117, name)
                                .texts(1118, directory))
                        .ints(5011, 8))
                .archive(RawRpm.cpio(entry, 0100644, "hi").plus(RawRpm.trailer()))
                .bytes();
    }

    /** A package with ghosts in a directory of 2000 levels. */
    static byte[] deep(int files) {
        String[] names = IntStream.range(0, files)
                .mapToObj(i -> String.format("f%06d", i))
                .toArray(String[]::new);
        String[] roots = Collections.nCopies(files, "root").toArray(String[]::new);
        String[] none = Collections.nCopies(files, "").toArray(String[]::new);
        byte[] modes = new byte[2 * files];
        for (int i = 0; i < files; i++) {
            modes[2 * i] = (byte) 0x81;
            modes[2 * i + 1] = (byte) 0xa4;
        }
        int[] ghosts = new int[files];
        Arrays.fill(ghosts, 1 << 6);
        return new RawRpm()
                .files(header -> header.ints(1028, new int[files])
                        .entry(1030, TagType.INT16, files, modes)
                        .ints(1034, new int[files])
                        .texts(1035, none)
                        .texts(1036, none)
                        .ints(1037, ghosts)
                        .texts(1039, roots)
                        .texts(1040, roots)
                        .text(1044, "demo-1-1.src.rpm")
                        .ints(1116, new int[files])
                        .texts(1117, names)
                        .texts(1118, "/" + "d/".repeat(2000))
                        .ints(5011, 8))
                .archive(RawRpm.trailer())
                .bytes();
    }

    /** A package with one file, compressed. */
    private static byte[] packed(UnaryOperator<RawHeader> more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(ARCHIVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RawRpm()
                .files(header -> header.ints(1028, 2)
                        .entry(1030, TagType.INT16, 1, (byte) 0x81, (byte) 0xa4)
                        .ints(1034, 7)
                        .texts(1035, HI)
                        .texts(1036, "")
                        .ints(1037, 0)
                        .texts(1039, "root")
                        .texts(1040, "root")
                        .text(1044, "demo-1-1.src.rpm")
                        .ints(1116, 0)
                        .texts(1117, "a")
                        .texts(1118, "/opt/")
                        .text(1125, "gzip")
                        .ints(5011, 8))
                .more(more)
                .archive(new RawRpm.Piece(out.toByteArray()))
                .bytes();
    }

    /** Two names of one file, of which only the last one has the size that the payload has. */
    private static byte[] linked() {
        return two(
                header -> header.ints(1028, 100, 2),
                1,
                RawRpm.cpio("./opt/a", 0100644, 2, "").plus(RawRpm.cpio("./opt/b", 0100644, 2, "hi")));
    }

    /** Two files without a number, which are two although their numbers are equal. */
    static byte[] numberless() {
        return two(
                header -> header.ints(1028, 2, 2),
                0,
                RawRpm.cpio("./opt/a", 0100644, 1, "hi").plus(RawRpm.cpio("./opt/b", 0100644, 1, "hi")));
    }

    private static byte[] two(UnaryOperator<RawHeader> sizes, int inode, RawRpm.Piece entries) {
        return new RawRpm()
                .files(header -> sizes.apply(header)
                        .entry(1030, TagType.INT16, 2, (byte) 0x81, (byte) 0xa4, (byte) 0x81, (byte) 0xa4)
                        .ints(1034, 7, 7)
                        .texts(1035, HI, HI)
                        .texts(1036, "", "")
                        .ints(1037, 0, 0)
                        .texts(1039, "root", "root")
                        .texts(1040, "root", "root")
                        .text(1044, "demo-1-1.src.rpm")
                        .ints(1095, 1, 1)
                        .ints(1096, inode, inode)
                        .ints(1116, 0, 0)
                        .texts(1117, "a", "b")
                        .texts(1118, "/opt/")
                        .ints(5011, 8))
                .archive(entries.plus(RawRpm.trailer()))
                .bytes();
    }

    private static byte[] listed() {
        byte[] main = header("demo", "1", "noarch").bytes();
        return whole(RawHeader.signature().texts(273, sha256(main)), main);
    }

    private static byte[] named(
            String name,
            String version,
            String architecture,
            UnaryOperator<RawHeader> signature,
            UnaryOperator<RawHeader> more) {
        return whole(
                signature.apply(RawHeader.signature()),
                more.apply(header(name, version, architecture)).bytes());
    }

    private static RawHeader header(String name, String version, String architecture) {
        return RawHeader.main()
                .text(1000, name)
                .text(1001, version)
                .text(1002, "1")
                .text(1021, "linux")
                .text(1022, architecture);
    }

    /** With an archive of nothing. */
    private static byte[] whole(RawHeader signature, byte[] main) {
        byte[] first = signature.bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new Lead(3, false, 1, "demo-1-1").encode());
        out.writeBytes(Arrays.copyOf(first, (first.length + 7) / 8 * 8));
        out.writeBytes(main);
        out.writeBytes(RawRpm.trailer().bytes());
        return out.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
