package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code gopack scan} tells of a program what {@code go version -m -json} and readelf tell, wherever the program is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandScanTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_GO = Set.of("GoVersion", "Path", "Main", "Deps", "Settings");

    @TempDir
    static Path directory;

    private Path delve;
    private Path rpm;
    private Path deb;

    @BeforeAll
    void packAProgram() throws IOException {
        delve = Tool.directory("GOPACK_CORPUS").resolve("delve/amd64/dlv");
        Files.writeString(directory.resolve("gopack.yaml"), """
                maintainer: Tools <tools@example.com>
                license: MIT
                description: Debugger
                archs: [amd64]
                rpm: {compression: none}
                deb: {compression: none}
                go: {binary: dlv}
                contents:
                  - {src: /bin/true, dst: /usr/lib/dlv/true}
                derive: {off: [elf]}
                """);
        Files.copy(delve, directory.resolve("dlv"));
        Files.write(
                directory.resolve("broken"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9});
        Packages.gopack(directory, "build", "--out", "out");
        try (var built = Files.list(directory.resolve("out"))) {
            for (Path file : built.toList()) {
                if (file.toString().endsWith(".rpm")) {
                    rpm = file;
                } else {
                    deb = file;
                }
            }
        }
    }

    private JsonNode scan(Object... paths) throws IOException {
        List<Object> words = new ArrayList<>(List.of("scan", "--json"));
        words.addAll(List.of(paths));
        return JSON.readTree(Packages.gopack(directory, words.toArray()).out());
    }

    private static JsonNode ofGo(JsonNode json) {
        return ((ObjectNode) json.deepCopy()).retain(OF_GO);
    }

    private static JsonNode oracle(Path program) throws IOException {
        return JSON.readTree(
                Tool.run("go", "version", "-m", "-json", program).ok().out());
    }

    @Test
    void ofAProgramItPrintsWhatTheGoCommandPrintsAndWhatReadelfDoes() throws IOException {
        JsonNode json = scan(delve);
        assertThat(ofGo(json)).isEqualTo(oracle(delve));
        String header = Tool.run("readelf", "-hW", delve).ok().out();
        assertThat(header)
                .contains(json.at("/elf/class").asText(), json.at("/elf/type").asText() + " (");
        assertThat(json.at("/elf/machine").asText()).isEqualTo("X86_64");
        assertThat(json.at("/elf/needed")).isEmpty();
        assertThat(json.at("/elf/goBuildId").asText())
                .isEqualTo(Tool.run("go", "tool", "buildid", delve).ok().out().strip());
        assertThat(json.at("/packages"))
                .extracting(JsonNode::asText)
                .contains("net", "github.com/go-delve/delve/pkg/proc", "github.com/spf13/cobra");
    }

    /** Of commands of Go itself, which have no module, and of programs with settings that are empty. */
    @Test
    void ofEveryKindOfProgramItPrintsWhatTheGoCommandPrints() throws IOException {
        Path root = Path.of(Tool.run("go", "env", "GOROOT").ok().out().strip());
        List<Path> programs = new ArrayList<>(List.of(root.resolve("bin/gofmt"), root.resolve("bin/go")));
        Path source = Files.createDirectories(directory.resolve("with-cgo"));
        Files.writeString(source.resolve("go.mod"), "module example.com/withcgo\n\ngo 1.21\n");
        Files.writeString(
                source.resolve("main.go"),
                "package main\n\n// int one(void) { return 1; }\nimport \"C\"\n\nfunc main() { C.one() }\n");
        Tool.run(source, Map.of("CGO_ENABLED", "1", "GOFLAGS", ""), List.of("go", "build", "-o", "cg", "."))
                .ok();
        programs.add(source.resolve("cg"));

        for (Path program : programs) {
            assertThat(ofGo(scan(program))).as(program.toString()).isEqualTo(oracle(program));
        }
        String symbols = Tool.run("go", "tool", "nm", root.resolve("bin/go")).out();
        assertThat(scan(root.resolve("bin/go")).at("/packages"))
                .extracting(JsonNode::asText)
                .anyMatch(path -> path.startsWith("cmd/vendor/golang.org/x/") && symbols.contains(path + "."));
    }

    @Test
    void aPathThatCannotBeReadDoesNotHideTheOthers() throws IOException {
        Tool.Result result = Packages.gopack(directory, "scan", "--json", "missing", "broken", delve);

        assertThat(result.code()).isEqualTo(4);
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.at("/0/unread/0").asText()).contains("no such file");
        assertThat(json.at("/1/unread/0").asText()).contains("broken@");
        assertThat(json.at("/2/GoVersion").isMissingNode()).isFalse();
    }

    @Test
    void anArchiveOfObjectsIsNoPackage() throws IOException {
        Files.writeString(directory.resolve("lib.o"), "no object");
        Tool.run(directory, Map.of(), List.of("ar", "rc", "lib.a", "lib.o")).ok();

        assertThat(Packages.gopack(directory, "scan", "lib.a").err()).contains("neither a program");
        Files.delete(directory.resolve("lib.o"));
        Files.delete(directory.resolve("lib.a"));
    }

    @Test
    void aPlatformThatGoDoesNotHaveIsAMistakeInTheCall() {
        Tool.Result result = Packages.gopack(directory, "scan", "--platform", "linux/x86_64", delve);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("linux/x86_64", "linux/amd64");
    }

    @Test
    void aProgramInAPackageIsTheSame() throws IOException {
        JsonNode[] packages = {scan(rpm), scan(deb)};
        for (JsonNode json : packages) {
            assertThat(json.at("/package/name").asText()).isEqualTo("dlv");
            assertThat(json.at("/programs")).hasSize(2);
            JsonNode program =
                    json.at("/programs/0/GoVersion").isMissingNode() ? json.at("/programs/1") : json.at("/programs/0");
            assertThat(program.at("/file").asText()).isEqualTo("/usr/bin/dlv");
            ObjectNode alone = (ObjectNode) scan(delve);
            alone.put("file", "/usr/bin/dlv");
            assertThat(program).isEqualTo(alone);
        }
    }

    @Test
    void ofSeveralPathsItPrintsAnArray() throws IOException {
        JsonNode json = scan(delve, "/bin/ls", deb);
        assertThat(json.isArray()).isTrue();
        assertThat(json).hasSize(3);
        assertThat(json.get(1).has("GoVersion")).isFalse();
        assertThat(json.get(1).at("/elf/needed")).extracting(JsonNode::asText).contains("libc.so.6");
        assertThat(json.get(1).at("/elf/interpreter").asText()).startsWith("/lib");
    }

    @Test
    void aDirectoryIsItsProgramsAndWhatIsBrokenIsSaid() throws IOException {
        Tool.Result result = Packages.gopack(directory, "scan", "--json", ".");
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err()).contains("broken@");
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.at("/programs")).hasSize(1);
        assertThat(json.at("/programs/0/file").asText()).endsWith("dlv");
        assertThat(json.at("/unread/0").asText()).contains("broken@");
        Path links = Files.createDirectories(directory.resolve("links"));
        Files.createSymbolicLink(links.resolve("dlv"), delve);
        Files.createSymbolicLink(links.resolve("round"), links);
        assertThat(scan(links).at("/programs")).hasSize(1);
        Path link = Files.createSymbolicLink(directory.resolve("link"), links);
        assertThat(scan(link).at("/programs/0/file").asText()).endsWith("link/dlv");
        Files.delete(link);
        Files.delete(links.resolve("dlv"));
    }

    @Test
    void aDirectoryThatMayNotBeEnteredIsSaidAndTheOthersAreRead() throws IOException {
        Path rooms = Files.createDirectories(directory.resolve("rooms"));
        Files.copy(delve, rooms.resolve("dlv"));
        Path locked = Files.createDirectories(rooms.resolve("locked"));
        Tool.run("chmod", "0", locked).ok();
        Tool.Result result;
        if (Files.isReadable(locked)) { // root: as somebody else, who can read the jar
            Tool.run("chmod", "a+rx", directory, rooms.resolve("dlv")).ok();
            result = Packages.asNobody(directory, "scan", "--json", rooms);
        } else {
            result = Packages.gopack(directory, "scan", "--json", rooms);
        }
        Tool.run("rm", "-r", rooms).ok();
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err()).contains("cannot read", "locked", "permission denied");
        assertThat(JSON.readTree(result.out()).at("/programs")).hasSize(1);
    }

    @Test
    void theTextCountsWhatItDoesNotList() {
        String text = Packages.gopack(directory, "scan", delve).ok().out();
        assertThat(text).contains("module       github.com/go-delve/delve v1.27.2", "modules (--deps lists them)");
        assertThat(text).doesNotContain("github.com/spf13/cobra", "  package ", "  shows ");
        assertThat(Packages.gopack(directory, "scan", "--deps", "--packages", delve)
                        .ok()
                        .out())
                .contains(
                        "links        github.com/spf13/cobra v1.10.2",
                        "package      net\n",
                        "shows        exec: os/exec");
    }

    /** The end of a program has the table by which its other parts are found. */
    @Test
    void aProgramThatEndsTooSoonIsNotPassedOver() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("cut"));
        byte[] whole = Files.readAllBytes(delve);
        Files.write(folder.resolve("dlv"), Arrays.copyOf(whole, 1 << 20));
        Tool.Result result = Packages.gopack(directory, "scan", "--json", "cut");
        assertThat(result.code()).isEqualTo(7);
        assertThat(JSON.readTree(result.out()).at("/unread/0").asText())
                .contains("dlv")
                .contains("ends too soon to tell whether it is a program of Go");
        assertThat(Packages.gopack(directory, "scan", "cut/dlv").out()).contains("not known: the file ends too soon");
    }

    private static JsonNode withoutNulls(JsonNode json) {
        ObjectNode copy = json.deepCopy();
        List<String> names = new ArrayList<>();
        copy.fields().forEachRemaining(field -> {
            if (field.getValue().isNull()) {
                names.add(field.getKey());
            }
        });
        return copy.remove(names);
    }

    @Test
    void ofTheSourcesOfAModuleItPrintsWhatTheGoCommandPrints() throws IOException {
        Path cobra = ModuleOracle.corpus().resolve("main/cobra");
        JsonNode json = scan(cobra, "--platform", "linux/arm64", "--deps");
        assertThat(json.at("/goMod"))
                .isEqualTo(withoutNulls(JSON.readTree(Tool.run(cobra, Map.of(), List.of("go", "mod", "edit", "-json"))
                        .ok()
                        .out())));
        Map<String, String> platform = new HashMap<>(ModuleOracle.OFFLINE);
        platform.putAll(Map.of("GOOS", "linux", "GOARCH", "arm64", "CGO_ENABLED", "0"));
        List<String> listed = Tool.run(cobra, platform, List.of("go", "list", "-deps", "./..."))
                .ok()
                .lines();
        List<String> ours = new ArrayList<>();
        json.at("/packages").forEach(each -> ours.add(each.at("/ImportPath").asText()));
        json.at("/dependencies").forEach(each -> ours.add(each.at("/path").asText()));
        json.at("/imports").forEach(each -> {
            if (each.at("/standard").asBoolean()) {
                assertThat(listed.contains(each.at("/path").asText())
                                || each.at("/testOnly").asBoolean())
                        .as(each.toString())
                        .isTrue();
            }
        });
        assertThat(listed).containsAll(ours);
        assertThat(ours).contains("github.com/spf13/pflag", "github.com/spf13/cobra/doc");
        assertThat(json.at("/provides")).extracting(JsonNode::asText).contains("github.com/spf13/cobra");
    }

    @Test
    void inAHurryTheFunctionsAreLeftOut() throws IOException {
        ObjectNode all = scan(delve).deepCopy();
        all.remove(List.of("packages", "signals"));
        assertThat(scan(delve, "--quick")).isEqualTo(all);
        assertThat(Packages.gopack(directory, "scan", "--quick", delve).ok().out())
                .isEqualTo(Packages.gopack(directory, "scan", delve).ok().out());
        assertThat(Packages.gopack(directory, "scan", "--quick", "--packages", delve)
                        .code())
                .isEqualTo(2);
        assertThat(scan(rpm, "--quick").at("/programs/0/packages").isMissingNode())
                .isTrue();
    }

    @Test
    void whatTestsNeedIsListedOnRequest() throws IOException {
        Path cobra = ModuleOracle.corpus().resolve("main/cobra");
        List<String> listed = Tool.run(
                        cobra, ModuleOracle.OFFLINE, List.of("go", "list", "-deps", "-test", "-tags=", "./doc/..."))
                .ok()
                .lines();
        JsonNode json = scan(cobra, "--deps", "--tests");
        assertThat(listed.stream().filter(path -> path.matches("[a-z]+\\.[a-z/0-9.-]+") && !path.contains("cobra")))
                .isNotEmpty()
                .isSubsetOf(json.at("/dependencies").findValuesAsText("path"));
        assertThat(json.at("/dependencies").findValuesAsText("path")).contains("testing");
        assertThat(scan(cobra, "--deps").at("/dependencies").findValuesAsText("path"))
                .doesNotContain("testing");
        assertThat(Packages.gopack(directory, "scan", "--tests", cobra).code()).isEqualTo(2);
    }

    @Test
    void aNameFromAFileSteersNoTerminal() throws IOException {
        Path odd = Files.createSymbolicLink(directory.resolve("\u001b[31mred\nline"), delve);
        assertThat(Packages.gopack(directory, "scan", odd).ok().out())
                .startsWith(directory + "/?[31mred?line\n")
                .doesNotContain("\u001b");
        Files.delete(odd);
    }

    @Test
    void withTheSourcesOfGoItListsAllThatTheGoCommandLists() throws IOException {
        Path cobra = ModuleOracle.corpus().resolve("main/cobra");
        String goroot = Tool.run("go", "env", "GOROOT").ok().out().strip();
        Map<String, String> platform = new HashMap<>(ModuleOracle.OFFLINE);
        platform.putAll(Map.of("GOOS", "linux", "GOARCH", "amd64", "CGO_ENABLED", "0"));
        List<String> listed = Tool.run(cobra, platform, List.of("go", "list", "-deps", "./..."))
                .ok()
                .lines();

        JsonNode json = scan(cobra, "--deps", "--goroot", goroot);

        List<String> ours = new ArrayList<>();
        json.at("/packages").forEach(each -> ours.add(each.at("/ImportPath").asText()));
        json.at("/dependencies").forEach(each -> ours.add(each.at("/path").asText()));
        assertThat(ours).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(Packages.gopack(directory, "scan", cobra, "--deps", "--goroot", directory)
                        .err())
                .contains("has no src with the sources of Go");
    }

    @Test
    void theZipOfAModuleHasTheSumThatGoRecords() throws IOException {
        ModuleOracle.Module module = ModuleOracle.modules().get(0);
        JsonNode json = scan(module.zip());
        Path recorded = Path.of(module.zip().toString().replaceFirst("\\.zip$", ".ziphash"));
        assertThat(json.at("/sum").asText())
                .isEqualTo(Files.readString(recorded).strip());
        assertThat(json.at("/modules/0/path").asText()).isEqualTo(module.path());
        assertThat(json.at("/modules/0/version").asText()).isEqualTo(module.version());
        assertThat(json.at("/packages")).isNotEmpty();
    }

    @Test
    void whatCannotBeKnownWithoutTheNetworkIsSaid() throws IOException {
        Path tool = Files.createDirectories(directory.resolve("tool"));
        Files.writeString(
                tool.resolve("go.mod"), "module example.com/tool\n\ngo 1.24\n\nrequire example.com/missing v1.2.0\n");
        Files.writeString(
                tool.resolve("main.go"), "package main\n\nimport _ \"example.com/missing/part\"\n\nfunc main() {}\n");
        JsonNode json = scan(tool, "--deps");
        assertThat(json.at("/commands/0").asText()).isEqualTo("example.com/tool");
        assertThat(json.at("/unresolved/0/path").asText()).isEqualTo("example.com/missing/part");
        assertThat(json.at("/unresolved/0/module/version").asText()).isEqualTo("v1.2.0");
        assertThat(json.at("/unresolved/0/line").asInt()).isEqualTo(3);
        assertThat(Packages.gopack(directory, "scan", "--deps", tool).ok().out())
                .contains("unknown      example.com/missing/part: ", "requires     example.com/missing@v1.2.0");
        assertThat(Packages.gopack(directory, "scan", "--platform", "linux", tool)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void whatIsNothingOfTheKindIsRefused() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "neither this nor that, and long enough\n");
        Tool.Result result = Packages.gopack(directory, "scan", text);
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err())
                .contains("notes.txt@0: neither a program (ELF, PE, Mach-O) nor a package (deb, rpm) nor the zip");
        assertThat(Packages.gopack(directory, "scan", "none").code()).isEqualTo(4);
    }
}
