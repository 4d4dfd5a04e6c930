package dev.gopack.rpm.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ByteSource;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.rpm.RawHeader;
import dev.gopack.rpm.RawRpm;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.header.TagType;
import dev.gopack.verify.Findings;
import dev.gopack.verify.Verification;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Packages with one thing wrong, each found under its own name. */
class BrokenRpmTest {

    private static final String HI = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";
    private static final VerifyOptions STRICT =
            new VerifyOptions(KeyRing.EMPTY, Instant.ofEpochSecond(1_800_000_000), VerifyPolicy.STRICT);

    @Test
    void aSoundPackageLacksNothingButDigestsAndASignature() throws IOException {
        assertThat(verify(new RawRpm().more(BrokenRpmTest::sound).bytes()).refusals())
                .containsExactlyInAnyOrder("verify.no-identity", "verify.no-strong-digest", "verify.unsigned");
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongHasAName() {
        return Map.<String, byte[]>ofEntries(
                        Map.entry("lead-of-another-kind lead", edit(bytes -> bytes[0] = 0)),
                        Map.entry("lead-calls-it-a-source lead-mismatch", edit(bytes -> bytes[7] = 1)),
                        Map.entry("no-magic-of-the-signature-header signature-header", edit(bytes -> bytes[96] = 0)),
                        Map.entry(
                                "tag-of-nobody-in-the-signature-header unsigned-tag", signature(h -> h.text(500, "x"))),
                        Map.entry("name-in-the-signature-header unsigned-tag", signature(h -> h.text(5092, "x"))),
                        Map.entry(
                                "data-in-the-reserved-space reserved-space",
                                signature(h -> h.entry(1008, TagType.BIN, 4, (byte) 0, (byte) 1, (byte) 0, (byte) 0))),
                        Map.entry("sha256-of-another-header header-digest", signature(h -> h.text(273, HI))),
                        Map.entry(
                                "sha1-of-another-header header-digest", signature(h -> h.text(269, HI.substring(24)))),
                        Map.entry(
                                "signature-of-noise broken-signature",
                                signature(h -> h.entry(268, TagType.BIN, 2, (byte) 1, (byte) 2))),
                        Map.entry("signature-that-is-no-base64 broken-signature", signature(h -> h.texts(278, "?"))),
                        Map.entry("size-of-another-package wrong-size", signature(h -> h.ints(1000, 5))),
                        Map.entry("unpacked-size-of-another-package wrong-size", signature(h -> h.ints(1007, 5))),
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
                        Map.entry(
                                "file-with-other-permissions file-mode",
                                archive(RawRpm.cpio("./opt/a", 0104755, "hi"))),
                        Map.entry(
                                "names-that-the-header-does-not-have hard-link",
                                archive(RawRpm.cpio("./opt/a", 0100644, 2, "hi"))),
                        Map.entry(
                                "file-that-is-not-listed extra-file",
                                archive(RawRpm.cpio("./opt/a", 0100644, "hi")
                                        .plus(RawRpm.cpio("./etc/b", 0100644, "x")))),
                        Map.entry(
                                "file-twice repeated-file",
                                archive(RawRpm.cpio("./opt/a", 0100644, "hi")
                                        .plus(RawRpm.cpio("./opt/a", 0100644, "ho")))),
                        Map.entry("file-that-is-not-there missing-file", archive(RawRpm.raw(""))),
                        Map.entry(
                                "more-than-is-listed decompression-bomb",
                                archive(RawRpm.cpio("./opt/b", 0100644, "x".repeat(2 << 20)))),
                        Map.entry(
                                "bytes-behind-the-trailer trailing-data",
                                new RawRpm()
                                        .more(BrokenRpmTest::sound)
                                        .archive(RawRpm.cpio("./opt/a", 0100644, "hi")
                                                .plus(RawRpm.trailer())
                                                .plus(RawRpm.raw("more")))
                                        .bytes()),
                        Map.entry("noise-for-a-payload cpio", archive(RawRpm.raw("x".repeat(200)))),
                        Map.entry(
                                "padding-that-hides-something cpio-canon",
                                archive(RawRpm.cpio("./opt/a", 0100644, "hi\1\2"), 2)),
                        Map.entry("compression-of-nobody unknown-compression", compressed("lzo")),
                        Map.entry("compression-that-it-is-not damaged-compression", compressed("gzip")))
                .entrySet()
                .stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    String id = one.getKey().substring(one.getKey().indexOf(' ') + 1);
                    assertThat(verify(one.getValue()).refusals()).contains("verify." + id);
                }));
    }

    private static Verification verify(byte[] bytes) throws IOException {
        Findings findings = new Findings();
        RpmVerifier.verify(ByteSource.of("demo.rpm", bytes), STRICT, findings);
        return findings.conclude("demo.rpm", "rpm", STRICT);
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
        return new RawRpm()
                .files(header -> header.ints(1028, 2)
                        .entry(1030, TagType.INT16, 1, (byte) (mode >> 8), (byte) mode)
                        .ints(1034, 7)
                        .texts(1035, digest)
                        .texts(1036, target)
                        .ints(1037, new int[flags])
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
        return whole(
                tags.apply(RawHeader.signature()),
                RawHeader.main()
                        .text(1000, "demo")
                        .text(1001, "1")
                        .text(1002, "1")
                        .text(1022, "noarch"));
    }

    private static byte[] whole(RawHeader signature, RawHeader main) {
        byte[] first = signature.bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new Lead(3, false, 1, "demo-1-1").encode());
        out.writeBytes(Arrays.copyOf(first, (first.length + 7) / 8 * 8));
        out.writeBytes(main.bytes());
        out.writeBytes(RawRpm.trailer().bytes());
        return out.toByteArray();
    }
}
