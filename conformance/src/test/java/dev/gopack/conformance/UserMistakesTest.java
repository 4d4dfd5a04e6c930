package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user does wrong: words that help, an exit code of the right class, and nothing where a package would be. */
class UserMistakesTest {

    private static final int USAGE = 2;
    private static final int SPEC = 3;
    private static final int INPUT_OUTPUT = 4;
    private static final int BROKEN_PACKAGE = 7;

    private static final String GOOD = """
            name: tool
            version: 1.2.3
            maintainer: Tools Team <tools@example.com>
            description: Our tool
            license: MIT
            contents:
              - {src: tool.sh, dst: /usr/bin/tool, file_info: {mode: 0755}}
            """;

    @TempDir
    Path directory;

    private Path out;

    @BeforeEach
    void writeTheSource() throws IOException {
        Files.writeString(directory.resolve("tool.sh"), "#!/bin/sh\necho tool\n");
        out = directory.resolve("out");
    }

    static Stream<Arguments> specs() {
        return Stream.of(
                Arguments.of("a source that is not there", GOOD.replace("tool.sh", "tol.sh"), 7, "tol.sh"),
                Arguments.of("a script that is not there", GOOD + "scripts: {postinstall: none.sh}\n", 8, "none.sh"),
                Arguments.of("brackets that do not close", GOOD + "depends: [a, b\n", 9, "spec.syntax"),
                Arguments.of("a tab for indentation", "name: tool\nversion: 1\ndeb:\n\tsection: x\n", 4, "tab"),
                Arguments.of("a key that does not exist", GOOD.replace("license", "licnse"), 5, "license"),
                Arguments.of("a key that stands twice", GOOD + "license: GPL\n", 8, "license"),
                Arguments.of("text where a list belongs", GOOD + "depends: libc\n", 8, "list"),
                Arguments.of("no version", GOOD.replace("version: 1.2.3\n", ""), 1, "version"),
                Arguments.of("a name that no format takes", GOOD.replace("name: tool", "name: my tool"), 1, "my tool"),
                Arguments.of("a version with a space", GOOD.replace("1.2.3", "1 2"), 2, "1 2"),
                Arguments.of("a variable that is not set", GOOD.replace("1.2.3", "${NOT_SET_ANYWHERE}"), 2, "NOT_SET"),
                Arguments.of("a dependency without a version", GOOD + "depends: [foo >=]\n", 8, "foo >="),
                Arguments.of("a rich dependency left open", GOOD + "depends: [(foo if bar]\n", 8, "(foo if bar"),
                Arguments.of("an unknown type of content", GOOD.replace("mode: 0755}", "}, type: fil"), 7, "fil"),
                Arguments.of("a mode that is not octal", GOOD.replace("0755", "0899"), 7, "0899"),
                Arguments.of("a destination that climbs out", GOOD.replace("/usr/bin/tool", "/../x"), 7, "/../x"),
                Arguments.of(
                        "two files at one place",
                        GOOD + "  - {src: tool.sh, dst: /usr/bin/tool}\n",
                        8,
                        "/usr/bin/tool"),
                Arguments.of("a codec that does not exist", GOOD + "rpm: {compression: rar}\n", 8, "rar"),
                Arguments.of("a level out of range", GOOD + "deb: {compression: 'zstd:99'}\n", 8, "99"),
                Arguments.of("a device as a file", GOOD.replace("tool.sh", "/dev/zero"), 7, "not a regular file"),
                Arguments.of("an rpm signature", GOOD + "rpm: {signature: {key_file: k.asc}}\n", 8, "sign"),
                Arguments.of("a deb signature", GOOD + "deb: {signature: {key_file: k.asc}}\n", 8, "sign"),
                Arguments.of("a list for a spec", "- name: tool\n", 1, "map"),
                Arguments.of("an empty spec", "\n", 1, "spec.empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specs")
    void aWrongSpecIsToldByLineAndNothingIsWritten(String what, String spec, int line, String word) throws IOException {
        Path file = Files.writeString(directory.resolve("gopack.yaml"), spec);

        Tool.Result result = build(file, "--out", out);

        assertThat(result.code()).as(result.toString()).isEqualTo(SPEC);
        assertThat(result.err()).contains(file + ":" + line + ":", word);
        assertIsToldPlainly(result);
        assertThat(out).doesNotExist();
    }

    static Stream<Arguments> commandLines() {
        return Stream.of(
                Arguments.of(List.of("build", "--format", "zip"), "rpm"),
                Arguments.of(List.of("build", "--arch", "a/b"), "a/b"),
                Arguments.of(List.of("build", "--outt", "x"), "--out"),
                Arguments.of(List.of("build", "--out"), "--out"),
                Arguments.of(List.of("make"), "make"),
                Arguments.of(List.of("package", "-p", "apk", "-t", "."), "apk"),
                Arguments.of(List.of("package", "-t", "tool.zip"), "tool.zip"),
                Arguments.of(List.of("inspect"), "PACKAGE"));
    }

    @ParameterizedTest(name = "gopack {0}")
    @MethodSource("commandLines")
    void aWrongCommandLineSaysWhatWouldBeRight(List<String> arguments, String word) throws IOException {
        Files.writeString(directory.resolve("gopack.yaml"), GOOD);

        Tool.Result result = Packages.gopack(directory, arguments.toArray());

        assertThat(result.code()).as(result.toString()).isEqualTo(USAGE);
        assertThat(result.err()).contains(word).contains("--help");
        assertIsToldPlainly(result);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("gopack.yaml", "tool.sh");
        }
    }

    @Test
    void aSpecThatIsNotThereIsAnInputFailure() {
        Tool.Result result = build(directory.resolve("none.yaml"));

        assertThat(result.code()).isEqualTo(INPUT_OUTPUT);
        assertThat(result.err()).contains("no such file: " + directory.resolve("none.yaml"));
        assertIsToldPlainly(result);
    }

    @Test
    void aFileInPlaceOfTheOutputDirectoryIsAnOutputFailure() throws IOException {
        Path spec = Files.writeString(directory.resolve("gopack.yaml"), GOOD);
        Path file = Files.writeString(directory.resolve("out"), "mine\n");

        Tool.Result result = build(spec, "--out", file);

        assertThat(result.code()).isEqualTo(INPUT_OUTPUT);
        assertThat(result.err()).contains(file + " is not a directory");
        assertIsToldPlainly(result);
        assertThat(file).hasContent("mine\n");
    }

    @Test
    void aDirectoryInPlaceOfThePackageIsAnOutputFailure() throws IOException {
        Path spec = Files.writeString(directory.resolve("gopack.yaml"), GOOD);
        Path inTheWay = Files.createDirectories(out.resolve("tool_1.2.3_amd64.deb"));

        Tool.Result result = build(spec, "--format", "deb", "--out", out);

        assertThat(result.code()).isEqualTo(INPUT_OUTPUT);
        assertThat(result.err()).contains(inTheWay + ": it is a directory");
        assertIsToldPlainly(result);
        assertThat(out).isDirectoryNotContaining("glob:**.tmp");
        assertThat(inTheWay).isEmptyDirectory();
    }

    @Test
    void aDirectoryWithoutPermissionIsAnOutputFailure() throws IOException {
        Path spec = Files.writeString(directory.resolve("gopack.yaml"), GOOD);
        Files.createDirectory(out);
        Tool.run("chmod", "-R", "a+rX", directory).ok();

        Tool.Result result = asNobody("build", spec, "--out", out);

        assertThat(result.code()).as(result.toString()).isEqualTo(INPUT_OUTPUT);
        assertThat(result.err()).contains("permission denied").contains(out.toString());
        assertIsToldPlainly(result);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void aSourceWithoutPermissionIsAnInputFailure() throws IOException {
        Path spec = Files.writeString(directory.resolve("gopack.yaml"), GOOD);
        Files.createDirectory(out);
        Tool.run("chmod", "-R", "a+rX", directory).ok();
        Tool.run("chmod", "a+w", out).ok();
        Tool.run("chmod", "go=", directory.resolve("tool.sh")).ok();

        Tool.Result result = asNobody("build", spec, "--out", out);

        assertThat(result.code()).as(result.toString()).isIn(SPEC, INPUT_OUTPUT);
        assertThat(result.err()).contains("permission denied").contains("tool.sh");
        assertIsToldPlainly(result);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void aDateThatIsNoNumberIsRefused() throws IOException {
        Path spec = Files.writeString(directory.resolve("gopack.yaml"), GOOD);

        Tool.Result result = Tool.run(
                directory,
                Map.of("SOURCE_DATE_EPOCH", "yesterday"),
                Packages.gopack(
                        Packages.javaHome(),
                        Packages.QUICK_START,
                        List.of("build", spec.toString(), "--out", out.toString())));

        assertThat(result.code()).as(result.toString()).isEqualTo(SPEC);
        assertThat(result.err()).contains("SOURCE_DATE_EPOCH").contains("yesterday");
        assertIsToldPlainly(result);
        assertThat(out).doesNotExist();
    }

    @Test
    void oneWrongPackageOfSeveralKeepsAllFromBeingWritten() throws IOException {
        Path spec = Files.writeString(
                directory.resolve("gopack.yaml"), GOOD + "packages: [{suffix: -doc, depends: [foo >=]}]\n");

        Tool.Result result = build(spec, "--out", out);

        assertThat(result.code()).isEqualTo(SPEC);
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsNoPackageCannotBeInspected() throws IOException {
        Path text = Files.writeString(directory.resolve("text.rpm"), "not a package\n");
        Path empty = Files.writeString(directory.resolve("empty.deb"), "");

        for (Path file : List.of(text, empty)) {
            Tool.Result result = Packages.gopack(directory, "inspect", file);

            assertThat(result.code()).as(result.toString()).isEqualTo(BROKEN_PACKAGE);
            assertThat(result.err()).contains(file.toString());
            assertIsToldPlainly(result);
        }
        for (Path file : List.of(directory, directory.resolve("none.rpm"))) {
            Tool.Result result = Packages.gopack(directory, "inspect", file);

            assertThat(result.code()).as(result.toString()).isEqualTo(INPUT_OUTPUT);
            assertIsToldPlainly(result);
        }
    }

    private Tool.Result build(Path spec, Object... more) {
        List<Object> arguments = new java.util.ArrayList<>(List.of("build", spec));
        arguments.addAll(List.of(more));
        return Packages.gopack(directory, arguments.toArray());
    }

    private Tool.Result asNobody(Object... arguments) throws IOException {
        Path jar = Files.copy(Packages.jar(), directory.resolve("gopack.jar"));
        List<Object> command = new java.util.ArrayList<>(List.of(
                "setpriv",
                "--reuid=nobody",
                "--regid=nogroup",
                "--clear-groups",
                Packages.javaHome().resolve("bin/java"),
                "-jar",
                jar));
        command.addAll(List.of(arguments));
        return Tool.run(Path.of("/"), Map.of(), command);
    }

    /** One problem a line, for people: no stack trace, no name of a class. */
    private static void assertIsToldPlainly(Tool.Result result) {
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("java.")
                .doesNotContain("internal error");
    }
}
