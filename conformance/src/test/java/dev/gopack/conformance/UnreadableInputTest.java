package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.Gopack;
import dev.gopack.Plans;
import dev.gopack.Selection;
import dev.gopack.report.InputException;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever cannot be read or written is named, in one line, whoever it is that reads it. */
@EnabledOnOs(OS.LINUX)
class UnreadableInputTest {

    /** A file of which every read fails with EIO. // docs: proc(5), /proc/pid/mem: nothing is mapped at 0 */
    private static final String BROKEN = "/proc/self/mem";

    @TempDir
    Path dir;

    private Tool.Result gopack(String... arguments) {
        return Tool.run(
                dir,
                Map.of(),
                Packages.gopack(Packages.javaHome(), List.of("-XX:TieredStopAtLevel=1"), List.of(arguments)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build",
                "check",
                "explain",
                "lint",
                "matrix",
                "scan",
                "inspect",
                "targets --spec",
                "convert --rpm-format 6 --out out",
                "verify @",
                "@"
            })
    void aReadThatFailsNamesTheFile(String command) {
        String[] words = (command + (command.endsWith("@") ? "" : " ") + BROKEN).split(" ");
        Tool.Result result = gopack(words);
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err().lines()).containsExactly("gopack: " + BROKEN + ": Input/output error");
    }

    @Test
    void aProgramThatLintCannotReadIsNotPassedOver() throws IOException {
        Files.writeString(dir.resolve("gopack.yaml"), """
                name: tool
                version: 1.0.0
                maintainer: Tools <tools@example.com>
                license: MIT
                description: A tool
                mtime: 2026-01-01T00:00:00Z
                contents:
                  - {src: program, dst: /usr/bin/program}
                """);
        Path program = Files.writeString(dir.resolve("program"), "#!/bin/sh\n");
        Gopack gopack = Gopack.create();
        Plans plans = gopack.plan(SpecReader.read(dir.resolve("gopack.yaml"), Map.of()), Selection.ALL);
        Files.delete(program);
        assertThatThrownBy(() -> gopack.lint(plans))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("program: no such file or directory");
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException {
        assertThat(Tool.run("sh", "-c", shell("version") + " >/dev/full").err())
                .isEqualTo("gopack: cannot write to standard output: No space left on device\n");

        Files.writeString(dir.resolve("tiny.yaml"), "{name: t, version: 1, maintainer: T <t@x.org>, description: t}\n");
        Files.createSymbolicLink(dir.resolve("out"), Path.of("nowhere"));
        Tool.Result result = gopack("build", "tiny.yaml", "--out", "out");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("no directory can be made where " + dir.resolve("out") + " is");
    }

    /** As {@code @<(...)} of a shell: what looks whether a list can be read must leave it to whoever reads it. */
    @Test
    void aListOfArgumentsMayBeAPipe() {
        String command = "echo targets el9 | " + shell("@/dev/stdin");
        assertThat(Tool.run("sh", "-c", command).ok().out()).contains("el9");
    }

    private static String shell(String argument) {
        return String.join(
                " ",
                Packages.gopack(Packages.javaHome(), List.of("-XX:TieredStopAtLevel=1"), List.of(argument)).stream()
                        .map(word -> "'" + word + "'")
                        .toList());
    }
}
