package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads of every codec and level are read, verified and installed by rpm. */
class RpmCompressionTest {

    @TempDir
    static Path dir;

    private static final Map<String, Path> BUILT = new ConcurrentHashMap<>();

    private static String digest;

    @BeforeAll
    static void content() throws IOException {
        byte[] data = new byte[3 << 20];
        new Random(7).nextBytes(data);
        java.util.Arrays.fill(data, 1 << 20, 3 << 20, (byte) 'x');
        Files.write(dir.resolve("data"), data);
        digest = Tool.run("sha256sum", dir.resolve("data")).ok().out().substring(0, 64);
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, gzip, 5",
        "gzip:1, gzip, 1",
        "gzip:9, gzip, 9",
        "xz, xz, 2",
        "xz:0, xz, 0",
        "xz:9, xz, 9",
        "zstd, zstd, 5",
        "zstd:1, zstd, 1",
        "zstd:19, zstd, 19",
        "zstd:22, zstd, 22",
        "lzma, lzma, 6",
        "lzma:1, lzma, 1",
        "lzma:9, lzma, 9",
        "none, (none), ''"
    })
    void everyCodecAndLevelIsReadByRpm(String compression, String codec, String level) {
        Path rpm = rpm(compression);

        assertThat(Tool.run("rpm", "-qp", "--qf", "%{PAYLOADCOMPRESSOR}|%{PAYLOADFLAGS}", rpm)
                        .ok()
                        .out())
                .isEqualTo(codec + "|" + level);
        Tool.run("rpmkeys", "-K", rpm).ok();
        assertThat(Tool.run("sh", "-c", "rpm2cpio \"$0\" | cpio -i --quiet --to-stdout ./opt/data | sha256sum", rpm)
                        .ok()
                        .out())
                .startsWith(digest);
        assertThat(Tool.run("sh", "-c", "rpm2cpio \"$0\" > /dev/null", rpm).ok().err())
                .as("the archive has the size that the signature header says")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip:1", "xz:1", "zstd:19", "lzma:1", "none"})
    void everyCodecIsInstalledAndVerifies(String compression) {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm(compression)).ok();

            assertThat(root.rpm("-V", "packed").ok().out()).isEmpty();
            assertThat(Tool.run("sha256sum", root.file("/opt/data")).ok().out()).startsWith(digest);
        }
    }

    @Test
    void everyCodecIsRequiredOfTheRpmThatInstallsIt() {
        Map<String, String> features = Map.of(
                "xz:1", "rpmlib(PayloadIsXz) <= 5.2-1",
                "zstd:1", "rpmlib(PayloadIsZstd) <= 5.4.18-1",
                "lzma:1", "rpmlib(PayloadIsLzma) <= 4.4.6-1");

        features.forEach((codec, feature) -> assertThat(
                        Tool.run("rpm", "-qp", "--requires", rpm(codec)).ok().lines())
                .contains(feature));
        for (String plain : List.of("gzip:1", "none")) {
            assertThat(Tool.run("rpm", "-qp", "--requires", rpm(plain)).ok().out())
                    .doesNotContain("PayloadIs");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip:1", "xz:1", "zstd:1", "lzma:1", "none"})
    void digestsSatisfyAnRpmThatIgnoresMd5AndSha1(String compression) {
        Path rpm = rpm(compression);

        // what it says of packages made by rpmbuild, too: an uncompressed payload has both of its digests at once
        assertThat(Tool.run("rpmkeys", "--define", "_pkgverify_flags 0x20100", "-Kv", rpm)
                        .ok()
                        .out())
                .isEqualTo(rpm + ":\n    Header SHA256 digest: OK\n"
                        + (compression.equals("none") ? "    Payload SHA256 ALT digest: OK\n" : "")
                        + "    Payload SHA256 digest: OK\n");
        Tool.run("rpmkeys", "--define", "_pkgverify_flags 0x20100", "--define", "_pkgverify_level digest", "-K", rpm)
                .ok();
    }

    @Test
    void anRpmThatWantsSignaturesRefusesAnUnsignedPackage() {
        Tool.Result result = Tool.run("rpmkeys", "--define", "_pkgverify_level all", "-K", rpm("gzip:1"));

        assertThat(result.code()).isNotZero();
        assertThat(result.out()).contains("digests SIGNATURES NOT OK");
    }

    @Test
    void anInstallationThatIgnoresMd5AndSha1Succeeds() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", "--define", "_pkgverify_flags 0x20100", "--define", "_pkgverify_level digest", rpm("zstd:1"))
                    .ok();
        }
    }

    private static Path rpm(String compression) {
        return BUILT.computeIfAbsent(compression, RpmCompressionTest::build);
    }

    private static Path build(String compression) {
        String spec = """
                name: packed
                version: 1.0.0
                release: "%s"
                arch: all
                contents: [{src: data, dst: /opt/data}]
                rpm: {compression: "%s"}
                """;
        return Packages.rpm(dir, spec.formatted(compression.replace(":", "."), compression));
    }
}
