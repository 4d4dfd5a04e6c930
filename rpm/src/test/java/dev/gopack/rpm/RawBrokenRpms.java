package dev.gopack.rpm;

import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.header.TagType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Packages with one thing wrong each, named for it. */
public final class RawBrokenRpms {

    private static final String HI = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";
    private static final int FILE = 0100644;

    private RawBrokenRpms() {}

    /** What is wrong, a blank, and the id of the finding without its prefix; to the package's bytes. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> all = new TreeMap<>(Map.ofEntries(
                Map.entry("lead-of-another-kind lead", edit(bytes -> bytes[0] = 0)),
                Map.entry("lead-calls-it-a-source lead-mismatch", edit(bytes -> bytes[7] = 1)),
                Map.entry("words-behind-the-name-in-the-lead lead-mismatch", edit(bytes -> bytes[40] = 'X')),
                Map.entry("words-at-the-end-of-the-lead lead-mismatch", edit(bytes -> bytes[90] = 'X')),
                Map.entry("no-magic-of-the-signature-header signature-header", edit(bytes -> bytes[96] = 0)),
                Map.entry("tag-of-nobody-in-the-signature-header unsigned-tag", signature(h -> h.text(500, "x"))),
                Map.entry("names-of-before-a-relocation header", more(h -> h.texts(1120, "b"))),
                Map.entry("trigger-for-two-events header-lists", more(h -> h.texts(1065, "true")
                        .texts(1066, "other")
                        .texts(1067, "")
                        .ints(1068, (1 << 16) | (1 << 17))
                        .ints(1069, 0)
                        .texts(1092, "/bin/sh"))),
                Map.entry("script-that-is-another-in-each-language header", more(h -> h.texts(100, "C", "de")
                        .entry(1024, TagType.I18NSTRING, 2, "true\0false\0".getBytes(StandardCharsets.UTF_8)))),
                Map.entry(
                        "tag-that-rpm-never-wrote-in-the-signature-header unsigned-tag",
                        signature(h -> h.text(272, "x".repeat(1 << 16)))),
                Map.entry("signatures-of-files-that-are-none unsigned-tag", signature(h -> h.texts(274, "not hex"))),
                Map.entry("name-in-the-signature-header unsigned-tag", signature(h -> h.text(5092, "x"))),
                Map.entry(
                        "data-in-the-reserved-space reserved-space",
                        signature(h -> h.entry(1008, TagType.BIN, 4, (byte) 0, (byte) 1, (byte) 0, (byte) 0))),
                Map.entry("sha256-of-another-header header-digest", signature(h -> h.text(273, HI))),
                Map.entry("sha1-of-another-header header-digest", signature(h -> h.text(269, HI.substring(24)))),
                Map.entry(
                        "signature-of-noise broken-signature",
                        signature(h -> h.entry(268, TagType.BIN, 2, (byte) 1, (byte) 2))),
                Map.entry("signature-that-is-no-base64 broken-signature", signature(h -> h.texts(278, "?"))),
                Map.entry("size-of-another-package wrong-size", signature(h -> h.ints(1000, 5))),
                Map.entry("unpacked-size-of-another-package unpacked-size", signature(h -> h.ints(1007, 5))),
                Map.entry(
                        "md5-of-another-package payload-digest",
                        signature(h -> h.entry(1004, TagType.BIN, 16, new byte[16]))),
                Map.entry("payload-of-another-package payload-digest", more(h -> h.texts(5092, HI))),
                Map.entry("unpacked-payload-of-another-package payload-digest", more(h -> h.texts(5097, HI))),
                Map.entry("format-6-in-one-header-only format-mismatch", more(h -> h.ints(5114, 6))),
                Map.entry("header-digest-within-the-header header", misplaced()),
                Map.entry("lists-of-unequal-length file-list", files("/opt/", "a", 0100644, "", HI, 2)),
                Map.entry("path-that-leads-outside unsafe-path", files("/opt/../", "a", 0100644, "", HI, 1)),
                Map.entry("path-that-is-relative unsafe-path", files("opt/", "a", 0100644, "", HI, 1)),
                Map.entry("name-with-a-slash unsafe-path", files("/opt/", "../a", 0100644, "", HI, 1)),
                Map.entry("name-with-a-newline unsafe-path", files("/opt/", "a\nb", 0100644, "", HI, 1)),
                Map.entry("file-without-a-digest no-file-digest", files("/opt/", "a", 0100644, "", "", 1)),
                Map.entry("everybody-may-write world-writable", files("/opt/", "a", 0100666, "", HI, 1)),
                Map.entry("device device", files("/opt/", "a", 0020644, "", "", 1)),
                Map.entry("file-of-other-content file-digest", archive(RawRpm.cpio("./opt/a", 0100644, "ho"))),
                Map.entry("file-of-another-size file-size", archive(RawRpm.cpio("./opt/a", 0100644, "hi!"))),
                Map.entry("file-of-another-kind file-kind", archive(RawRpm.cpio("./opt/a", 0120644, "hi"))),
                Map.entry("file-with-other-permissions file-mode", archive(RawRpm.cpio("./opt/a", 0104755, "hi"))),
                Map.entry(
                        "names-that-the-header-does-not-have hard-link",
                        archive(RawRpm.cpio("./opt/a", 0100644, 2, "hi"))),
                Map.entry(
                        "file-that-is-not-listed extra-file",
                        archive(RawRpm.cpio("./opt/a", 0100644, "hi").plus(RawRpm.cpio("./etc/b", 0100644, "x")))),
                Map.entry(
                        "file-twice repeated-file",
                        archive(RawRpm.cpio("./opt/a", 0100644, "hi").plus(RawRpm.cpio("./opt/a", 0100644, "ho")))),
                Map.entry("file-that-is-not-there missing-file", archive(RawRpm.raw(""))),
                Map.entry(
                        "more-than-is-listed decompression-bomb",
                        archive(RawRpm.cpio("./opt/b", 0100644, "x".repeat(2 << 20)))),
                Map.entry(
                        "bytes-behind-the-trailer trailing-data",
                        new RawRpm()
                                .more(RawBrokenRpms::sound)
                                .archive(RawRpm.cpio("./opt/a", 0100644, "hi")
                                        .plus(RawRpm.trailer())
                                        .plus(RawRpm.raw("more")))
                                .bytes()),
                Map.entry("noise-for-a-payload cpio", archive(RawRpm.raw("x".repeat(200)))),
                Map.entry(
                        "padding-that-hides-something cpio-canon",
                        archive(RawRpm.cpio("./opt/a", 0100644, "hi\1\2"), 2)),
                Map.entry("compression-of-nobody unknown-compression", compressed("lzo")),
                Map.entry("compression-that-it-is-not damaged-compression", compressed("gzip")),
                Map.entry("signature-header-ends-before-its-tags-do outside-region", outside()),
                Map.entry(
                        "package-without-a-name no-identity",
                        whole(
                                RawHeader.signature().ints(1000, 0),
                                RawHeader.main()
                                        .text(1001, "1")
                                        .text(1002, "1")
                                        .text(1021, "linux")
                                        .text(1022, "noarch"))),
                Map.entry(
                        "package-without-a-system no-identity",
                        whole(
                                RawHeader.signature().ints(1000, 0),
                                RawHeader.main()
                                        .text(1000, "demo")
                                        .text(1001, "1")
                                        .text(1002, "1")
                                        .text(1022, "noarch"))),
                Map.entry(
                        "need-without-a-version header-lists",
                        whole(
                                RawHeader.signature().ints(1000, 0),
                                named().texts(1049, "a", "b").texts(1050, "1"))),
                Map.entry(
                        "rsa-tag-with-a-signature-that-is-not misplaced-signature",
                        signature(h -> h.entry(268, TagType.BIN, 18, packet()))),
                Map.entry(
                        "files-out-of-order file-order",
                        two(
                                "b",
                                FILE,
                                "a",
                                FILE,
                                "",
                                RawRpm.cpio("./opt/b", FILE, "hi").plus(RawRpm.cpio("./opt/a", FILE, "hi")))),
                Map.entry(
                        "files-in-another-order-in-the-payload payload-order",
                        two(
                                "a",
                                FILE,
                                "b",
                                FILE,
                                "",
                                RawRpm.cpio("./opt/b", FILE, "hi").plus(RawRpm.cpio("./opt/a", FILE, "hi")))),
                Map.entry(
                        "file-listed-twice duplicate-path",
                        two(
                                "a",
                                FILE,
                                "a",
                                FILE,
                                "",
                                RawRpm.cpio("./opt/a", FILE, "hi").plus(RawRpm.cpio("./opt/a", FILE, "hi")))),
                Map.entry(
                        "file-below-a-link path-below-link",
                        two(
                                "a",
                                0120777,
                                "a/b",
                                FILE,
                                "hi",
                                RawRpm.cpio("./opt/a", 0120777, "hi").plus(RawRpm.cpio("./opt/a/b", FILE, "hi")))),
                Map.entry(
                        "link-to-elsewhere link-target",
                        two(
                                "a",
                                FILE,
                                "b",
                                0120777,
                                "ho",
                                RawRpm.cpio("./opt/a", FILE, "hi").plus(RawRpm.cpio("./opt/b", 0120777, "hi")))),
                Map.entry("ghost-with-content ghost-content", ghost())));
        all.putAll(RawRefusedRpms.all());
        return all;
    }

    /** So many empty files in a directory whose path has almost as many bytes as there may be. */
    public static byte[] deep(int files) {
        return RawRefusedRpms.deep(files);
    }

    /** A signature header whose region has two of its three tags. */
    private static byte[] outside() {
        ByteBuffer header = ByteBuffer.allocate(16 + 3 * 16 + 24);
        header.putLong(0x8eade801_00000000L).putInt(3).putInt(24);
        header.putInt(62).putInt(7).putInt(4).putInt(16);
        header.putInt(1000).putInt(4).putInt(0).putInt(1);
        header.putInt(1007).putInt(4).putInt(20).putInt(1);
        header.putInt(0); // of tag 1000
        header.putInt(62).putInt(7).putInt(-32).putInt(16); // the end of the region
        header.putInt(0); // of tag 1007
        return whole(header.array(), named().bytes());
    }

    /** A signature of version 4 over a document, of EdDSA with SHA-256 and the smallest of numbers. */
    private static byte[] packet() {
        return new byte[] {(byte) 0x88, 16, 4, 0, 22, 8, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1};
    }

    private static byte[] ghost() {
        return files("/opt/", "a", FILE, "", HI, new int[] {1 << 6});
    }

    /** Two files below /opt, both with the content hi or a link's target. */
    private static byte[] two(String one, int mode, String other, int otherMode, String target, RawRpm.Piece archive) {
        boolean link = mode >> 12 == 012;
        boolean otherLink = otherMode >> 12 == 012;
        return new RawRpm()
                .files(header -> header.ints(1028, 2, 2)
                        .entry(1030, TagType.INT16, 2, (byte) (mode >> 8), (byte) mode, (byte) (otherMode >> 8), (byte)
                                otherMode)
                        .ints(1034, 7, 7)
                        .texts(1035, link ? "" : HI, otherLink ? "" : HI)
                        .texts(1036, link ? target : "", otherLink ? target : "")
                        .ints(1037, 0, 0)
                        .texts(1039, "root", "root")
                        .texts(1040, "root", "root")
                        .text(1044, "demo-1-1.src.rpm")
                        .ints(1116, 0, 0)
                        .texts(1117, one, other)
                        .texts(1118, "/opt/")
                        .ints(5011, 8))
                .archive(archive.plus(RawRpm.trailer()))
                .bytes();
    }

    private static RawHeader sound(RawHeader header) {
        return header;
    }

    private interface Edit {
        void on(byte[] bytes);
    }

    private static byte[] edit(Edit edit) {
        byte[] bytes = new RawRpm().bytes();
        edit.on(bytes);
        return bytes;
    }

    private static byte[] more(UnaryOperator<RawHeader> tags) {
        return new RawRpm().more(tags).bytes();
    }

    private static byte[] archive(RawRpm.Piece piece) {
        return new RawRpm().archive(piece.plus(RawRpm.trailer())).bytes();
    }

    /** The last bytes of the content become padding. */
    private static byte[] archive(RawRpm.Piece piece, int size) {
        byte[] bytes = piece.bytes();
        byte[] field = String.format("%08x", size).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(field, 0, bytes, 54, 8);
        return archive(new RawRpm.Piece(bytes));
    }

    private static byte[] files(String directory, String name, int mode, String target, String digest, int flags) {
        return files(directory, name, mode, target, digest, new int[flags]);
    }

    private static byte[] files(String directory, String name, int mode, String target, String digest, int[] flags) {
        return new RawRpm()
                .files(header -> header.ints(1028, 2)
                        .entry(1030, TagType.INT16, 1, (byte) (mode >> 8), (byte) mode)
                        .ints(1034, 7)
                        .texts(1035, digest)
                        .texts(1036, target)
                        .ints(1037, flags)
                        .texts(1039, "root")
                        .texts(1040, "root")
                        .text(1044, "demo-1-1.src.rpm")
                        .ints(1116, 0)
                        .texts(1117, name)
                        .texts(1118, directory)
                        .ints(5011, 8))
                .bytes();
    }

    private static byte[] compressed(String word) {
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
                        .text(1125, word)
                        .ints(5011, 8))
                .bytes();
    }

    private static byte[] misplaced() {
        return whole(
                RawHeader.signature().ints(1000, 0),
                RawHeader.main()
                        .text(269, "x")
                        .text(1000, "demo")
                        .text(1001, "1")
                        .text(1002, "1"));
    }

    private static byte[] signature(UnaryOperator<RawHeader> tags) {
        return whole(tags.apply(RawHeader.signature()), named());
    }

    private static RawHeader named() {
        return RawHeader.main()
                .text(1000, "demo")
                .text(1001, "1")
                .text(1002, "1")
                .text(1021, "linux")
                .text(1022, "noarch");
    }

    private static byte[] whole(RawHeader signature, RawHeader main) {
        return whole(signature.bytes(), main.bytes());
    }

    private static byte[] whole(byte[] first, byte[] main) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new Lead(3, false, 1, "demo-1-1").encode());
        out.writeBytes(Arrays.copyOf(first, (first.length + 7) / 8 * 8));
        out.writeBytes(main);
        out.writeBytes(RawRpm.trailer().bytes());
        return out.toByteArray();
    }

    /** Which is as it should be: two files, equal, whose inodes are 0. */
    public static byte[] numberless() {
        return RawRefusedRpms.numberless();
    }
}
