package dev.gopack.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Plans;
import dev.gopack.Selection;
import dev.gopack.report.Severity;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relations of rpms with the source of a module. */
class SourceGeneratorTest {

    @TempDir
    Path dir;

    private Plans plan(String goMod, String source, String more) throws IOException {
        Files.writeString(dir.resolve("go.mod"), goMod);
        Files.writeString(dir.resolve("m.go"), source);
        String spec = """
                version: 1.4.0
                license: MIT
                description: source of m
                maintainer: Ann <ann@example.org>
                mtime: 2026-01-01
                go: {module: .}
                """ + more;
        return plan(spec);
    }

    private Plans plan(String spec) {
        return Gopack.create()
                .plan(
                        SpecReader.read("gopack.yaml", spec.getBytes(StandardCharsets.UTF_8), dir, Map.of()),
                        Selection.ALL);
    }

    private List<String> relations(Plans plans) {
        return plans.plans().get(0).relations().stream()
                .filter(one -> one.text().contains("go"))
                .map(one -> one.kind() + " " + one.text() + ": " + one.reason().orElse(""))
                .filter(text -> !text.endsWith(": the package itself"))
                .toList();
    }

    private static final String GO_MOD = """
            module example.com/m

            go 1.22.3

            require example.com/dep v1.2.3-rc.1
            """;

    @Test
    void everyRelationNamesItsLines() throws IOException {
        Plans plans = plan(GO_MOD, "package m\n\nimport _ \"example.com/dep/sub\"\n", "");
        assertThat(plans.report().findings()).isEmpty();
        assertThat(plans.plans().get(0).fileName()).isEqualTo("golang-example-m-devel-1.4.0-1.noarch.rpm");
        assertThat(relations(plans))
                .containsExactly(
                        "PROVIDES golang(example.com/m) = 1.4.0-1: m.go is of the package example.com/m",
                        "PROVIDES golang-ipath(example.com/m) = 1.4.0-1: go.mod:1 names the module example.com/m",
                        "DEPENDS golang >= 1.22: go.mod:3 says go 1.22.3",
                        "DEPENDS golang(example.com/dep/sub) >= 1.2.3~rc.1: "
                                + "m.go:3:8 imports example.com/dep/sub; go.mod:5 requires example.com/dep@v1.2.3-rc.1");
    }

    @Test
    void theTargetSaysWhatGoAndItsDirectoriesAreCalled() throws IOException {
        assertThat(relations(plan(GO_MOD, "package m\n", "targets: [el9]\n")))
                .contains(
                        "PROVIDES golang(example.com/m) = 1.4.0-1.el9: m.go is of the package example.com/m",
                        "DEPENDS go-filesystem: has the directories in which Go source is installed");
        assertThat(relations(plan(GO_MOD, "package m\n", "targets: [opensuse-tumbleweed]\n")))
                .noneMatch(text -> text.contains("go-filesystem"));
    }

    @Test
    void commitsCountAsTheReleaseBeforeThem() throws IOException {
        String goMod = """
                module example.com/m

                require (
                \texample.com/a v1.2.4-0.20240102030405-abcdefabcdef
                \texample.com/b v0.0.0-20240102030405-abcdefabcdef
                \texample.com/c v2.0.0+incompatible
                )
                """;
        String source =
                "package m\n\nimport (\n\t_ \"example.com/a\"\n\t_ \"example.com/b\"\n\t_ \"example.com/c\"\n)\n";
        assertThat(relations(plan(goMod, source, "")).stream().map(text -> text.substring(0, text.indexOf(": "))))
                .contains(
                        "DEPENDS golang(example.com/a) >= 1.2.3",
                        "DEPENDS golang(example.com/b)",
                        "DEPENDS golang(example.com/c) >= 2.0.0")
                .noneMatch(text -> text.startsWith("DEPENDS golang >="));
    }

    @Test
    void theSpecHasTheLastWord() throws IOException {
        String source = "package m\n\nimport _ \"example.com/dep/sub\"\n";
        assertThat(relations(
                        plan(GO_MOD, source, "derive: {off: [runtime], exclude: [\"golang(example.com/dep/*\"]}\n")))
                .noneMatch(text -> text.startsWith("DEPENDS"))
                .hasSize(2);
        assertThat(relations(plan(GO_MOD, source, "derive: {off: [source, runtime]}\n")))
                .isEmpty();
    }

    @Test
    void anImportThatGoModDoesNotExplainIsAWarning() throws IOException {
        Plans plans = plan(GO_MOD, "package m\n\nimport _ \"example.org/who\"\n", "");
        assertThat(plans.report().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.rule().id()).isEqualTo("derive.unknown-module");
            assertThat(finding.message())
                    .isEqualTo("m.go:3:8 imports example.org/who, and go.mod does not say which module has it in what "
                            + "version");
        });
        assertThat(relations(plans)).contains("DEPENDS golang(example.org/who): m.go:3:8 imports example.org/who");
    }

    @Test
    void aProgramAndItsSourceComeFromOneSpec() throws IOException {
        Files.writeString(dir.resolve("go.mod"), GO_MOD);
        Files.writeString(dir.resolve("m.go"), "package m\n");
        Files.writeString(dir.resolve("tool"), "#!/bin/sh\n");
        Plans plans = plan("""
                name: m
                version: 1.4.0
                license: MIT
                description: tool m
                maintainer: Ann <ann@example.org>
                mtime: 2026-01-01
                contents: [{src: tool, dst: /usr/bin/m, file_info: {mode: 0755}}]
                packages:
                  - go: {module: .}
                """);
        assertThat(plans.report().findings()).isEmpty();
        assertThat(plans.plans())
                .extracting(one -> one.fileName())
                .containsExactly("m-1.4.0-1.x86_64.rpm", "golang-example-m-devel-1.4.0-1.noarch.rpm");
    }
}
