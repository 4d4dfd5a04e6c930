package dev.gopack.deb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Plans;
import dev.gopack.Selection;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relations of debs with the source of a module. */
class SourceGeneratorTest {

    @TempDir
    Path dir;

    private Plans plan(String requires, List<String> imports, String more) throws IOException {
        Files.writeString(dir.resolve("go.mod"), "module github.com/ann/m\n\ngo 1.22\n\n" + requires);
        StringBuilder source = new StringBuilder("package m\n\n");
        imports.forEach(
                path -> source.append("import _ \"").append(path).append("\"").append('\n'));
        Files.writeString(dir.resolve("m.go"), source);
        String spec = """
                version: 1.4.0
                license: MIT
                description: |
                  source of m
                  It is there to be compiled.
                maintainer: Ann <ann@example.org>
                mtime: 2026-01-01
                go: {module: .}
                """ + more;
        return Gopack.create()
                .plan(
                        SpecReader.read("gopack.yaml", spec.getBytes(StandardCharsets.UTF_8), dir, Map.of()),
                        Selection.ALL);
    }

    private static List<String> relations(Plans plans) {
        return plans.plans().get(0).relations().stream()
                .map(one -> one.kind() + " " + one.text() + ": " + one.reason().orElse(""))
                .toList();
    }

    @Test
    void aModuleIsNamedOnceWithTheLinesThatNeedIt() throws IOException {
        Plans plans = plan(
                "require github.com/bob/dep/v2 v2.1.0\n",
                List.of("github.com/bob/dep/v2/one", "github.com/bob/dep/v2/two"),
                "");
        assertThat(plans.report().findings()).isEmpty();
        assertThat(plans.plans().get(0).fileName()).isEqualTo("golang-github-ann-m-dev_1.4.0_all.deb");
        assertThat(relations(plans))
                .containsExactly(
                        "DEPENDS golang-github-bob-dep-v2-dev (>= 2.1.0~): m.go:3:8 imports github.com/bob/dep/v2/one; "
                                + "go.mod:5 requires github.com/bob/dep/v2@v2.1.0",
                        "RECOMMENDS golang-go (>= 2:1.22~): go.mod:3 says go 1.22");
    }

    @Test
    void aCommitWithoutAReleaseIsWrittenAsDebianWritesIt() throws IOException {
        // dpkg 1.21: 0.0~git20240101 is less than Debian's 0.0~git20240101.1a2b3c4 and than
        // 0.0.0~~20240101000000.1a2b3c4
        Plans plans = plan(
                "require golang.org/x/exp v0.0.0-20240102030405-abcdefabcdef\n", List.of("golang.org/x/exp/maps"), "");
        assertThat(relations(plans).get(0)).startsWith("DEPENDS golang-golang-x-exp-dev (>= 0.0~git20240102~): ");
    }

    @Test
    void noPackageIsMadeUpForAHostWithoutAShortName() throws IOException {
        Plans plans = plan("require example.com/dep v1.0.0\n", List.of("example.com/dep", "example.org/who"), "");
        assertThat(plans.report().findings())
                .extracting(finding -> finding.rule().id())
                .containsExactlyInAnyOrder("deb.unknown-source", "derive.unknown-module");
        assertThat(relations(plans)).noneMatch(text -> text.startsWith("DEPENDS"));
    }

    @Test
    void anOlderTargetHasAnotherPackageWithGo() throws IOException {
        assertThat(relations(plan("", List.of(), "targets: [ubuntu22.04]\n")))
                .containsExactly("RECOMMENDS golang-go (>= 2:1.22~) | golang-1.22-go: go.mod:3 says go 1.22");
    }
}
