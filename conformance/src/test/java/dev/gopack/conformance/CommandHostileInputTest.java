package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is damaged or made to hurt is refused quickly, in little memory and with plain words. */
class CommandHostileInputTest {

    private static final String GOOD = """
            name: tool
            version: 1.0.0
            maintainer: Tools Team <tools@example.com>
            description: Tool
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            """;

    private static final int SPEC = 3;
    private static final int INPUT_OUTPUT = 4;
    private static final int FINDINGS = 5;
    private static final int BROKEN_PACKAGE = 7;
    private static final long PATIENCE = 30_000_000_000L;

    @TempDir
    Path directory;

    private static Tool.Result small(Path directory, String... arguments) {
        long start = System.nanoTime();
        Tool.Result result = Tool.run(
                directory, Map.of(), Packages.gopack(Packages.javaHome(), List.of("-Xmx64m"), List.of(arguments)));
        assertThat(System.nanoTime() - start).as(result.toString()).isLessThan(PATIENCE);
        assertThat(result.err())
                .hasSizeLessThan(128 << 10)
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("internal error");
        return result;
    }

    private static String bombs() {
        List<String> lines = new ArrayList<>(List.of("a: &a [x,x,x,x,x,x,x,x,x,x]\n"));
        for (char name = 'b'; name <= 'i'; name++) {
            String before = "*" + (char) (name - 1);
            lines.add(name + ": &" + name + " [" + String.join(",", Collections.nCopies(10, before)) + "]\n");
        }
        return String.join("", lines);
    }

    private byte[] spec(String kind) throws IOException {
        switch (kind) {
            case "ten megabytes":
                return (GOOD + "description: |\n" + "  text to fill ten megabytes\n".repeat(370_000))
                        .getBytes(StandardCharsets.UTF_8);
            case "random bytes":
                byte[] bytes = new byte[1 << 19];
                new java.util.Random(5).nextBytes(bytes);
                return bytes;
            case "a program":
                return Files.readAllBytes(Path.of("/bin/true"));
            case "nothing but zeros":
                return new byte[1 << 19];
            case "a bomb of aliases":
                return (GOOD + bombs() + "depends: *i\n").getBytes(StandardCharsets.UTF_8);
            case "deep brackets":
                return (GOOD + "contents: " + "[".repeat(100_000) + "\n").getBytes(StandardCharsets.UTF_8);
            case "deep braces":
                return (GOOD + "overrides: " + "{a: ".repeat(100_000) + "\n").getBytes(StandardCharsets.UTF_8);
            case "half a megabyte of keys":
                StringBuilder keys = new StringBuilder(GOOD);
                for (int i = 0; i < 50_000; i++) {
                    keys.append("key").append(i).append(": x\n");
                }
                return keys.toString().getBytes(StandardCharsets.UTF_8);
            case "a line of a megabyte":
                return (GOOD + "depends: ['" + "a (".repeat(300_000) + "']\n").getBytes(StandardCharsets.UTF_8);
            default:
                throw new AssertionError(kind);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ten megabytes",
                "random bytes",
                "a program",
                "nothing but zeros",
                "a bomb of aliases",
                "deep brackets",
                "deep braces",
                "half a megabyte of keys",
                "a line of a megabyte"
            })
    void asASpecIsRefused(String kind) throws IOException {
        Files.write(directory.resolve("spec.yaml"), spec(kind));

        Tool.Result result = small(directory, "build", "spec.yaml", "--out", "out");

        assertThat(result.code()).as(result.toString()).isEqualTo(SPEC);
        assertThat(result.err()).contains("spec.yaml:");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void aDirectoryIsNamedWhereAFileIsNeeded() throws IOException {
        Path here = Files.createDirectory(directory.resolve("here"));

        for (List<String> arguments : List.of(
                List.of("build", "here"),
                List.of("check", "here"),
                List.of("package", "-f", "here", "-p", "deb"),
                List.of("inspect", "here"))) {
            Tool.Result result = small(directory, arguments.toArray(String[]::new));

            if (!arguments.get(0).equals("check")) {
                assertThat(result.code()).as(result.toString()).isEqualTo(INPUT_OUTPUT);
            }
            assertThat(result.err()).contains("here: is a directory");
        }
        assertThat(here).isEmptyDirectory();
    }

    @Test
    void aPackageThatIsCutAnywhereIsBroken() throws IOException {
        for (String format : List.of("deb", "rpm")) {
            Path whole = Packages.build(directory, format, GOOD).get(0);
            byte[] bytes = Files.readAllBytes(whole);
            Path cut = directory.resolve("cut." + format);
            for (int length : new int[] {8, 60, 100, 200, bytes.length / 2, bytes.length - 100, bytes.length - 1}) {
                Files.write(cut, Arrays.copyOf(bytes, length));

                Tool.Result result = small(directory, "inspect", cut.toString());

                assertThat(result.code())
                        .as("%s of %d bytes: %s", format, length, result)
                        .isEqualTo(BROKEN_PACKAGE);
                assertThat(result.err()).contains(cut.toString());
            }
        }
    }

    @Test
    void everyProblemOfASpecIsToldAtOnce() throws IOException {
        Files.writeString(directory.resolve("gopack.yaml"), GOOD + """
                nme: x
                depends: ['a >=']
                contents:
                  - {src: nothing, dst: relative/../..}
                  - {dst: /b}
                """);

        Tool.Result result = small(directory, "check");

        assertThat(result.code()).isEqualTo(SPEC);
        assertThat(result.err().lines().filter(line -> line.contains("error:")))
                .extracting(line -> line.replaceFirst("^(gopack.yaml:\\d+):.*", "$1"))
                .contains("gopack.yaml:7", "gopack.yaml:8", "gopack.yaml:10");
    }

    @Test
    void findingsAboveTheThresholdHaveTheirOwnCode() throws IOException {
        Files.writeString(directory.resolve("gopack.yaml"), GOOD);

        assertThat(small(directory, "check").code()).isZero();
        assertThat(small(directory, "check", "--fail-on", "warning").code()).isZero();
        assertThat(small(directory, "check", "--fail-on", "info").code()).isEqualTo(FINDINGS);
    }

    @Test
    void aTargetBelowAFileIsAnOutputFailure() throws IOException {
        Files.writeString(directory.resolve("gopack.yaml"), GOOD);
        Path plain = Files.writeString(directory.resolve("plain"), "mine\n");

        Tool.Result result =
                small(directory, "package", "-f", "gopack.yaml", "-p", "deb", "-t", "plain/missing/tool.deb");

        assertThat(result.code()).as(result.toString()).isEqualTo(INPUT_OUTPUT);
        assertThat(result.err()).contains("plain/missing/tool.deb");
        assertThat(plain).hasContent("mine\n");
    }
}
