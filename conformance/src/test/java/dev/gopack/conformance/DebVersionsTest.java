package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions and architectures as the spec names them, and what the real dpkg makes of them. */
class DebVersionsTest {

    private static final String HEAD = """
            name: versions
            maintainer: Tools Team <tools@example.com>
            description: Versions
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            """;

    @TempDir
    Path directory;

    private Path deb(String keys) {
        return Packages.deb(directory, HEAD + keys);
    }

    private static String field(Path deb, String name) {
        return Tool.run("dpkg-deb", "-f", deb, name).ok().out().strip();
    }

    private String version(String keys) {
        return field(deb(keys), "Version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1.2.3 | 1.2.3",
                "version: v1.2.3 | 1.2.3",
                "version: v1.2 | 1.2.0",
                "version: '1' | 1.0.0",
                "version: 1.2.3-rc.1 | 1.2.3~rc.1",
                "version: 1.2.3-rc-1 | 1.2.3~rc.1",
                "version: 1.2.3+build.7 | 1.2.3+build.7",
                "version: 1.2.3-beta+b-7 | 1.2.3~beta+b.7",
                "{version: 1.2.3, prerelease: beta1} | 1.2.3~beta1",
                "{version: 1.2.3-rc.1, prerelease: beta1} | 1.2.3~beta1",
                "{version: 1.2.3, version_metadata: git} | 1.2.3+git",
                "{version: 1.2.3, release: 4} | 1.2.3-4",
                "{version: 1.2.3-rc-1, release: 4} | 1.2.3~rc-1-4",
                "{version: 1.2.3, epoch: 2} | 2:1.2.3",
                "{version: 1.2.3, epoch: 0} | 1.2.3",
                "{version: 1.2.3-rc.1+b.2, epoch: 1, release: 0vendor1} | 1:1.2.3~rc.1+b.2-0vendor1",
                "{version: 2026.11.01.5, version_schema: none} | 2026.11.01.5",
                "{version: 20261101, version_schema: none} | 20261101",
                "version: 1.2.3.4 | 1.2.3.4",
            })
    void versionsAreWrittenSoThatDpkgSortsThem(String keys, String expected) {
        String lines =
                keys.startsWith("{") ? keys.substring(1, keys.length() - 1).replace(", ", "\n") + "\n" : keys + "\n";
        Path deb = deb(lines);

        assertThat(field(deb, "Version")).isEqualTo(expected);
        assertThat(deb.getFileName().toString())
                .isEqualTo("versions_" + expected.replaceFirst("^\\d+:", "") + "_amd64.deb");
    }

    @Test
    void dpkgSortsVersionsAsSemverDoesAndReleasesAfterThem() {
        List<String> ascending = List.of(
                version("version: 0.9.9\n"),
                version("version: 1.0.0-alpha\n"),
                version("version: 1.0.0-alpha.1\n"),
                version("version: 1.0.0-alpha.beta\n"),
                version("version: 1.0.0-beta\n"),
                version("version: 1.0.0-beta.2\n"),
                version("version: 1.0.0-beta.11\n"),
                version("version: 1.0.0-rc.1\n"),
                version("version: 1.0.0-rc.2\n"),
                version("version: 1.0.0\n"),
                version("version: 1.0.0\nrelease: 1\n"),
                version("version: 1.0.0\nrelease: 2\n"),
                version("version: 1.0.0\nrelease: 10\n"),
                version("version: 1.0.1-rc.1\n"),
                version("version: 1.0.1\n"),
                version("version: 1.0.10\n"),
                version("version: 0.1.0\nepoch: 1\n"));

        List<String> wrong = new ArrayList<>();
        for (int i = 1; i < ascending.size(); i++) {
            if (Tool.run("dpkg", "--compare-versions", ascending.get(i - 1), "lt", ascending.get(i))
                            .code()
                    != 0) {
                wrong.add(ascending.get(i - 1) + " is not before " + ascending.get(i));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyArchitectureHasDebiansName() {
        Map<String, String> names = new java.util.LinkedHashMap<>();
        names.put("all", "all");
        names.put("noarch", "all");
        names.put("amd64", "amd64");
        names.put("x86_64", "amd64");
        names.put("386", "i386");
        names.put("arm5", "armel");
        names.put("arm6", "armhf");
        names.put("arm7", "armhf");
        names.put("arm64", "arm64");
        names.put("aarch64", "arm64");
        names.put("ppc64", "ppc64");
        names.put("ppc64le", "ppc64el");
        names.put("mips", "mips");
        names.put("mipsle", "mipsel");
        names.put("mips64", "mips64");
        names.put("mips64le", "mips64el");
        names.put("s390x", "s390x");
        names.put("riscv64", "riscv64");
        names.put("loong64", "loong64");

        names.forEach((word, debian) -> {
            Path deb = deb("version: 1.0.0\narch: " + word + "\n");
            assertThat(field(deb, "Architecture")).as(word).isEqualTo(debian);
            assertThat(deb.getFileName().toString()).isEqualTo("versions_1.0.0_" + debian + ".deb");
        });
    }

    @Test
    void dpkgItselfKnowsEveryNameThatIsWritten() {
        // dpkg 1.21 of Debian 12 has no loong64 in its table of architectures yet; it takes the name all the same.
        List<String> known = Tool.run("dpkg-architecture", "-L").ok().lines();

        for (String word :
                List.of("amd64", "386", "arm5", "arm7", "arm64", "ppc64le", "mips64le", "s390x", "riscv64", "mipsle")) {
            assertThat(known).contains(field(deb("version: 1.0.0\narch: " + word + "\n"), "Architecture"));
        }
    }

    @Test
    void anArchitectureForDebAloneIsUsedAsItIs() {
        assertThat(field(deb("version: 1.0.0\narch: arm6\ndeb: {arch: armel}\n"), "Architecture"))
                .isEqualTo("armel");
    }

    @Test
    void aForeignPackageIsInstalledWhereItsArchitectureIsAllowed() {
        try (ScratchRoot root = ScratchRoot.create()) {
            String foreign = root.bring(deb("version: 1.0.0\narch: arm7\n"));
            assertThat(root.inside("dpkg", "-i", foreign).err()).contains("does not match system (amd64)");

            root.inside("dpkg", "--add-architecture", "armhf").ok();
            root.inside("dpkg", "-i", foreign).ok();

            assertThat(root.inside("dpkg-query", "-W", "-f", "${Architecture}", "versions")
                            .out())
                    .isEqualTo("armhf");
        }
    }
}
