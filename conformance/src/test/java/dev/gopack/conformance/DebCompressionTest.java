package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages of every codec and level are read whole by dpkg, by apt and by commons-compress. */
class DebCompressionTest {

    private static final String SPEC = """
            name: codec
            version: 1.0.0
            maintainer: Tools Team <tools@example.com>
            description: Codec
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            contents:
              - {src: data.bin, dst: /opt/codec/data.bin}
              - {src: small, dst: /opt/codec/small}
            deb: {compression: "%s"}
            """;

    @TempDir
    static Path directory;

    private static ScratchRoot root;
    private static byte[] data;

    @BeforeAll
    static void makeTheInput() throws IOException {
        root = ScratchRoot.create();
        data = new byte[3 << 20]; // several blocks of every codec that has blocks
        new java.util.Random(7).nextBytes(data);
        Arrays.fill(data, 0, 1 << 20, (byte) 'x');
        Files.write(directory.resolve("data.bin"), data);
        Files.writeString(directory.resolve("small"), "small\n");
    }

    @AfterAll
    static void removeRoot() {
        root.close();
    }

    @ParameterizedTest
    @CsvSource({
        "gzip:1, gz",
        "gzip:2, gz",
        "gzip:3, gz",
        "gzip:4, gz",
        "gzip:5, gz",
        "gzip:6, gz",
        "gzip:7, gz",
        "gzip:8, gz",
        "gzip:9, gz",
        "gzip, gz",
        "xz, xz",
        "xz:0, xz",
        "xz:1, xz",
        "xz:9, xz",
        "zstd, zst",
        "zstd:1, zst",
        "zstd:3, zst",
        "zstd:19, zst",
        "zstd:22, zst",
        "none, ''",
    })
    void everyReaderGetsTheSameBytes(String compression, String suffix) throws IOException {
        Path out = Files.createTempDirectory(directory, "codec");
        for (String name : List.of("data.bin", "small")) {
            Files.createLink(out.resolve(name), directory.resolve(name));
        }
        Path deb = Packages.deb(out, SPEC.formatted(compression));
        String member = "data.tar" + (suffix.isEmpty() ? "" : "." + suffix);

        assertThat(Tool.run("ar", "t", deb).ok().lines()).containsExactly("debian-binary", "control.tar.gz", member);
        root.inside("dpkg", "-i", root.bring(deb)).ok();
        assertThat(Files.readAllBytes(root.file("/opt/codec/data.bin"))).isEqualTo(data);
        assertThat(root.inside("dpkg", "--verify", "codec").ok().out()).isEmpty();
        root.inside("dpkg", "-P", "codec").ok();

        Tool.run("dpkg-deb", "-x", deb, out.resolve("x")).ok();
        assertThat(Files.readAllBytes(out.resolve("x/opt/codec/data.bin"))).isEqualTo(data);
        Tool.run("dpkg-deb", "-e", deb, out.resolve("e")).ok();
        assertThat(Files.readString(out.resolve("e/control"))).startsWith("Package: codec\n");
        assertThat(Tool.run("sh", "-c", "dpkg-deb --fsys-tarfile '" + deb + "' | tar -xOf - ./opt/codec/small")
                        .ok()
                        .out())
                .isEqualTo("small\n");
        assertThat(contents(deb, member)).containsEntry("./opt/codec/data.bin", data);
    }

    @Test
    void aptReadsEveryCodec() throws IOException {
        for (String compression : List.of("gzip", "xz", "zstd", "none")) {
            Path deb = Packages.deb(directory, SPEC.formatted(compression));

            root.inside("apt-get", "-y", "-q", "install", root.bring(deb)).ok();
            assertThat(Files.readAllBytes(root.file("/opt/codec/data.bin"))).isEqualTo(data);
            root.inside("apt-get", "-y", "-q", "purge", "codec").ok();
            assertThat(Tool.run("apt-ftparchive", "contents", deb).ok().out())
                    .as(compression)
                    .contains("opt/codec/data.bin");
        }
    }

    /** The regular files of a package, by commons-compress. */
    private static Map<String, byte[]> contents(Path deb, String member) throws IOException {
        Map<String, byte[]> contents = new java.util.LinkedHashMap<>();
        List<String> members = new ArrayList<>();
        try (ArArchiveInputStream ar =
                new ArArchiveInputStream(new java.io.BufferedInputStream(Files.newInputStream(deb)))) {
            for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
                members.add(entry.getName());
                if (entry.getName().equals(member)) {
                    TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(member, ar), "UTF-8");
                    for (TarArchiveEntry file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
                        if (file.isFile()) {
                            contents.put(file.getName(), tar.readAllBytes());
                        }
                    }
                }
            }
        }
        assertThat(members).containsExactly("debian-binary", "control.tar.gz", member);
        return contents;
    }

    private static InputStream unpacked(String member, InputStream in) throws IOException {
        switch (member.substring(member.lastIndexOf('.') + 1)) {
            case "gz":
                return new GzipCompressorInputStream(in, true);
            case "xz":
                return new XZCompressorInputStream(in, true);
            case "zst":
                return new ZstdCompressorInputStream(in);
            default:
                return in;
        }
    }
}
