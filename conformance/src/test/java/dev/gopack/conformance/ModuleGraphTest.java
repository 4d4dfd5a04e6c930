package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ByteSource;
import dev.gopack.module.GoMod;
import dev.gopack.module.ModuleCache;
import dev.gopack.module.ModuleGraph;
import dev.gopack.module.ModuleRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The versions that are selected are those of {@code go list -m all}, with nothing but the module cache. */
class ModuleGraphTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"golangci-lint", "delve", "cobra", "tools", "client-go", "sqlite3"})
    void realModulesHaveTheVersionsThatGoSelects(String name) throws IOException {
        check(ModuleOracle.corpus().resolve("main").resolve(name));
    }

    @Test
    void replacementsAndExclusionsCount() throws IOException {
        Files.createDirectories(directory.resolve("pflag"));
        Files.writeString(directory.resolve("pflag/go.mod"), """
                module github.com/spf13/pflag

                require github.com/BurntSushi/toml v1.6.0
                """);
        Files.writeString(directory.resolve("go.mod"), """
                module example.com/m

                require (
                	github.com/spf13/cobra v1.10.2
                	github.com/spf13/pflag v1.0.9
                )

                replace (
                	github.com/spf13/pflag v1.0.8 => ./nowhere
                	github.com/spf13/pflag => ./pflag
                )

                exclude github.com/inconshreveable/mousetrap v1.1.0
                """);
        check(directory);
    }

    @Test
    void ofAPrunedGraphTheListInTheFileIsThatOfTheBuild() throws IOException {
        Path home = ModuleOracle.corpus().resolve("main/golangci-lint");
        ModuleGraph graph = ModuleGraph.of(read(home));
        List<String> used = Tool.run(
                        home,
                        ModuleOracle.OFFLINE,
                        List.of("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Version}}{{end}}", "./..."))
                .ok()
                .lines()
                .stream()
                .map(String::strip)
                .filter(line -> line.contains(" "))
                .distinct()
                .toList();
        assertThat(graph.unknown()).isEmpty();
        assertThat(used).hasSizeGreaterThan(100);
        assertThat(lines(graph)).containsAll(used);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        GoMod main = read(ModuleOracle.corpus().resolve("main/cobra"));
        ModuleGraph graph = ModuleGraph.load(main, module -> Optional.empty());
        assertThat(graph.unknown())
                .singleElement()
                .asString()
                .contains("github.com/spf13/pflag@v1.0.9", "is not at hand");
        assertThat(ModuleGraph.of(main).unknown()).singleElement().asString().contains("older than 1.17");
    }

    private static void check(Path home) throws IOException {
        ModuleCache cache = ModuleCache.at(ModuleOracle.cache());
        ModuleGraph graph = ModuleGraph.load(
                read(home),
                module -> module.version().isEmpty() ? local(home.resolve(module.path())) : cache.readGoMod(module));
        List<String> all = Tool.run(home, ModuleOracle.OFFLINE, List.of("go", "list", "-m", "all"))
                .ok()
                .lines();
        assertThat(lines(graph))
                .isEqualTo(all.stream()
                        .skip(1)
                        .map(line -> line.split(" ")[0] + " " + line.split(" ")[1])
                        .toList());
        assertThat(graph.unknown()).isEmpty();
    }

    private static Optional<GoMod> local(Path directory) throws IOException {
        try (ByteSource source = ByteSource.of(directory.resolve(GoMod.NAME))) {
            return Optional.of(GoMod.readLax(source));
        }
    }

    private static List<String> lines(ModuleGraph graph) {
        return graph.modules().stream()
                .map((ModuleRef module) -> module.path() + " " + module.version())
                .toList();
    }

    private static GoMod read(Path home) throws IOException {
        try (ByteSource source = ByteSource.of(home.resolve(GoMod.NAME))) {
            return GoMod.read(source);
        }
    }
}
