package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.WrittenPackage;
import dev.gopack.go.ModuleVersions;
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

/** A spec that names a Go program and little else, and what the real tools say of its packages. */
class GoRelationsTest {

    private static final String SPEC = """
            maintainer: Tools <tools@example.com>
            license: MIT
            description: "Debugger for Go\\n\\nIt debugs."
            mtime: 2026-01-01T00:00:00Z
            go:
              binary: ${GOPACK_CORPUS}/delve/amd64/dlv
              toolchain: runtime
              provides: [go.debug]
              needs: {ca-certificates: recommend}
            """;

    // Each is older than the next. docs: semver.org, go.dev/ref/mod#pseudo-versions
    private static final List<String> ASCENDING = List.of(
            "v0.0.0-20210617225240-d185dfc1b5a1",
            "v0.0.0-20240101000000-aaaaaaaaaaaa",
            "v0.0.1",
            "v1.2.3-alpha",
            "v1.2.3-alpha.1",
            "v1.2.3-alpha.9",
            "v1.2.3-alpha.10",
            "v1.2.3-beta.2",
            "v1.2.3-rc.1",
            "v1.2.3-rc.1.0.20240102030405-abcdefabcdef",
            "v1.2.3-rc.2",
            "v1.2.3",
            "v1.2.4-0.20240102030405-abcdefabcdef",
            "v1.2.4-rc.1",
            "v1.2.4",
            "v1.2.10",
            "v1.10.0",
            "v2.0.0+incompatible",
            "v2.0.1-0.20190101000000-abcdefabcdef+incompatible",
            "v25.0.1+incompatible");

    @TempDir
    Path dir;

    private List<WrittenPackage> build(String yaml) throws IOException {
        Path file = dir.resolve("gopack.yaml");
        Files.writeString(file, yaml);
        Spec spec = SpecReader.read(
                file, Map.of("GOPACK_CORPUS", Tool.directory("GOPACK_CORPUS").toString()));
        return Gopack.create().build(spec, dir.resolve("out"), Selection.ALL).packages();
    }

    private Path built(String yaml, String format) throws IOException {
        return build(yaml).stream()
                .filter(written -> written.format().equals(format))
                .findFirst()
                .orElseThrow()
                .path();
    }

    @Test
    void theProgramGivesNameVersionAndLinkedModules() throws IOException {
        Path rpm = built(SPEC, "rpm");
        assertThat(Tool.run("rpm", "-qp", "--qf", "%{NAME} %{VERSION}", rpm)
                        .ok()
                        .out())
                .isEqualTo("dlv " + version());
        List<String> provides =
                Tool.run("rpm", "-qp", "--provides", rpm).ok().out().lines().toList();
        List<String> modules = Tool.run("go", "version", "-m", delve())
                .ok()
                .out()
                .lines()
                .filter(line -> line.startsWith("\tdep\t"))
                .map(line -> "bundled(golang(" + line.split("\t")[2] + "))")
                .toList();
        assertThat(modules).isNotEmpty();
        assertThat(provides.stream()
                        .filter(line -> line.startsWith("bundled("))
                        .map(line -> line.substring(0, line.indexOf(" = "))))
                .containsExactlyInAnyOrderElementsOf(modules);
        assertThat(provides)
                .contains(
                        "golang(go.debug) = " + version() + "-1",
                        "golang(github.com/go-delve/delve/cmd/dlv) = " + version() + "-1");
        assertThat(Tool.run("rpm", "-qp", "--requires", rpm).ok().out()).contains("/usr/bin/go");
        assertThat(Tool.run("rpm", "-qpl", rpm).ok().out()).isEqualTo("/usr/bin/dlv\n");
    }

    @Test
    void debsSayTheSameInTheirTerms() throws IOException {
        Path deb = built(SPEC, "deb");
        String control = Tool.run("dpkg-deb", "-f", deb).ok().out();
        assertThat(control)
                .contains("Package: dlv\n", "Version: " + version() + "\n", "Depends: golang-go\n")
                .contains("Recommends: ca-certificates\n", "Provides: golang-go.debug\n");
    }

    @Test
    void whatIsSwitchedOffOrExcludedIsNotDerived() throws IOException {
        Path rpm = built(
                SPEC
                        + "derive:\n  off: [runtime]\n  exclude: [\"bundled(golang(golang.org/x/*))\", golang(go.debug)]\n",
                "rpm");
        String provides = Tool.run("rpm", "-qp", "--provides", rpm).ok().out();
        assertThat(provides).contains("bundled(golang(github.com/spf13/cobra))");
        assertThat(provides).doesNotContain("golang.org/x/", "go.debug");
        assertThat(Tool.run("rpm", "-qp", "--requires", rpm).ok().out()).doesNotContain("/usr/bin/go\n");
    }

    @Test
    void aGeneratorThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> build(SPEC + "derive: {off: [elfs]}\n"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("no generator is named \"elfs\"");
    }

    @Test
    void aFileThatIsNoGoProgramIsRefused() {
        assertThatThrownBy(() -> build(SPEC.replace("${GOPACK_CORPUS}/delve/amd64/dlv", "/bin/ls")))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("gopack.yaml:6:11: error: ")
                .hasMessageContaining("no program of Go");
    }

    @Test
    void versionsOfModulesSortInPackagesAsInGo() {
        List<String> mapped = ASCENDING.stream()
                .map(version -> ModuleVersions.packageVersion(version).orElseThrow())
                .toList();
        StringBuilder lua = new StringBuilder();
        StringBuilder shell = new StringBuilder();
        int pairs = 0;
        for (int i = 0; i < mapped.size(); i++) {
            for (int j = i + 1; j < mapped.size(); j++, pairs++) {
                lua.append("print(rpm.vercmp('")
                        .append(mapped.get(i))
                        .append("','")
                        .append(mapped.get(j))
                        .append("'))");
                shell.append("dpkg --compare-versions ")
                        .append(mapped.get(i))
                        .append(" lt ")
                        .append(mapped.get(j));
                shell.append(" || echo ")
                        .append(mapped.get(i))
                        .append(' ')
                        .append(mapped.get(j))
                        .append('\n');
            }
        }
        assertThat(Tool.run("rpm", "--eval", "%{lua:" + lua + "}").ok().out().replaceAll("\\s", ""))
                .isEqualTo("-1".repeat(pairs));
        assertThat(Tool.run("sh", "-c", shell).out()).isEmpty();
    }

    @Test
    void versionsThatWouldSortWronglyAreRefused() {
        assertThat(List.of(
                        "v1.2.3-1", "v1.2.3-rc10", "v1.2.3-alpha.beta", "v1.2.3-0.1", "(devel)", "", "v1.2", "1.2.3.4"))
                .allSatisfy(version ->
                        assertThat(ModuleVersions.packageVersion(version)).isEmpty());
    }

    private static Path delve() {
        return Tool.directory("GOPACK_CORPUS").resolve("delve/amd64/dlv");
    }

    private static String version() throws IOException {
        return Tool.run("go", "version", "-m", delve())
                .ok()
                .out()
                .lines()
                .filter(line -> line.startsWith("\tmod\t"))
                .map(line -> line.split("\t")[3].substring(1))
                .findFirst()
                .orElseThrow();
    }
}
