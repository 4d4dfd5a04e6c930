package dev.gopack.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What go.mod and the files beside it say. That Go reads them alike is shown in the conformance module, with Go. */
class GoModTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static GoMod read(String text) {
        return GoMod.parse("go.mod", bytes(text));
    }

    @Test
    void everythingHasItsLine() {
        GoMod mod = read("""
                // Deprecated: use example.com/n.
                module example.com/m

                go 1.26.1
                toolchain go1.26.8

                require (
                	github.com/a/b v1.2.3
                	github.com/c/d v0.1.0 // indirect
                )

                replace github.com/a/b => ../b
                retract [v1.0.0, v1.1.0] // lost files
                tool example.com/m/cmd/x
                ignore ./node_modules
                godebug default=go1.21
                """);
        assertThat(mod.module()).contains("example.com/m");
        assertThat(mod.moduleLine()).isEqualTo(2);
        assertThat(mod.deprecated()).contains("use example.com/n.");
        assertThat(mod.goVersion().language()).isEqualTo("1.26");
        assertThat(mod.goLine()).isEqualTo(4);
        assertThat(mod.toolchain()).contains("go1.26.8");
        assertThat(mod.toolchainLine()).isEqualTo(5);
        assertThat(mod.requires())
                .containsExactly(
                        new GoMod.Require(new ModuleRef("github.com/a/b", "v1.2.3"), false, 8),
                        new GoMod.Require(new ModuleRef("github.com/c/d", "v0.1.0"), true, 9));
        assertThat(mod.replaces())
                .containsExactly(new GoMod.Replace(new ModuleRef("github.com/a/b", ""), new ModuleRef("../b", ""), 12));
        assertThat(mod.replaces().get(0).isLocal()).isTrue();
        assertThat(mod.retracts()).containsExactly(new GoMod.Retract("v1.0.0", "v1.1.0", "lost files", 13));
        assertThat(mod.tools()).containsExactly(new GoMod.Tool("example.com/m/cmd/x", 14));
        assertThat(mod.ignores()).containsExactly(new GoMod.Ignore("./node_modules", 15));
        assertThat(mod.godebugs()).containsExactly(new GoMod.Godebug("default", "go1.21", 16));
    }

    @Test
    void withoutAGoLineItIs116() {
        assertThat(read("module a.b/c\n").go()).isEmpty();
        assertThat(read("module a.b/c\n").goVersion().text()).isEqualTo("1.16");
    }

    @Test
    void aReplacementForAVersionCountsMoreThanOneForAll() {
        GoMod mod = read("""
                replace a.b/c => ./one
                replace a.b/c v1.0.0 => x.y/z v1.2.0
                replace a.b/c => ./two
                """);
        assertThat(mod.replaces()).extracting(GoMod.Replace::line).containsExactly(2, 3);
        assertThat(mod.replacementOf(new ModuleRef("a.b/c", "v1.0.0"))
                        .orElseThrow()
                        .by())
                .isEqualTo(new ModuleRef("x.y/z", "v1.2.0"));
        assertThat(mod.replacementOf(new ModuleRef("a.b/c", "v1.1.0"))
                        .orElseThrow()
                        .by())
                .isEqualTo(new ModuleRef("./two", ""));
        assertThat(mod.replacementOf(new ModuleRef("a.b/d", "v1.1.0"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "frob x | line 2: frob: unknown directive \"frob\"",
                "require a.b/c | line 2: require: needs a module path and a version",
                "require a.b/c master | line 2: require: \"master\" is not a version of the form v1.2.3",
                "require a.b/c v2.0.0 | line 2: require: \"a.b/c\" cannot have version v2.0.0, but only v0 and v1",
                "require a.b/c/v3 v2.0.0 | line 2: require: \"a.b/c/v3\" cannot have version v2.0.0, but only v3",
                "replace a.b/c => d | line 2: replace: \"d\" has no version and is no directory",
                "go 1.x | line 2: go: \"1.x\" is not of the form 1.23.0",
                "module d | line 2: module: stands here a second time",
                "require ( | line 2: the block has no closing parenthesis",
                "/* x */ | line 2: comments start with //",
                "require `a.b/c` v1.0.0 | line 2: require: only double quotes quote",
                "module \"x | line 2: the string has no end",
            })
    void theFirstMistakeIsNamedWithItsLineAndOffset(String line, String message) {
        assertThatThrownBy(() -> read("module a.b/m\n" + line))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("go.mod@")
                .hasMessageContaining(message);
    }

    @Test
    void ofADependencyOnlySomeDirectivesCount() {
        GoMod mod = GoMod.parseLax("go.mod", bytes("""
                module a.b/c
                go 1.21x
                frob ( x )
                exclude nonsense
                replace nonsense
                retract [v1.0.0, open
                require d.e/f v1.0.0
                """));
        assertThat(mod.go()).contains("1.21");
        assertThat(mod.requires()).hasSize(1);
        assertThat(mod.replaces()).isEmpty();
        assertThat(mod.retracts()).isEmpty();
    }

    @Test
    void aWorkspaceNamesDirectories() {
        GoWork work = GoWork.parse("go.work", bytes("""
                go 1.26
                use (
                	.
                	./tools
                )
                replace a.b/c => ./c
                """));
        assertThat(work.go()).contains("1.26");
        assertThat(work.uses()).containsExactly(new GoWork.Use(".", 3), new GoWork.Use("./tools", 4));
        assertThat(work.replacementOf(new ModuleRef("a.b/c", "v1.0.0"))).isPresent();
        assertThatThrownBy(() -> GoWork.parse("go.work", bytes("module x"))).isInstanceOf(FormatException.class);
    }

    @Test
    void goSumHasTwoHashesForAModule() {
        GoSum sum = GoSum.parse("go.sum", bytes("""
                a.b/c v1.0.0 h1:AAA=
                a.b/c v1.0.0/go.mod h1:BBB=
                d.e/f v1.0.0/go.mod h1:CCC=

                d.e/f v1.1.0 h2:new
                g.h/i v1.0.0/go.mod h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=
                """));
        ModuleRef module = new ModuleRef("a.b/c", "v1.0.0");
        assertThat(sum.hashOf(module)).contains("h1:AAA=");
        assertThat(sum.goModHashOf(module)).contains("h1:BBB=");
        assertThat(sum.hashOf(new ModuleRef("d.e/f", "v1.0.0"))).isEmpty();
        assertThat(sum.hashOf(new ModuleRef("d.e/f", "v1.1.0"))).isEmpty();
        assertThat(sum.goModHashOf(new ModuleRef("g.h/i", "v1.0.0"))).isEmpty();
        assertThat(sum.modules()).containsExactly(module, new ModuleRef("d.e/f", "v1.1.0"));
        assertThatThrownBy(() -> GoSum.parse("go.sum", bytes("a v1.0.0 h1:x\na b\n")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("go.sum@14: line 2");
    }

    @Test
    void vendoredModulesHavePackagesReplacementsAndMarks() {
        VendorModules vendor = VendorModules.parse("modules.txt", bytes("""
                ## workspace
                # a.b/c v1.0.0
                ## explicit; go 1.21
                a.b/c
                a.b/c/d
                # d.e/f v1.0.0 => x.y/z v1.2.0
                ## explicit
                d.e/f
                # g.h/i v1.0.0 => ../i
                g.h/i
                # j.k/l v1.0.0
                ## go 1.17; new=mark
                # strange line
                not/here
                # d.e/f => x.y/z v1.2.0
                """));
        assertThat(vendor.isWorkspace()).isTrue();
        assertThat(vendor.vendored()).extracting(m -> m.module().path()).containsExactly("a.b/c", "d.e/f", "g.h/i");
        assertThat(vendor.modules()).hasSize(5);
        VendorModules.Module first = vendor.modules().get(0);
        assertThat(first.isExplicit()).isTrue();
        assertThat(first.go()).isEqualTo("1.21");
        assertThat(first.packages()).containsExactly("a.b/c", "a.b/c/d");
        assertThat(first.line()).isEqualTo(2);
        assertThat(vendor.moduleOf("d.e/f").orElseThrow().effective()).isEqualTo(new ModuleRef("x.y/z", "v1.2.0"));
        assertThat(vendor.moduleOf("g.h/i").orElseThrow().effective()).isEqualTo(new ModuleRef("../i", ""));
        assertThat(vendor.moduleOf("not/here")).isEmpty();
    }

    @Test
    void fromGo117OnTheGraphIsPruned() throws IOException {
        Map<String, String> files = Map.of(
                "a.b/c@v1.0.0", "go 1.17\nrequire d.e/f v1.1.0\n",
                "d.e/f@v1.0.0", "go 1.17\nrequire named.com/x v1.0.0\n",
                "d.e/f@v1.1.0", "go 1.17\nrequire hidden.com/x v1.0.0\n",
                "named.com/x@v1.0.0", "go 1.17\nrequire hidden.com/x v1.0.0\n",
                "old.com/x@v1.0.0", "require seen.com/y v1.0.0\n",
                "seen.com/y@v1.0.0", "go 1.21\nrequire seen.com/z v1.0.0\n",
                "seen.com/z@v1.0.0", "require old.com/x v1.0.0\n");
        GoMod main = read("module m.n/o\ngo 1.21\nrequire (\na.b/c v1.0.0\nd.e/f v1.0.0\nold.com/x v1.0.0\n)\n");
        ModuleGraph graph = ModuleGraph.load(main, module -> Optional.ofNullable(files.get(module.toString()))
                .map(text -> GoMod.parseLax("x", bytes(text))));
        assertThat(graph.modules())
                .extracting(ModuleRef::toString)
                .containsExactly(
                        "a.b/c@v1.0.0",
                        "d.e/f@v1.1.0",
                        "named.com/x@v1.0.0",
                        "old.com/x@v1.0.0",
                        "seen.com/y@v1.0.0",
                        "seen.com/z@v1.0.0");
        assertThat(graph.unknown()).isEmpty();
        assertThat(graph.selected("d.e/f")).contains("v1.1.0");
        assertThat(graph.candidates("d.e/f/sub")).containsExactly(new ModuleRef("d.e/f", "v1.1.0"));
    }

    @Test
    void theCacheIsFoundByTheEnvironmentAndNeverLeft(@TempDir Path directory) throws IOException {
        assertThat(ModuleCache.find(Map.of("GOMODCACHE", "/x", "HOME", "/h"))
                        .orElseThrow()
                        .directory())
                .isEqualTo(Path.of("/x"));
        assertThat(ModuleCache.find(Map.of("GOPATH", "/p", "HOME", "/h"))
                        .orElseThrow()
                        .directory())
                .isEqualTo(Path.of("/p/pkg/mod"));
        assertThat(ModuleCache.find(Map.of("HOME", "/h")).orElseThrow().directory())
                .isEqualTo(Path.of("/h/go/pkg/mod"));
        assertThat(ModuleCache.find(Map.of())).isEmpty();

        Path versions = Files.createDirectories(directory.resolve("cache/download/a.b/!c/@v"));
        for (String name : List.of("v1.0.0.mod", "v1.0.0.zip", "v1.10.0.mod", "v1.2.0.mod", "list")) {
            Files.writeString(versions.resolve(name), "module a.b/C\n");
        }
        ModuleCache cache = ModuleCache.at(directory);
        ModuleRef module = new ModuleRef("a.b/C", "v1.0.0");
        assertThat(cache.goMod(module)).contains(versions.resolve("v1.0.0.mod"));
        assertThat(cache.zip(module)).contains(versions.resolve("v1.0.0.zip"));
        assertThat(cache.zipHash(module)).isEmpty();
        assertThat(cache.extracted(module)).isEmpty();
        assertThat(cache.readGoMod(module).orElseThrow().module()).contains("a.b/C");
        assertThat(cache.versions("a.b/C"))
                .extracting(ModuleVersion::toString)
                .containsExactly("v1.0.0", "v1.2.0", "v1.10.0");
        assertThat(cache.versions("../x")).isEmpty();
        assertThat(cache.goMod(new ModuleRef("a.b/C", "../../v1.0.0"))).isEmpty();
        assertThat(cache.goMod(new ModuleRef("../../a.b/C", "v1.0.0"))).isEmpty();
    }
}
