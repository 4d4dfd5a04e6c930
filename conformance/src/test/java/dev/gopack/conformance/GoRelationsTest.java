package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.BuildResult;
import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.WrittenPackage;
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
            rpm: {compression: none}
            deb: {compression: none}
            go:
              binary: ${GOPACK_CORPUS}/delve/amd64/dlv
              toolchain: runtime
              provides: [go.debug]
              needs: {ca-certificates: recommend}
            """;

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
        // source: pkg/goversion/compat.go of delve 1.27
        assertThat(Tool.run("rpm", "-qp", "--requires", rpm).ok().out())
                .contains("golang >= 1.25\n", "golang < 1.28~\n");
        assertThat(Tool.run("rpm", "-qpl", rpm).ok().out()).isEqualTo("/usr/bin/dlv\n");
    }

    @Test
    void debsSayTheSameInTheirTerms() throws IOException {
        Path deb = built(SPEC, "deb");
        String control = Tool.run("dpkg-deb", "-f", deb).ok().out();
        assertThat(control)
                .contains(
                        "Package: dlv\n",
                        "Version: " + version() + "\n",
                        "Depends: golang-go (>= 2:1.25~), golang-go (<< 2:1.28~)\n")
                // observed: strings dlv | grep -c 'time.LoadLocation' gives 1, time/tzdata 0
                .contains("Recommends: ca-certificates, tzdata\n")
                .contains("Provides: golang-go.debug (= " + version() + "), golang-github-go-delve-delve-cmd-dlv (= "
                        + version() + ")\n");
        List<String> modules = Tool.run("go", "version", "-m", delve())
                .ok()
                .out()
                .lines()
                .map(line -> line.split("\t"))
                .filter(words -> words.length > 3 && words[1].equals("dep"))
                .map(words -> words[2] + " (= " + words[3] + ")")
                .toList();
        assertThat(Tool.run("dpkg-deb", "-f", deb, "Go-Built-Using").ok().out().lines())
                .extracting(line -> line.replace(",", "").strip())
                .filteredOn(line -> !line.isEmpty() && !line.startsWith("go (= go1."))
                .containsExactlyInAnyOrderElementsOf(modules);

        Path fewer = built(SPEC + "derive: {exclude: ['bundled(golang(golang.org/*']}\n", "deb");
        assertThat(Tool.run("dpkg-deb", "-f", fewer, "Go-Built-Using").ok().out())
                .contains("github.com/spf13/cobra (= v")
                .doesNotContain("golang.org/");
    }

    /** As dpkg-gencontrol simplifies what debhelper gathers. */
    @Test
    void whatADebAsksForItDoesNotAskForMoreWeakly() throws IOException {
        String yaml = SPEC.replace("{ca-certificates: recommend}", "{git: recommend, gcc: suggest}")
                + "depends: [tzdata, git >= 2]\n";
        Path deb = built(yaml, "deb");
        assertThat(Tool.run("dpkg-deb", "-f", deb, "Depends", "Recommends", "Suggests")
                        .ok()
                        .out())
                .isEqualTo("Depends: tzdata, git (>= 2), golang-go (>= 2:1.25~), golang-go (<< 2:1.28~)\n"
                        + "Recommends: ca-certificates\nSuggests: gcc\n");
    }

    @Test
    void theGoOfATargetIsAskedForByNameAndVersionAndCompared() throws IOException {
        Path file = dir.resolve("gopack.yaml");
        Files.writeString(file, SPEC + "targets: [debian12, debian13, el9]\n");
        Spec spec = SpecReader.read(
                file, Map.of("GOPACK_CORPUS", Tool.directory("GOPACK_CORPUS").toString()));
        BuildResult built = Gopack.create().build(spec, dir.resolve("out"), Selection.ALL);
        assertThat(built.report().findings())
                .filteredOn(finding -> finding.rule().id().equals("derive.toolchain"))
                .extracting(finding -> finding.message())
                .anyMatch(message ->
                        message.startsWith("dlv wants Go 1.25 to 1.27 when it runs, and golang-go of debian12 is 1.19"))
                .anyMatch(message -> message.contains("golang-go of debian13 is 1.24"))
                .noneMatch(message -> message.contains("el9"));
    }

    /** SUSE's enterprise releases have go1.NN alone, and which of them is not known. */
    @Test
    void whereTheNameOfThePackageIsNotKnownNoneIsAskedForAndThatIsSaid() throws IOException {
        Path file = dir.resolve("gopack.yaml");
        Files.writeString(file, SPEC + "targets: [sles15]\n");
        Spec spec = SpecReader.read(
                file, Map.of("GOPACK_CORPUS", Tool.directory("GOPACK_CORPUS").toString()));
        BuildResult built = Gopack.create().build(spec, dir.resolve("out"), Selection.ALL);

        assertThat(Tool.run("rpm", "-qp", "--requires", built.packages().get(0).path())
                        .ok()
                        .out())
                .doesNotContain("golang");
        assertThat(built.report().findings())
                .filteredOn(finding -> finding.rule().id().equals("derive.toolchain"))
                .singleElement()
                .extracting(finding -> finding.message())
                .asString()
                .contains("go1.NN", "sles15");
    }

    @Test
    void whatIsDerivedForTheFirstPackageOfASpecIsDerivedForTheOthers() throws IOException {
        List<WrittenPackage> packages = build(SPEC + """
                packages:
                  - {name: dlv-extra, contents: [{src: /bin/true, dst: /usr/lib/dlv/true}]}
                """);

        assertThat(packages)
                .filteredOn(written ->
                        written.name().equals("dlv-extra") && written.format().equals("rpm"))
                .singleElement()
                .satisfies(written -> assertThat(Tool.run("rpm", "-qp", "--requires", written.path())
                                .ok()
                                .out())
                        .contains("libc.so.6(")
                        .doesNotContain("golang"));
    }

    @Test
    void theSpecKnowsBetterWhichReleasesOfGoAreFine() throws IOException {
        Path rpm = built(SPEC + "  toolchain_versions: 1.24..\n", "rpm");
        assertThat(Tool.run("rpm", "-qp", "--requires", rpm).ok().out())
                .contains("golang >= 1.24\n")
                .doesNotContain("golang < ");
    }

    @Test
    void aLinterThatTheSpecSaysNothingOfRecommendsGoUpToThatOfItsBuild() throws IOException {
        String linter = SPEC.replace("delve/amd64/dlv", "golangci-lint/amd64/golangci-lint")
                .replace("  toolchain: runtime\n", "");
        Path deb = built(linter, "deb");
        Path program = Tool.directory("GOPACK_CORPUS").resolve("golangci-lint/amd64/golangci-lint");
        String go = Tool.run("go", "version", program).ok().out().replaceAll("(?s).*go1\\.([0-9]+).*", "$1");
        assertThat(Tool.run("dpkg-deb", "-f", deb, "Recommends").ok().out())
                .contains("golang-go (<< 2:1." + (Integer.parseInt(go) + 1) + "~)");
        Path none = built(linter + "  toolchain: none\n", "deb");
        assertThat(Tool.run("dpkg-deb", "-f", none, "Recommends").ok().out()).doesNotContain("golang-go");
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
        assertThat(Tool.run("rpm", "-qp", "--requires", rpm).ok().out()).doesNotContain("golang >=", "/usr/bin/go\n");
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
                .hasMessageContaining("gopack.yaml:8:11: error: ")
                .hasMessageContaining("no program of Go");
    }

    @Test
    void ofALinkTheProgramBehindItIsPackaged() throws IOException {
        Files.createSymbolicLink(dir.resolve("debugger"), delve());
        Path rpm = built(SPEC.replaceAll("binary: .*", "binary: debugger"), "rpm");
        assertThat(Tool.run("rpm", "-qp", "--qf", "[%{FILEMODES:perms} %{FILENAMES} %{FILESIZES}\\n]", rpm)
                        .ok()
                        .lines())
                .containsExactly("-rwxr-xr-x /usr/bin/debugger " + Files.size(delve()));
        assertThat(Tool.run("rpm", "-qp", "--provides", rpm).ok().out()).contains("bundled(golang(");
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
