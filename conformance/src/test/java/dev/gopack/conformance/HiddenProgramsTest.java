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
