package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.WrittenPackage;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoProgram;
import dev.gopack.report.SpecException;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import dev.gopack.toolchain.GoToolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spec that has its program built, what the real Go makes of it, and what rpm and dpkg say of the packages. */
class GoBuildTest {

    private static final String HEAD = """
            name: tool
            version: 1.4.0
            maintainer: Tools <tools@example.com>
            license: MIT
            description: A tool
            """;
    private static final String DATED = HEAD + "mtime: 2026-01-01T00:00:00Z\n";
    private static final String MAIN = """
            package main

            var version = "none"

            func main() { println(version) }
            """;

    @TempDir
    Path dir;

    private final Map<String, String> environment = new HashMap<>(System.getenv());

    @BeforeEach
    void nothingIsFetched() {
        environment.put("GOPROXY", "off");
    }

    private Path module(String name, String... files) throws IOException {
        Path folder = Files.createDirectories(dir.resolve(name));
        Files.writeString(folder.resolve("go.mod"), "module example.com/tool\n\ngo 1.21\n");
        Files.writeString(folder.resolve("main.go"), MAIN);
        for (int i = 0; i < files.length; i += 2) {
            Path file = folder.resolve(files[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, files[i + 1]);
        }
        return folder;
    }

    private Gopack gopack(String cache, boolean reproduce) {
        return Gopack.builder()
                .goBuilder(new GoToolchain(dir.resolve(cache), environment))
                .reproduce(reproduce)
                .build();
    }

    private List<Path> build(Path folder, String cache, boolean reproduce, String yaml) throws IOException {
        Files.writeString(folder.resolve("gopack.yaml"), yaml);
        Spec spec = SpecReader.read(folder.resolve("gopack.yaml"), Map.of());
        return gopack(cache, reproduce).build(spec, folder.resolve("out"), Selection.ALL).packages().stream()
                .map(WrittenPackage::path)
                .toList();
    }

    private String failure(Path folder, String yaml) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(() -> build(folder, "cache", false, yaml));
        assertThat(thrown).isInstanceOf(SpecException.class);
        return String.valueOf(thrown.getMessage());
    }

    /** What dpkg-deb unpacks. */
    private Path unpacked(Path deb) {
        Path root = dir.resolve("root-" + deb.getFileName());
        Tool.run("dpkg-deb", "-x", deb, root).ok();
        return root;
    }

    private static Path only(List<Path> packages, String end) {
        return packages.stream()
                .filter(path -> path.toString().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    /** What the line of go.mod says is also what the target's Go is compared with. */
    @Test
    void aProgramThatCallsGoWantsTheOneOfItsModule() throws IOException {
        Path folder = module("caller");
        String yaml = DATED + "targets: [debian12, el9]\narchs: [amd64]\ngo: {build: ., toolchain: runtime}\n";
        List<Path> packages = build(folder, "cache", false, yaml);
        assertThat(Tool.run("dpkg-deb", "-f", only(packages, ".deb"), "Depends")
                        .ok()
                        .out())
                .isEqualTo("golang-go (>= 2:1.21~)\n");
        assertThat(Tool.run("rpm", "-qp", "--requires", only(packages, ".rpm"))
                        .ok()
                        .out()
                        .lines())
                .contains("golang >= 1.21");
        Files.writeString(folder.resolve("go.mod"), "module example.com/tool\n\ngo 1.19\n");
        assertThat(Tool.run("dpkg-deb", "-f", only(build(folder, "cache", false, yaml), ".deb"), "Depends")
                        .ok()
                        .out())
                .isEqualTo("golang-go (>= 2:1.19~)\n");
    }

    @Test
    void releasesOfGoThatNothingCallsAreAMistake() throws IOException {
        Path folder = module("silent");
        for (String toolchain : List.of("auto", "none")) {
            Files.writeString(
                    folder.resolve("gopack.yaml"),
                    DATED + "archs: [amd64]\ngo: {build: ., toolchain_versions: 1.22, toolchain: " + toolchain + "}\n");
            Spec spec = SpecReader.read(folder.resolve("gopack.yaml"), Map.of());
            assertThat(gopack("cache", false).check(spec, Selection.ALL).findings())
                    .as(toolchain)
                    .anyMatch(finding -> finding.toString().contains("go.toolchain_versions has no effect"));
        }
    }

    /** Go's linker writes no level of ARM into the tables of a program; its build settings have it. */
    @Test
    void aProgramForArmIsForTheLevelThatItWasBuiltFor() throws IOException {
        Path folder = module("arm");
        environment.putAll(Map.of("GOARCH", "arm", "GOARM", "6", "CGO_ENABLED", "0"));
        Tool.run(folder, environment, List.of("go", "build", "-o", "tool", ".")).ok();
        String yaml = DATED + "go: {binary: tool}\narchs: [%s]\n";

        for (String fits : List.of("arm6", "arm7")) {
            Files.writeString(folder.resolve("gopack.yaml"), yaml.formatted(fits));
            Tool.Result built = Packages.gopack(folder, "build", "--out", fits).ok();
            assertThat(built.err()).doesNotContain("architecture").doesNotContain("arm5");
        }
        Path deb = folder.resolve("arm7/tool_1.4.0_armhf.deb");
        assertThat(Packages.gopack(folder, "matrix", deb, "--target", "debian12")
                        .out())
                .contains("arm7")
                .doesNotContain("will-not-start");
        assertThat(failure(folder, yaml.formatted("arm5"))).contains("tool\" is for arm6, the package is for arm5");
        assertThat(failure(folder, yaml.formatted("amd64"))).contains("is for arm6, the package is for amd64");

        String placed = DATED + "archs: [arm5]\ncontents: [{src: tool, dst: /usr/bin/tool}]\n";
        Files.writeString(folder.resolve("gopack.yaml"), placed);
        Tool.Result warned = Packages.gopack(folder, "build", "--format", "deb", "--out", "arm5")
                .ok();
        assertThat(warned.err()).contains("/usr/bin/tool: it is for arm6, the package for arm5");
        assertThat(Packages.gopack(
                                folder, "matrix", folder.resolve("arm5/tool_1.4.0_armel.deb"), "--target", "debian12")
                        .out())
                .contains("will-not-start");
    }

    @Test
    void fiveArchitecturesAreBuiltInOneRunAndAreTheSameFromAnyFolder() throws IOException {
        String yaml = DATED + """
                archs: [amd64, arm64, ppc64le, s390x, riscv64]
                go:
                  build:
                    package: .
                    ldflags: ["-X main.version=${version}"]
                """;
        List<Path> packages = build(module("one"), "cache", false, yaml);
        assertThat(packages).hasSize(10);
        // observed: readelf 2.40 -h, "Machine:"
        Map<String, String> machines = Map.of(
                "amd64", "Advanced Micro Devices X86-64",
                "arm64", "AArch64",
                "ppc64el", "PowerPC64",
                "s390x", "IBM S/390",
                "riscv64", "RISC-V");
        machines.forEach((architecture, machine) -> {
            Path deb = only(packages, "_" + architecture + ".deb");
            assertThat(Tool.run("dpkg-deb", "-f", deb, "Architecture").ok().out())
                    .isEqualTo(architecture + "\n");
            Path program = unpacked(deb).resolve("usr/bin/tool");
            assertThat(Tool.run("readelf", "-h", program).ok().out()).contains(machine);
        });
        for (String architecture : List.of("x86_64", "aarch64", "ppc64le", "s390x", "riscv64")) {
            Path rpm = only(packages, "." + architecture + ".rpm");
            assertThat(Tool.run("rpm", "-qp", "--qf", "%{ARCH} %{VERSION}", rpm)
                            .ok()
                            .out())
                    .isEqualTo(architecture + " 1.4.0");
        }
        Path program = unpacked(only(packages, "amd64.deb")).resolve("usr/bin/tool");
        assertThat(Tool.run(program).ok().err()).isEqualTo("1.4.0\n");
        assertThat(setting(program, "GOAMD64")).isEqualTo("v1");
        assertThat(setting(program, "CGO_ENABLED")).isEqualTo("0");
        assertThat(setting(program, "-trimpath")).isEqualTo("true");

        List<Path> again = build(module("another/deep/folder"), "another-cache", false, yaml);
        for (int i = 0; i < packages.size(); i++) {
            assertThat(Files.mismatch(packages.get(i), again.get(i)))
                    .as(packages.get(i).toString())
                    .isEqualTo(-1);
        }
    }

    private static String setting(Path program, String key) throws IOException {
        BuildInfo info = GoProgram.scan(program);
        return info.setting(key).orElse("");
    }

    @Test
    void aTargetDecidesForWhichProcessorsItIsBuilt() throws IOException {
        List<Path> packages =
                build(module("one"), "cache", false, DATED + "targets: [el9, debian12]\ngo: {build: .}\n");
        assertThat(packages).hasSize(2);
        Path rpm = only(packages, ".rpm");
        Tool.run(dir, Map.of(), List.of("sh", "-c", "rpm2cpio \"$0\" | cpio -id --quiet", rpm))
                .ok();
        // docs: RHEL 9 needs x86-64-v2, Debian 12 the first
        assertThat(setting(dir.resolve("usr/bin/tool"), "GOAMD64")).isEqualTo("v2");
        assertThat(setting(unpacked(only(packages, ".deb")).resolve("usr/bin/tool"), "GOAMD64"))
                .isEqualTo("v1");
    }

    @Test
    void aProgramOfGoAloneIsReproducedAndLeavesNothingBehind() throws IOException {
        Path folder = module("one");
        assertThat(build(folder, "cache", true, DATED + "go: {build: .}\n")).hasSize(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("go.mod", "main.go", "gopack.yaml", "out");
        }
        try (Stream<Path> files = Files.walk(dir.resolve("cache")).filter(Files::isRegularFile)) {
            assertThat(files).singleElement().extracting(Path::getFileName).hasToString("tool");
        }
    }

    @Test
    void aProgramChangesWithItsSource() throws IOException {
        Path folder = module("one");
        Path deb = only(build(folder, "cache", false, DATED + "go: {build: .}\n"), ".deb");
        assertThat(Tool.run(unpacked(deb).resolve("usr/bin/tool")).ok().err()).isEqualTo("none\n");
        Files.writeString(folder.resolve("main.go"), MAIN.replace("none", "other"));
        build(folder, "cache", false, DATED + "go: {build: .}\n");
        assertThat(Tool.run(unpacked(deb).resolve("usr/bin/tool")).ok().err()).isEqualTo("other\n");
    }

    @Test
    void aProgramThatEmbedsTheTimeIsReproducedOnlyIfADateIsGiven() throws IOException {
        String source = """
                package main

                // static const char *now(void) { return __DATE__ " " __TIME__; }
                import "C"

                func main() { C.now() }
                """;
        Path folder = module("one", "main.go", source);
        String go = "go: {build: {package: ., cgo: true, strip: false}}\n";
        assertThatThrownBy(() -> build(folder, "cache", true, HEAD + go))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("gopack.yaml:6:13: error: for amd64: two builds of . differ at byte ")
                .hasMessageContaining("in the section .rodata")
                .hasMessageContaining("give a date")
                .hasMessageContaining("[go.not-reproducible]");
        assertThat(build(folder, "cache", true, DATED + go)).hasSize(2);
    }

    @Test
    void vendoredModulesAreUsedWithoutANetwork() throws IOException {
        Path folder = module(
                "one",
                "go.mod",
                "module example.com/tool\n\ngo 1.21\n\nrequire example.com/dep v1.0.0\n",
                "main.go",
                "package main\n\nimport \"example.com/dep\"\n\nfunc main() { println(dep.X) }\n",
                "vendor/modules.txt",
                "# example.com/dep v1.0.0\n## explicit; go 1.21\nexample.com/dep\n",
                "vendor/example.com/dep/dep.go",
                "package dep\n\nconst X = 1\n");
        List<Path> packages = build(folder, "cache", false, DATED + "go: {build: {package: ., mod: vendor}}\n");
        assertThat(Tool.run("rpm", "-qp", "--provides", only(packages, ".rpm"))
                        .ok()
                        .out())
                .contains("bundled(golang(example.com/dep)) = 1.0.0");
    }

    @Test
    void aModuleOfAVersionBecomesWhatGoInstallMakesOfIt() throws IOException {
        Path corpus = Tool.directory("GOPACK_CORPUS");
        String version =
                corpus.resolve("delve").toRealPath().getFileName().toString().replace("delve-", "v");
        String cache = Tool.run("go", "env", "GOMODCACHE").ok().out().strip();
        environment.put(
                "GOPROXY",
                "file://" + cache + "/cache/download," + System.getenv().getOrDefault("GOPROXY", "direct"));
        environment.put("GOSUMDB", "off"); // what is in the module cache was verified when it came there
        String yaml = "maintainer: Tools <tools@example.com>\nlicense: MIT\ndescription: Debugger\n"
                + "mtime: 2026-01-01T00:00:00Z\ngo:\n  build: github.com/go-delve/delve/cmd/dlv@" + version + "\n";
        Path folder = Files.createDirectory(dir.resolve("spec"));
        Path deb = only(build(folder, "cache", false, yaml), ".deb");
        assertThat(Tool.run("dpkg-deb", "-f", deb, "Package", "Version").ok().out())
                .isEqualTo("Package: dlv\nVersion: " + version.substring(1) + "\n");
        Path program = unpacked(deb).resolve("usr/bin/dlv");
        // scripts/corpus: CGO_ENABLED=0 GOARCH=amd64 go install -trimpath -ldflags '-s -w'
        assertThat(Files.mismatch(program, corpus.resolve("delve/amd64/dlv"))).isEqualTo(-1);

        // What a version stands for never changes: the second time go is only asked for its version.
        environment.put("GOPROXY", "off");
        assertThat(build(folder, "cache", false, yaml)).hasSize(2);
    }

    /** go install itself asks for the latest version and for checksums, which it refuses to do or goes out for. */
    @Test
    void aModuleOfTheCacheIsBuiltWithoutANetwork() throws IOException {
        Path proxy = Files.createDirectories(dir.resolve("proxy/example.com/tool/@v"));
        String mod = "module example.com/tool\n\ngo 1.21\n";
        Files.writeString(proxy.resolve("list"), "v1.2.3\n");
        Files.writeString(proxy.resolve("v1.2.3.info"), "{\"Version\": \"v1.2.3\"}");
        Files.writeString(proxy.resolve("v1.2.3.mod"), mod);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(proxy.resolve("v1.2.3.zip")))) {
            for (Map.Entry<String, String> file :
                    Map.of("go.mod", mod, "main.go", MAIN).entrySet()) {
                zip.putNextEntry(new ZipEntry("example.com/tool@v1.2.3/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Map<String, String> fetching = new HashMap<>(System.getenv());
        fetching.put("GOMODCACHE", dir.resolve("modules, kept").toString());
        fetching.put("GOPROXY", dir.resolve("proxy").toUri().toString());
        fetching.put("GOSUMDB", "off");
        fetching.put("GOFLAGS", "-modcacherw");
        Tool.run(dir, fetching, List.of("go", "mod", "download", "example.com/tool@v1.2.3"))
                .ok();

        environment.put("GOMODCACHE", dir.resolve("modules, kept").toString());
        environment.put("GOSUMDB", "sum.golang.org");
        String yaml = "maintainer: Tools <tools@example.com>\nlicense: MIT\ndescription: Prints\n"
                + "mtime: 2026-01-01T00:00:00Z\ngo: {build: example.com/tool@%s}\n";
        Path folder = Files.createDirectory(dir.resolve("spec"));
        Path deb = only(build(folder, "cache", false, yaml.formatted("v1.2.3")), ".deb");
        assertThat(Tool.run("dpkg-deb", "-f", deb, "Package", "Version").ok().out())
                .isEqualTo("Package: tool\nVersion: 1.2.3\n");
        assertThat(failure(folder, yaml.formatted("v1.2.4"))).contains("module lookup disabled by GOPROXY=off");
    }

    @Test
    void goSaysWhatIsWrongWithTheSource() throws IOException {
        Path folder = module("one", "main.go", "package main\n\nfunc main() { undefined() }\n");
        assertThat(failure(folder, DATED + "archs: [amd64, arm64]\ngo:\n  build: .\n"))
                .isEqualTo(folder.resolve("gopack.yaml")
                        + ":9:10: error: for amd64, arm64: go build . failed with exit code 1: [go.build-failed]\n"
                        + "  # example.com/tool\n  ./main.go:3:15: undefined: undefined");
    }

    @Test
    void aLibraryAndSeveralProgramsAreNoProgram() throws IOException {
        Path folder = module("one", "lib/l.go", "package lib\n", "a/a.go", MAIN, "b/b.go", MAIN.replace("none", "b"));
        assertThat(failure(folder, DATED + "go: {build: ./lib}\n")).contains("no main packages to build");
        assertThat(failure(folder, DATED + "go: {build: ./...}\n"))
                .contains("go build ./... makes 3 programs; name one package", "[go.not-one-program]");
    }

    @Test
    void aMissingGoIsNamedAndHowToGetIt() throws IOException {
        Path folder = module("one");
        assertThat(failure(folder, DATED + "go: {build: {package: ., go: ./no/go}}\n"))
                .contains("there is no go command \"./no/go\"", "https://go.dev/dl", "[go.no-toolchain]");
        environment.put("PATH", dir.toString());
        assertThat(failure(folder, DATED + "go: {build: .}\n"))
                .contains("there is no command \"go\" on the PATH", "https://go.dev/dl", "[go.no-toolchain]");
    }

    @Test
    void aGoThatIsTooOldIsNamedAndWhatIsNeeded() throws IOException {
        Path folder = module("one", "go.mod", "module example.com/tool\n\ngo 1.99.0\n");
        environment.put("GOTOOLCHAIN", "local");
        String running = Tool.run("go", "env", "GOVERSION").ok().out().strip().substring("go".length());
        assertThat(failure(folder, DATED + "go: {build: .}\n"))
                .contains("the program needs go 1.99.0 or later, and this is go " + running)
                .contains("set GOTOOLCHAIN=auto", "[go.old-toolchain]");
        environment.put("GOTOOLCHAIN", "auto");
        assertThat(failure(folder, DATED + "go: {build: .}\n"))
                .contains("the program needs go 1.99.0 or later", "[go.old-toolchain]")
                .doesNotContain("set GOTOOLCHAIN=auto");
    }

    @Test
    void aNameForAProxyIsNoPartOfAMessage() throws IOException {
        Path folder = module(
                "one",
                "go.mod",
                "module example.com/tool\n\ngo 1.21\n\nrequire example.com/dep v1.0.0\n",
                "go.sum",
                "example.com/dep v1.0.0/go.mod h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "main.go",
                "package main\n\nimport _ \"example.com/dep\"\n\nfunc main() {}\n");
        environment.put("GOPROXY", "http://robot:hunter2secret@127.0.0.1:9/");
        environment.put("GOSUMDB", "off");
        environment.remove("HTTP_PROXY");
        environment.remove("http_proxy");
        assertThat(failure(folder, DATED + "go: {build: {package: ., mod: mod}}\n"))
                .contains("127.0.0.1:9", "[go.build-failed]")
                .doesNotContain("hunter2secret");
    }

    @Test
    void flagsAndSettingsOfTheUserDoNotReachTheProgram() throws IOException {
        Path folder = module("one");
        Path plain = build(folder, "cache", false, DATED + "go: {build: .}\n").get(0);
        byte[] bytes = Files.readAllBytes(plain);
        environment.putAll(Map.of(
                "GOFLAGS", "-tags=other -ldflags=-linkmode=external",
                "GOAMD64", "v3",
                "GOARCH", "arm64",
                "GOEXPERIMENT", "nonsense",
                "CGO_ENABLED", "1"));
        assertThat(Files.readAllBytes(build(folder, "other", false, DATED + "go: {build: .}\n")
                        .get(0)))
                .isEqualTo(bytes);
    }
}
