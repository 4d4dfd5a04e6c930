package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the command prints is for programs: paths, or a document; and builds side by side do not mix. */
class CommandOutputTest {

    private static final String SPEC = """
            name: tool
            version: 1.0.0
            archs: [amd64, arm64]
            maintainer: Tools Team <tools@example.com>
            description: Tool
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            section: nonsense
            contents:
              - {src: data, dst: /opt/tool/, type: tree}
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void writeTheSpec() throws IOException {
        Files.writeString(directory.resolve("gopack.yaml"), SPEC);
        Path data = Files.createDirectory(directory.resolve("data"));
        for (int i = 0; i < 2000; i++) {
            Files.writeString(data.resolve("file-" + i), "content of file " + i + "\n");
        }
    }

    private static Object json(String text) {
        return new Load(LoadSettings.builder().setCodePointLimit(100 << 20).build()).loadFromString(text);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object document, String key) {
        return (List<Map<String, Object>>) ((Map<String, Object>) document).get(key);
    }

    @Test
    void buildPrintsOnePathALineAndItsWordsElsewhere() {
        Tool.Result result = Packages.gopack(directory, "build", "--out", "out").ok();

        assertThat(result.lines())
                .containsExactly(
                        "out/tool_1.0.0_amd64.deb",
                        "out/tool_1.0.0_arm64.deb",
                        "out/tool-1.0.0-1.x86_64.rpm",
                        "out/tool-1.0.0-1.aarch64.rpm");
        assertThat(result.lines())
                .allSatisfy(path -> assertThat(directory.resolve(path)).isRegularFile());
        assertThat(result.err()).contains("gopack.yaml:8:").contains("nonsense");
    }

    @Test
    void theDocumentOfABuildHasTheSizesAndDigestsOfTheFiles() throws IOException {
        Tool.Result result =
                Packages.gopack(directory, "build", "--json", "--out", "out").ok();

        Object document = json(result.out());
        List<Map<String, Object>> packages = list(document, "packages");
        assertThat(packages).hasSize(4);
        for (Map<String, Object> one : packages) {
            Path file = directory.resolve(one.get("path").toString());
            assertThat(((Number) one.get("size")).longValue()).isEqualTo(Files.size(file));
            assertThat(one.get("sha256"))
                    .isEqualTo(Tool.run("sha256sum", file).ok().out().substring(0, 64));
        }
        assertThat(list(document, "findings"))
                .anySatisfy(finding -> assertThat(finding).containsEntry("rule", "deb.unknown-section"));
    }

    @Test
    void theDocumentOfAFailedBuildHasTheFindings() throws IOException {
        Files.writeString(directory.resolve("gopack.yaml"), SPEC + "depends: ['a >=']\n");

        Tool.Result result = Packages.gopack(directory, "build", "--json", "--out", "out");

        assertThat(result.code()).isEqualTo(3);
        Object document = json(result.out());
        assertThat(list(document, "packages")).isEmpty();
        assertThat(list(document, "findings"))
                .anySatisfy(finding ->
                        assertThat(finding).containsEntry("severity", "error").containsEntry("line", 11));
    }

    @Test
    void aDryRunSaysThePathsAndWritesNothing() {
        Tool.Result result =
                Packages.gopack(directory, "build", "--dry-run", "--out", "out").ok();

        assertThat(result.lines())
                .containsExactly(
                        "out/tool_1.0.0_amd64.deb",
                        "out/tool_1.0.0_arm64.deb",
                        "out/tool-1.0.0-1.x86_64.rpm",
                        "out/tool-1.0.0-1.aarch64.rpm");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void inspectPrintsADocumentForEachPackage() {
        Packages.gopack(directory, "build", "--out", "out").ok();

        Object one = json(Packages.gopack(directory, "inspect", "--json", "out/tool_1.0.0_amd64.deb")
                .ok()
                .out());
        assertThat(list(one, "files")).hasSizeGreaterThan(2000);
        Object several = json(Packages.gopack(
                        directory, "inspect", "--json", "out/tool_1.0.0_amd64.deb", "out/tool-1.0.0-1.x86_64.rpm")
                .ok()
                .out());
        assertThat((List<?>) several).hasSize(2);
    }

    @Test
    void aReaderThatStopsEarlyIsNoReasonForATrace() {
        Packages.gopack(directory, "build", "--out", "out").ok();
        for (String arguments : List.of("inspect out/tool_1.0.0_amd64.deb", "schema", "build --json --dry-run")) {
            Tool.Result result = Tool.run(
                    directory,
                    Map.of(),
                    List.of(
                            "sh",
                            "-c",
                            String.join(
                                            " ",
                                            Packages.gopack(
                                                    Packages.javaHome(),
                                                    Packages.QUICK_START,
                                                    List.of(arguments.split(" "))))
                                    + " | head -n 1"));

            assertThat(result.lines()).as(arguments).hasSize(1);
            assertThat(result.err()).doesNotContain("\tat ").doesNotContain("Exception");
        }
    }

    @Test
    void buildsOfTheSameOutputSideBySideBothSucceedWithTheSameBytes() throws Exception {
        Packages.gopack(directory, "build", "--out", "reference").ok();
        List<Process> builds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            builds.add(Tool.process(
                            directory,
                            Map.of(),
                            Packages.gopack(
                                    Packages.javaHome(), Packages.QUICK_START, List.of("build", "--out", "out")))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("words-" + i).toFile())
                    .start());
        }
        for (int i = 0; i < builds.size(); i++) {
            assertThat(builds.get(i).waitFor())
                    .as(Files.readString(directory.resolve("words-" + i)))
                    .isZero();
        }

        Tool.run("diff", "-r", directory.resolve("reference"), directory.resolve("out"))
                .ok();
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void aPackageThatIsReplacedIsWholeForWhoReadsIt() throws Exception {
        Packages.gopack(directory, "build", "--format", "deb", "--arch", "amd64", "--out", "out")
                .ok();
        Path deb = directory.resolve("out/tool_1.0.0_amd64.deb");
        Process build = Tool.process(
                        directory,
                        Map.of(),
                        Packages.gopack(
                                Packages.javaHome(),
                                Packages.QUICK_START,
                                List.of("build", "--format", "deb", "--out", "out")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        do {
            Tool.run("dpkg-deb", "--fsys-tarfile", deb).ok();
        } while (build.isAlive());

        assertThat(build.waitFor()).isZero();
    }
}
