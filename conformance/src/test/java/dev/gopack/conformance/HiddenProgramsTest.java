package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.BuildResult;
import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.report.SpecException;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that real packers and obfuscators made are packaged, and what is not known of them is said. */
class HiddenProgramsTest {

    private static final String KNOWN = "name: tool\nversion: 1.0.0\n";

    @TempDir
    Path dir;

    private static Path program(String feature) {
        return GoPrograms.all().stream()
                .filter(program -> program.has(feature) && program.goarch().equals("amd64"))
                .findFirst()
                .orElseThrow()
                .file();
    }

    private static Path named(String... parts) {
        return GoPrograms.all().stream()
                .map(program -> program.file())
                .filter(file ->
                        Stream.of(parts).allMatch(part -> file.toString().contains(part)))
                .findFirst()
                .orElseThrow();
    }

    private BuildResult build(String head, Path program) throws IOException {
        Path file = Files.writeString(dir.resolve("gopack.yaml"), head + """
                archs: [amd64]
                maintainer: Tools <tools@example.com>
                license: MIT
                description: A tool
                mtime: 2026-01-01T00:00:00Z
                go: {binary: %s}
                """.formatted(program));
        Spec spec = SpecReader.read(file, Map.of());
        return Gopack.create().build(spec, dir.resolve("out"), Selection.ALL);
    }

    private List<String> findings(Path program) throws IOException {
        return build(KNOWN, program).report().findings().stream()
                .filter(finding -> finding.rule().id().equals("derive.no-build-info"))
                .map(finding -> finding.message())
                .distinct()
                .toList();
    }

    @Test
    void whatIsNotKnownOfThemIsSaid() throws IOException {
        assertThat(findings(program("packed"))).singleElement().asString().contains("is packed with UPX");
        assertThat(findings(program("garbled"))).singleElement().asString().contains("is of Go and obfuscated");
    }

    /** esbuild's makers take the start of the build information out; go version shows nothing of it. */
    @Test
    void whatIsLeftOfBuildInformationIsRead() throws IOException {
        Path esbuild = named("esbuild-0.27.0-linux-amd64");
        assertThat(findings(esbuild))
                .singleElement()
                .asString()
                .contains("modules and settings were found all the same");
        assertThat(build("", esbuild).packages())
                .extracting(one -> one.path().getFileName().toString())
                .containsExactlyInAnyOrder("esbuild_0.27.0_amd64.deb", "esbuild-0.27.0-1.x86_64.rpm");
        Path rpm = dir.resolve("out/esbuild-0.27.0-1.x86_64.rpm");
        assertThat(Tool.run("rpm", "-qp", "--provides", rpm).ok().lines())
                .contains("golang(github.com/evanw/esbuild/cmd/esbuild) = 0.27.0-1")
                .anyMatch(line -> line.startsWith("bundled(golang(golang.org/x/sys)) = 0.0.0~~2022"));
    }

    @Test
    void programsOfGopathModeNameNoModules() throws IOException {
        assertThat(findings(named("debian-bookworm-amd64", "fzf")))
                .singleElement()
                .asString()
                .contains("names no modules", "github.com/junegunn/fzf/src and 11 other packages is not known");
    }

    @Test
    void nameAndVersionAreAskedFor() {
        for (String feature : List.of("packed", "garbled")) {
            assertThatThrownBy(() -> build("version: 1.0.0\n", program(feature)))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("does not say what command it is; give name");
        }
        assertThatThrownBy(() -> build("name: tool\n", program("packed")))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("does not say its version; give version");
    }
}
