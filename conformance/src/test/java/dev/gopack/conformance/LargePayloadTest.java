package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of more than 4 GiB goes through a heap of 64 MiB, into packages that the real tools read. */
class LargePayloadTest {

    private static final long SIZE = (4L << 30) + 1;

    @TempDir
    static Path directory;

    private static String said = "";

    @BeforeAll
    static void buildBothAtOnce() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(directory.resolve("large.bin").toFile(), "rw")) {
            sparse.setLength(SIZE);
        }
        Files.writeString(directory.resolve("gopack.yaml"), """
                name: large
                version: 1.0.0
                maintainer: Tools Team <tools@example.com>
                description: Large
                license: MIT
                mtime: 2026-11-01T12:00:00Z
                contents:
                  - {src: large.bin, dst: /usr/share/large.bin}
                """);
        said = Tool.run(
                        directory,
                        Map.of(),
                        Packages.gopack(
                                Path.of(System.getProperty("java.home")),
                                List.of("-Xmx64m"),
                                List.of("build", "--arch", "amd64", "--out", "out")))
                .ok()
                .err();
    }

    @Test
    void whatVerifyTakesForABombIsToldWhenItIsBuilt() {
        assertThat(said).contains("large-1.0.0-1.x86_64.rpm has ", "large_1.0.0_amd64.deb has ", "[build.bomb-like]");
        assertThat(Packages.gopack(directory, "verify", "out/large_1.0.0_amd64.deb")
                        .out())
                .contains("verify.decompression-bomb");
    }

    @Test
    void rpmTellsTheSizeInSixtyFourBits() {
        Path rpm = directory.resolve("out/large-1.0.0-1.x86_64.rpm");

        assertThat(Tool.run("rpm", "-qp", "--qf", "[%{FILENAMES} %{LONGFILESIZES}\\n]%{LONGSIZE}", rpm)
                        .ok()
                        .lines())
                .containsExactly("/usr/share/large.bin " + SIZE, String.valueOf(SIZE));
        assertThat(Tool.run("rpm", "-qp", "--requires", rpm).ok().lines()).contains("rpmlib(LargeFiles) <= 4.12.0-1");
        assertThat(Tool.run("rpmkeys", "-K", rpm).ok().out()).contains("digests OK");
    }

    @Test
    void debTellsTheSizeInTheArchive() {
        Path deb = directory.resolve("out/large_1.0.0_amd64.deb");

        assertThat(Tool.run("sh", "-c", "dpkg-deb -c '" + deb + "' | grep large.bin")
                        .ok()
                        .out())
                .contains(" " + SIZE + " ");
        assertThat(Tool.run("dpkg-deb", "-f", deb, "Installed-Size").ok().out().strip())
                .isEqualTo(String.valueOf((SIZE >> 10) + 8));
    }
}
