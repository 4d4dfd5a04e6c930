package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoModule;
import dev.gopack.go.GoProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs of Go say of themselves, as {@code go version -m} reads it. */
class GoBuildInfoTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path dir;

    /** The programs of the corpus: linked in every way for every processor, and the large ones. */
    private static List<Path> programs() throws IOException {
        Path corpus = Tool.directory("GOPACK_CORPUS");
        List<Path> found = new ArrayList<>();
        try (Stream<Path> small = Files.walk(corpus.resolve("elf/go"))) {
            small.filter(Files::isRegularFile).sorted().forEach(found::add);
        }
        for (String large : List.of("delve/amd64/dlv", "delve/arm64/dlv", "golangci-lint/amd64/golangci-lint")) {
            found.add(corpus.resolve(large));
        }
        return found;
    }

    static BuildInfo oracle(Path program) throws IOException {
        return oracle(List.of(program)).get(0);
    }

    /** What go reads of each of several programs. */
    static List<BuildInfo> oracle(List<Path> programs) throws IOException {
        List<Object> command = new ArrayList<>(List.of("go", "version", "-m", "-json"));
        command.addAll(programs);
        List<BuildInfo> found = new ArrayList<>();
        String printed = Tool.run(command.toArray()).ok().out();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(printed)) {
            while (values.hasNext()) {
                found.add(info(values.next()));
            }
        }
        assertThat(found).hasSameSizeAs(programs);
        return found;
    }

    private static BuildInfo info(JsonNode json) {
        List<GoModule> dependencies = new ArrayList<>();
        json.path("Deps").forEach(module -> dependencies.add(module(module)));
        List<BuildInfo.Setting> settings = new ArrayList<>();
        json.path("Settings")
                .forEach(setting -> settings.add(new BuildInfo.Setting(
                        setting.path("Key").asText(), setting.path("Value").asText())));
        return new BuildInfo(
                json.path("GoVersion").asText(),
                json.path("Path").asText(),
                json.path("Main").path("Path").asText().isEmpty()
                        ? Optional.empty()
                        : Optional.of(module(json.path("Main"))),
                dependencies,
                settings);
    }

    private static GoModule module(JsonNode json) {
        return new GoModule(
                json.path("Path").asText(),
                json.path("Version").asText(),
                json.path("Sum").asText(),
                json.has("Replace") ? Optional.of(module(json.path("Replace"))) : Optional.empty());
    }

    @Test
    void everyProgramSaysTheSameAsToGo() throws IOException {
        List<Path> programs = programs();
        assertThat(programs).hasSizeGreaterThan(15);
        List<BuildInfo> expected = oracle(programs);
        for (int i = 0; i < programs.size(); i++) {
            Path program = programs.get(i);
            assertThat(GoProgram.scan(program)).as(program.toString()).isEqualTo(expected.get(i));
        }
    }

    @Test
    void settingsWithQuotesAndReplacedModulesAreRead() throws IOException {
        Files.createDirectories(dir.resolve("other"));
        Files.writeString(dir.resolve("other/go.mod"), "module example.com/other\n\ngo 1.21\n");
        Files.writeString(dir.resolve("other/o.go"), "package other\n\nvar X = 1\n");
        Files.writeString(
                dir.resolve("go.mod"),
                "module example.com/demo/v2\n\ngo 1.21\n\nrequire example.com/other v1.2.3\n\n"
                        + "replace example.com/other => ./other\n");
        Files.writeString(
                dir.resolve("main.go"),
                "package main\n\nimport \"example.com/other\"\n\nvar s string\n\nfunc main() { println(s, other.X) }\n");
        List<List<String>> builds = List.of(
                List.of("-ldflags=-X 'main.s=a b\"c' -w"),
                List.of("-tags=one,two", "-trimpath", "-ldflags=-s -w"),
                List.of("-buildmode=pie"));
        int number = 0;
        for (List<String> flags : builds) {
            Path program = dir.resolve("demo" + number++);
            List<Object> command = new ArrayList<>(List.of("go", "build", "-buildvcs=false", "-o", program));
            command.addAll(flags);
            Tool.run(dir, Map.of("CGO_ENABLED", "0", "GOFLAGS", "-mod=mod"), command)
                    .ok();
            assertThat(GoProgram.scan(program)).as(flags.toString()).isEqualTo(oracle(program));
        }
    }

    @Test
    void aProgramWithoutSectionTableIsStillRead() throws IOException {
        Path program = dir.resolve("cut");
        Files.copy(Tool.directory("GOPACK_CORPUS").resolve("elf/go/static"), program);
        byte[] bytes = Files.readAllBytes(program);
        for (int at : new int[] {0x28, 0x3a, 0x3c, 0x3e}) { // e_shoff, e_shentsize, e_shnum, e_shstrndx
            java.util.Arrays.fill(bytes, at, at + (at == 0x28 ? 8 : 2), (byte) 0);
        }
        Files.write(program, bytes);
        assertThat(GoProgram.scan(program)).isEqualTo(oracle(program));
    }
}
