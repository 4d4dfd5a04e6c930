package dev.gopack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CliTest {

    private static final String TOOL = """
            name: tool
            version: 1.2.3
            maintainer: Tools Team <tools@example.com>
            description: |
              Our tool
              Does what our tool does.
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            archs: [amd64, arm64]
            contents:
              - {src: tool.sh, dst: /usr/bin/tool, file_info: {mode: 0755}}
            """;

    @TempDir
    Path directory;

    private Path spec;
    private Path out;

    @BeforeEach
    void writeSpec() throws IOException {
        Files.writeString(directory.resolve("tool.sh"), "#!/bin/sh\necho tool\n");
        spec = Files.writeString(directory.resolve("gopack.yaml"), TOOL);
        out = directory.resolve("out");
    }

    private record Result(int code, String out, String err) {}

    private static Result run(Object... arguments) {
        return runWith("", arguments);
    }

    private static Result runWith(String input, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        int code = new Cli(console, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .run(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void buildMakesEveryFormatAndArchitectureAndPrintsThePaths() {
        Result result = run("build", spec, "--out", out);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        out + "/tool_1.2.3_amd64.deb",
                        out + "/tool_1.2.3_arm64.deb",
                        out + "/tool-1.2.3-1.x86_64.rpm",
                        out + "/tool-1.2.3-1.aarch64.rpm");
        assertThat(result.out().lines().map(Path::of)).allMatch(Files::isRegularFile);
    }

    @Test
    void buildMakesOnlyWhatIsAskedFor() {
        assertThat(run("build", spec, "--out", out, "--format", "deb", "--arch", "arm64")
                        .out()
                        .lines())
                .containsExactly(out + "/tool_1.2.3_arm64.deb");
    }

    @Test
    void anOptionThatWouldDoNothingIsRefused() {
        Result result = run("scan", spec, "--goroot", out);

        assertThat(result.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(result.err()).contains("--goroot: only --deps");
    }

    /** A hostile name in a list of files must not become a key that is trusted, or a way out. */
    @Test
    void aListOfFilesHasNamesAlone() throws IOException {
        Path list = Files.writeString(out.resolveSibling("list"), "--help\n#a.rpm\n--key=x\n@list\n");

        Result result = run("verify", "@" + list);

        assertThat(result.code()).isEqualTo(ExitCodes.INPUT_OUTPUT);
        assertThat(result.out().lines())
                .containsExactly(
                        "--help: FAILED verify.unreadable",
                        "#a.rpm: FAILED verify.unreadable",
                        "--key=x: FAILED verify.unreadable",
                        "@list: FAILED verify.unreadable");
    }

    /** A name from a download could erase what a terminal shows, and put another line there. */
    @Test
    void aNameReachesTheTerminalWithoutControlCharacters() throws IOException {
        Path file = Files.writeString(out.resolveSibling("esc\u001b[2K\rgood.rpm: ok"), "x");

        Result result = run("verify", file.toString());

        assertThat(result.code()).isEqualTo(ExitCodes.VERIFICATION);
        assertThat(result.err())
                .contains("esc?[2K?good.rpm: ok is not a package")
                .doesNotContain("\u001b", "\r");
    }

    @Test
    void theVersionIsPrintedForWhateverIsAsked() {
        assertThat(run("version").out())
                .startsWith("gopack ")
                .isEqualTo(run("--version").out());
        assertThat(run("version", "--help").out()).contains("Print the version");
    }

    @Test
    void jsonIsOneDocument() {
        Result result = run("build", spec, "--out", out, "--json");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("{")
                .endsWith("}\n")
                .contains(
                        "\"dryRun\": false",
                        "\"format\": \"rpm\"",
                        "\"sha256\": \"",
                        "\"findings\": [",
                        "\"suppressed\": []");
    }

    @Test
    void aDryRunWritesNothingAndSaysWhy() throws IOException {
        Result result = run("build", spec, "--out", out, "--format", "rpm", "--arch", "amd64", "--dry-run");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).containsExactly(out + "/tool-1.2.3-1.x86_64.rpm");
        assertThat(result.err()).contains("provides: tool = 1.2.3-1", "rpmlib(");
        assertThat(out).doesNotExist();
    }

    @Test
    void theSpecMayComeFromStandardInput() {
        String absolute = TOOL.replace("tool.sh", directory.resolve("tool.sh").toString());

        Result result = runWith(absolute, "build", "-", "--out", out, "--format", "rpm");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(2);
    }

    @Test
    void packageIsCalledAsNfpmIs() throws IOException {
        Files.writeString(spec, TOOL.replace("archs: [amd64, arm64]", "arch: amd64"));
        Path target = directory.resolve("renamed.rpm");

        assertThat(run("package", "-f", spec, "-t", target).out()).isEqualTo(target + "\n");
        assertThat(run("package", "-f", spec, "-p", "deb", "-t", directory).out())
                .isEqualTo(directory.resolve("tool_1.2.3_amd64.deb") + "\n");
        assertThat(run("package", "-f", spec, "-t", directory.resolve("tool.zip"))
                        .code())
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void packageRefusesOneFileForSeveralPackages() {
        Result result = run("package", "-f", spec, "-t", directory.resolve("one.rpm"));

        assertThat(result.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(result.err()).contains("2 packages").contains("must be a directory");
        assertThat(directory.resolve("one.rpm")).doesNotExist();
    }

    @Test
    void allProblemsOfASpecAreToldAtOnceWithTheirPlaces() throws IOException {
        Files.writeString(spec, TOOL.replace("license", "licnse").replace("tool.sh", "missing.sh") + "epoch: x\n");

        Result result = run("build", spec, "--out", out);

        assertThat(result.code()).isEqualTo(ExitCodes.SPEC);
        assertThat(result.err())
                .contains(spec + ":7:1: error:")
                .contains("licnse")
                .contains("license")
                .contains(spec + ":12:8: error:")
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void errorsAreInTheJsonDocumentToo() throws IOException {
        Files.writeString(spec, TOOL.replace("tool.sh", "missing.sh"));

        Result result = run("build", spec, "--out", out, "--json");

        assertThat(result.code()).isEqualTo(ExitCodes.SPEC);
        assertThat(result.out()).contains("\"packages\": []", "\"resolve.missing-file\"", "\"line\": 11");
    }

    @Test
    void checkFailsAtTheWeightThatIsAskedFor() throws IOException {
        assertThat(run("check", spec).code()).isZero();
        Files.writeString(spec, TOOL.replaceAll("mtime.*\n", ""));
        assertThat(run("check", spec).code()).isZero();

        Result strict = run("check", spec, "--fail-on", "info");

        assertThat(strict.code()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(strict.err()).contains("resolve.no-date");
    }

    @Test
    void aSpecWhoseKeyIsNotThereWritesNoPackage() throws IOException {
        Files.writeString(
                spec, TOOL + "rpm: {signature: {key_file: key.asc}}\ndeb: {signature: {key_file: key.asc}}\n");

        Result result = run("build", spec, "--out", out);

        assertThat(result.code()).isEqualTo(ExitCodes.SPEC);
        assertThat(result.err()).contains("gopack.yaml:12:29", "gopack.yaml:13:29", "\"key.asc\"", "build.no-key");
        assertThat(out).doesNotExist();
    }

    @Test
    void inspectShowsBothFormats() {
        run("build", spec, "--out", out);

        Result text = run("inspect", out.resolve("tool-1.2.3-1.x86_64.rpm"));
        Result json =
                run("inspect", "--json", out.resolve("tool_1.2.3_amd64.deb"), out.resolve("tool_1.2.3_arm64.deb"));

        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.out()).contains("Name: tool", "/usr/bin/tool", "checked, all right");
        assertThat(json.code()).isZero();
        assertThat(json.out()).startsWith("[").contains("\"architecture\": \"arm64\"", "\"intact\": true");
    }

    @Test
    void inspectFindsDamage() throws IOException {
        run("build", spec, "--out", out, "--format", "rpm", "--arch", "amd64");
        Path rpm = out.resolve("tool-1.2.3-1.x86_64.rpm");
        byte[] bytes = Files.readAllBytes(rpm);
        bytes[bytes.length - 10] ^= 1;
        Files.write(rpm, bytes);

        assertThat(run("inspect", rpm).code()).isEqualTo(ExitCodes.VERIFICATION);
    }

    @Test
    void inspectTellsWhatIsNoPackage() {
        Result result = run("inspect", spec);

        assertThat(result.code()).isEqualTo(ExitCodes.VERIFICATION);
        assertThat(result.err()).contains("not a package of a known format (deb, rpm)");
    }

    @Test
    void missingFilesAreInputFailures() {
        assertThat(run("build", directory.resolve("none.yaml")).code()).isEqualTo(ExitCodes.INPUT_OUTPUT);
        assertThat(run("inspect", directory.resolve("none.rpm")).err()).contains("no such file");
    }

    @Test
    void anOutputThatCannotBeMadeIsAnOutputFailure() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        Result result = run("build", spec, "--out", file);

        assertThat(result.code()).isEqualTo(ExitCodes.INPUT_OUTPUT);
        assertThat(result.err()).contains(file.toString()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bild",
                "build --formt deb",
                "build --format zip",
                "build --arch a/b",
                "inspect",
                "check --fail-on much"
            })
    void aWrongCommandLineSaysWhatIsWrong(String line) {
        Result result = run(line.isEmpty() ? new Object[0] : (Object[]) line.split(" "));

        assertThat(result.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("gopack: ").contains("--help").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "build --help", "package --help", "check --help", "inspect --help"})
    void helpTeachesWithExamples(String line) {
        Result result = run((Object[]) line.split(" "));

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Examples:").contains("gopack ");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void eachClassOfACommandCanBeCalledAndIsInTheHelp() throws Exception {
        Path classes = Path.of(CliTest.class.getResource("Cli.class").toURI()).getParent();
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith("Command.class") && !name.startsWith("Root")) {
                    Class<?> type = Class.forName("dev.gopack.cli." + name.substring(0, name.length() - 6));
                    names.add(type.getAnnotation(CommandLine.Command.class).name());
                }
            }
        }
        assertThat(names).contains("build", "help").hasSizeGreaterThan(10);
        String help = run("--help").out();
        for (String name : names) {
            assertThat(help).containsPattern("(?m)^  " + name + "[ ,]");
            assertThat(run(name, "--nothing").err()).contains("Try: gopack " + name + " --help");
        }
    }

    @Test
    void helpIsAlsoACommand() {
        assertThat(run("help")).isEqualTo(run("--help"));
        assertThat(run("help", "build")).isEqualTo(run("build", "--help"));
        assertThat(run("help", "pkg")).isEqualTo(run("package", "--help"));
        assertThat(run("help", "nothing").code()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void argumentsMayStandInAFile() throws IOException {
        Path arguments =
                Files.writeString(directory.resolve("arguments"), "--format\nrpm\n--arch\namd64\n--out\n" + out + "\n");

        assertThat(run("build", spec, "@" + arguments).out().lines()).hasSize(1);
    }

    @Test
    void versionAndSchemaPrintThemselves() {
        assertThat(run("version").out()).matches("gopack \\d+\\.\\d+\\.\\d+.* \\(Java .*\\)\n");
        assertThat(run("--version")).isEqualTo(run("version"));
        assertThat(run("schema").out()).startsWith("{").contains("\"$schema\"");
    }

    @Test
    void exitCodesAreThoseOfTheManual() throws IOException {
        String manual = Files.readString(Path.of("../docs/cli.md"));
        for (int code : List.of(
                ExitCodes.OK,
                ExitCodes.INTERNAL,
                ExitCodes.USAGE,
                ExitCodes.SPEC,
                ExitCodes.INPUT_OUTPUT,
                ExitCodes.FINDINGS,
                ExitCodes.VERIFICATION,
                ExitCodes.CANCELLED)) {
            assertThat(manual).contains("| " + code + " | ");
        }
    }

    @Test
    void withoutPassphraseAndTerminalNoKeyIsMade() {
        Result nobody = run("keygen", "Me <me@example.com>", "--type", "ed25519", "--out", out);
        assertThat(nobody.code()).isEqualTo(6);
        assertThat(nobody.err()).contains("--passphrase-file").contains("--no-passphrase");
        assertThat(out).doesNotExist();

        Result meant = run("keygen", "Me <me@example.com>", "--type", "ed25519", "--out", out, "--no-passphrase");
        assertThat(meant.code()).as(meant.err()).isZero();
        assertThat(meant.out()).isEqualTo(out.resolve("signing.asc") + "\n");

        assertThat(run("keygen", "Me", "--type", "rsa1024").code()).isEqualTo(2);
        assertThat(run("keygen", "Me", "--expires", "0").code()).isEqualTo(2);
        assertThat(run("keygen", "Me", "--file-name", "../x", "--no-passphrase").code())
                .isEqualTo(2);
        assertThat(run("keygen", "two\nlines", "--out", out.resolve("more"), "--no-passphrase")
                        .code())
                .isEqualTo(6);
        Result eternal = run(
                "keygen",
                "Me",
                "--type",
                "ed25519",
                "--expires",
                "60000",
                "--no-passphrase",
                "-o",
                out.resolve("more"));
        assertThat(eternal.code()).isEqualTo(2);
        assertThat(eternal.err()).contains("the year 2106");
    }
}
