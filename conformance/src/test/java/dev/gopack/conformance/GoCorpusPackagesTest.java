package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.conformance.GoPrograms.Program;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoBinary;
import dev.gopack.go.GoModule;
import dev.gopack.go.GoNote;
import dev.gopack.go.GoProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of real programs of every Go since 1.13 besides build information, above all the packages linked in. */
class GoCorpusPackagesTest {

    private static final Map<Program, GoBinary> BINARIES = new HashMap<>();

    @TempDir
    Path dir;

    @BeforeAll
    static void read() throws IOException {
        for (Program program : GoPrograms.all()) {
            BINARIES.put(program, GoProgram.read(program.file()));
        }
    }

    /** What is inlined everywhere has no symbol of its own, but a name in the table of functions. */
    @Test
    void allThatSymbolsNameIsLinked() throws IOException {
        List<Program> whole = BINARIES.keySet().stream()
                .filter(program -> !program.has("cgo") && !program.has("stripped"))
                .toList();
        Map<Path, SortedSet<String>> symbols =
                GoSymbols.packages(dir, whole.stream().map(Program::file).toList());
        int seen = 0;
        for (Program program : whole) {
            SortedSet<String> wanted = symbols.get(program.file());
            if (!wanted.isEmpty()) { // those of others are often stripped
                seen++;
                assertThat(wanted).as(program.name()).contains("runtime", "main");
                assertThat(BINARIES.get(program).packages().all())
                        .as(program.name())
                        .containsAll(wanted)
                        .hasSizeLessThan(wanted.size() * 3 / 2);
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(18);
    }

    @Test
    void howAProgramIsLinkedChangesNothing() {
        List<String> whole = packages("built-plain");
        assertThat(whole).contains("main", "golang.org/x/mod/semver", "crypto/sha256", "runtime");
        for (String name : List.of("stripped", "pie", "dirty", "tags", "quoted", "amd64-v3")) {
            assertThat(packages("built-" + name)).as(name).isEqualTo(whole);
        }
        List<String> cgo = packages("built-cgo");
        assertThat(cgo).containsAll(whole).contains("runtime/cgo");
        for (String name : List.of("cgo-pie", "cgo-static", "static-pie", "c-shared")) {
            assertThat(packages("built-" + name)).as(name).isEqualTo(cgo);
        }
    }

    /** Holds for stripped ones as well, where nothing else tells. */
    @Test
    void everyPackageIsTheStandardLibrarysOrThatOfAModuleInTheBuildInformation() {
        int seen = 0;
        for (Map.Entry<Program, GoBinary> entry : BINARIES.entrySet()) {
            List<String> modules = modules(entry.getValue());
            if (modules.isEmpty()) {
                continue;
            }
            seen++;
            List<String> others = new ArrayList<>(entry.getValue().packages().all());
            assertThat(others).as(entry.getKey().name()).contains("main", "runtime", "internal/cpu");
            others.removeAll(entry.getValue().packages().standardLibrary());
            others.remove("main");
            others.removeIf(path -> modules.stream().anyMatch(module -> (path + "/").startsWith(module + "/")));
            assertThat(others).as(entry.getKey().name()).isEmpty();
        }
        assertThat(seen).isGreaterThanOrEqualTo(45);
    }

    @Test
    void programsThatArePackedOrObfuscatedAreSaidToBe() {
        BINARIES.forEach((program, binary) -> {
            assertThat(binary.has(GoNote.Kind.PACKED)).as(program.name()).isEqualTo(program.has("packed"));
            assertThat(binary.has(GoNote.Kind.OBFUSCATED)).as(program.name()).isEqualTo(program.has("garbled"));
            assertThat(binary.has(GoNote.Kind.NO_BUILD_INFO)).as(program.name()).isEqualTo(!program.hasBuildInfo());
            assertThat(binary.packages().all().isEmpty())
                    .as(program.name())
                    .isEqualTo(program.has("packed") || program.has("garbled"));
        });
    }

    @Test
    void systemAndProcessorAreReadAlsoOfProgramsThatDoNotNameThem() {
        BINARIES.forEach((program, binary) -> {
            assertThat(binary.container()).as(program.name()).isEqualTo(program.container());
            assertThat(binary.goarch()).as(program.name()).isEqualTo(program.goarch());
            assertThat(binary.goos())
                    .as(program.name())
                    .isEqualTo(program.goos().equals("illumos") ? "solaris" : program.goos()); // the same to a loader
        });
    }

    private static List<String> modules(GoBinary binary) {
        return binary.buildInfo().stream()
                .flatMap(GoCorpusPackagesTest::modules)
                .map(GoModule::path)
                .toList();
    }

    private static Stream<GoModule> modules(BuildInfo info) {
        return Stream.concat(info.main().stream(), info.dependencies().stream());
    }

    private static List<String> packages(String name) {
        return BINARIES.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .map(entry -> entry.getValue().packages().all())
                .findFirst()
                .orElseThrow();
    }
}
