package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoBinary;
import dev.gopack.go.GoProgram;
import dev.gopack.go.GoSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that are linked into programs: as {@code go tool nm} sees them where there are symbols, the same without. */
class GoPackagesTest {

    private static final String MODULE = "module example.com/demo\n\ngo 1.21\n\n"
            + "require (\n\texample.com/dots.v3 v1.0.0\n\tplain v1.0.0\n)\n\n"
            + "replace (\n\texample.com/dots.v3 => ./dots\n\tplain => ./plain\n)\n";

    private static final String MAIN = """
            package main

            import (
                "fmt"
                "os"

                "example.com/demo/internal/list"
                "example.com/dots.v3/deep.er"
                "plain/text"
            )

            type local struct{ fmt.Stringer }

            func main() {
                l := list.Of(er.New(len(os.Args)), er.New(2))
                func() { defer fmt.Println(list.Map(l, func(x er.T) string { return text.Of(x.Twice()) })) }()
                fmt.Println(local{er.New(3)}.String())
            }
            """;

    private static final Map<String, String> FILES = Map.of(
            "go.mod",
            MODULE,
            "main.go",
            MAIN,
            "internal/list/list.go",
            "package list\n\nfunc Of[T any](x ...T) []T { return x }\n\n"
                    + "func Map[A, B any](from []A, f func(A) B) (to []B) {\n"
                    + "\tfor _, x := range from {\n\t\tto = append(to, f(x))\n\t}\n\treturn\n}\n",
            "dots/go.mod",
            "module example.com/dots.v3\n\ngo 1.21\n",
            "dots/deep.er/er.go",
            "package er\n\ntype T struct{ n int }\n\nfunc New(n int) T { return T{n} }\n\n"
                    + "//go:noinline\nfunc (t T) Twice() int { return 2 * t.n }\n\n"
                    + "func (t T) String() string { return \"T\" }\n",
            "plain/go.mod",
            "module plain\n\ngo 1.21\n",
            "plain/text/text.go",
            "package text\n\nimport \"strconv\"\n\n//go:noinline\nfunc Of(n int) string { return strconv.Itoa(n) }\n");

    // source: Go 1.26 runtime, which defines functions for these packages (go:linkname) whether they are linked or not
    private static final Set<String> LINKNAMED = Set.of(
            "os/signal", "runtime/debug", "runtime/pprof", "runtime/metrics", "runtime/trace", "plugin", "net", "iter");

    @TempDir
    Path dir;

    @BeforeEach
    void module() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = dir.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private Path build(Map<String, String> environment, String... flags) throws IOException {
        Path program = Files.createTempFile(dir, "demo", "");
        List<Object> command = new ArrayList<>(List.of("go", "build", "-buildvcs=false", "-o", program));
        command.addAll(List.of(flags));
        Tool.run(dir, environment, command).ok();
        return program;
    }

    private SortedSet<String> dependencies(Map<String, String> environment) throws IOException {
        SortedSet<String> paths =
                new TreeSet<>(Tool.run(dir, environment, List.of("go", "list", "-deps", "-f", "{{.ImportPath}}", "."))
                        .ok()
                        .out()
                        .lines()
                        .toList());
        assertThat(paths.remove("example.com/demo")).isTrue();
        paths.add("main");
        return paths;
    }

    private SortedSet<String> symbols(Path program) throws IOException {
        return GoSymbols.packages(dir, List.of(program)).get(program);
    }

    @Test
    void strippedProgramsOfEverySystemHaveTheSamePackages() throws IOException {
        for (String system : List.of("linux/amd64", "windows/amd64", "darwin/arm64", "freebsd/amd64")) {
            String[] parts = system.split("/");
            Map<String, String> environment =
                    Map.of("CGO_ENABLED", "0", "GOFLAGS", "-mod=mod", "GOOS", parts[0], "GOARCH", parts[1]);
            Path whole = build(environment);
            GoBinary binary = GoProgram.read(whole);
            GoBinary stripped = GoProgram.read(build(environment, "-ldflags=-s -w"));
            assertThat(binary.notes()).as(system).isEmpty();
            assertThat(binary.goos() + "/" + binary.goarch()).isEqualTo(system);
            assertThat(stripped.packages()).as(system).isEqualTo(binary.packages());
            assertThat(stripped.signals()).as(system).isEqualTo(binary.signals());
            assertThat(binary.packages().all())
                    .as(system)
                    .containsAll(symbols(whole))
                    .contains("main", "example.com/demo/internal/list", "example.com/dots.v3/deep.er", "plain/text");
            SortedSet<String> possible = dependencies(environment);
            possible.addAll(LINKNAMED);
            assertThat(possible).as(system).containsAll(binary.packages().all());
            assertThat(binary.packages().standardLibrary())
                    .as(system)
                    .contains("fmt", "runtime", "internal/bytealg")
                    .doesNotContain("main", "plain/text");
            BuildInfo again = GoProgram.scan(whole);
            assertThat(binary.buildInfo()).as(system).contains(again);
            assertThat(again).as(system).isEqualTo(GoBuildInfoTest.oracle(whole));
        }
    }

    @Test
    void otherProgramsHaveAllThatTheirSymbolsName() throws IOException {
        Path corpus = Tool.directory("GOPACK_CORPUS").resolve("elf/go");
        Path go = Path.of(Tool.run("go", "env", "GOROOT").ok().out().strip(), "bin", "go");
        List<Path> programs = new ArrayList<>(List.of(go));
        List.of("386", "s390x", "arm64-pie", "cgo", "c-shared").forEach(name -> programs.add(corpus.resolve(name)));
        Map<Path, SortedSet<String>> symbols = GoSymbols.packages(dir, programs);
        for (Path program : programs) {
            SortedSet<String> wanted = symbols.get(program);
            assertThat(wanted).as(program.toString()).contains("runtime", "main");
            assertThat(GoProgram.read(program).packages().all())
                    .as(program.toString())
                    .containsAll(wanted);
        }
        assertThat(GoProgram.read(go).packages().all())
                .hasSizeGreaterThan(200)
                .contains("cmd/go/internal/work", "cmd/vendor/golang.org/x/mod/modfile");
    }

    /** Between what has a symbol and what was compiled: what is inlined everywhere has no symbol. */
    @Test
    void largeProgramsHaveNothingBesidesWhatTheyWereCompiledFrom() {
        Map<String, String> environment = Map.of(
                "GOFLAGS", "-mod=readonly", "GOPROXY", "off", "GOWORK", "off", "CGO_ENABLED", "0", "GOOS", "linux");
        Map.of("golangci-lint", "golangci-lint", "delve", "dlv").forEach((name, command) -> {
            Path sources = ModuleOracle.modules().stream()
                    .filter(module -> module.path().matches(".*/" + name + "(/v2)?"))
                    .findFirst()
                    .orElseThrow()
                    .directory();
            List<Object> list = List.of("go", "list", "-deps", "-f", "{{.ImportPath}}", "./cmd/" + command);
            SortedSet<String> compiled =
                    new TreeSet<>(Tool.run(sources, environment, list).ok().lines());
            compiled.addAll(LINKNAMED);
            compiled.add("main");
            Path program = Tool.directory("GOPACK_CORPUS").resolve(name + "/amd64/" + command);
            try {
                assertThat(GoProgram.read(program).packages().all())
                        .as(name)
                        .containsAll(symbols(program))
                        .hasSizeGreaterThan(compiled.size() * 3 / 4)
                        .isSubsetOf(compiled);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void theStandardLibraryIsWhatGoListsAsSuch() throws IOException {
        List<String> wanted =
                Tool.run("go", "list", "std").ok().out().lines().sorted().toList();
        Path list = corpusProgram();
        GoBinary binary = GoProgram.read(list);
        List<String> ours = binary.packages().standardLibrary();
        assertThat(wanted).containsAll(ours);
        assertThat(ours)
                .containsAll(binary.packages().all().stream()
                        .filter(wanted::contains)
                        .toList());
    }

    private static Path corpusProgram() {
        return Tool.directory("GOPACK_CORPUS").resolve("golangci-lint/amd64/golangci-lint");
    }

    @Test
    void signalsAreWhatIsReallyLinked() throws IOException {
        Files.writeString(dir.resolve("main.go"), """
                package main

                import (
                    "crypto/x509"
                    "net"
                    "os/exec"
                    "os/user"
                    "time"
                )

                func main() {
                    _, err := x509.SystemCertPool()
                    zone, _ := time.LoadLocation("Asia/Tokyo")
                    hosts, _ := net.LookupHost("localhost")
                    me, _ := user.Current()
                    println(err, zone, hosts, me, exec.Command("true").Start())
                }
                """);
        GoBinary pure = GoProgram.read(build(Map.of("CGO_ENABLED", "0")));
        assertThat(pure.signals().all())
                .containsExactlyInAnyOrder(
                        GoSignal.PURE_RESOLVER,
                        GoSignal.PURE_USER,
                        GoSignal.SYSTEM_ROOTS,
                        GoSignal.TIME_ZONES,
                        GoSignal.EXEC);
        GoBinary zones = GoProgram.read(build(Map.of("CGO_ENABLED", "0"), "-tags=timetzdata", "-ldflags=-s -w"));
        assertThat(zones.signals().evidence(GoSignal.EMBEDDED_TIME_ZONES)).contains("time/tzdata");
        GoBinary cgo = GoProgram.read(build(Map.of("CGO_ENABLED", "1")));
        assertThat(cgo.signals().all())
                .containsExactlyInAnyOrder(
                        GoSignal.CGO_RESOLVER,
                        GoSignal.CGO_USER,
                        GoSignal.SYSTEM_ROOTS,
                        GoSignal.TIME_ZONES,
                        GoSignal.EXEC,
                        GoSignal.CGO);
    }
}
