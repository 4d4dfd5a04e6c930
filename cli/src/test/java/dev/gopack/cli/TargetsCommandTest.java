package dev.gopack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.target.Fact;
import dev.gopack.target.Mark;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The command that shows targets, and the option that chooses them. To write the table of docs/targets.md anew:
 * {@code mvn -pl cli -am test -Dtest=TargetsCommandTest -Dgopack.update=true}
 */
class TargetsCommandTest {

    private static final Path MANUAL = Path.of("../docs/targets.md");
    private static final Path README = Path.of("../core/src/main/resources/dev/gopack/target/README.md");
    private static final String BEGIN = "<!-- targets: begin, made by TargetsCommandTest -->\n";
    private static final String END = "<!-- targets: end -->\n";

    @TempDir
    Path directory;

    private Path spec;

    @BeforeEach
    void writeSpec() throws IOException {
        Files.writeString(directory.resolve("tool.sh"), "#!/bin/sh\n");
        spec = Files.writeString(directory.resolve("gopack.yaml"), """
                {name: tool, version: 1.2.3, license: MIT, mtime: 2026-11-01, description: "A tool\\nOf ours",
                 maintainer: "Tools <tools@example.com>", contents: [{src: tool.sh, dst: /usr/bin/tool}]}
                """);
    }

    private record Result(int code, String out, String err) {}

    private static Result run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        int code = new Cli(console, new ByteArrayInputStream(new byte[0]))
                .run(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void everyTargetHasALine() {
        Result result = run("targets");
        assertThat(result.code()).isZero();
        List<String> lines = result.out().lines().toList();
        assertThat(lines.get(0)).startsWith("TARGET ");
        assertThat(lines.stream().skip(1).map(line -> line.split(" ")[0]))
                .containsExactlyElementsOf(
                        Targets.bundled().all().stream().map(Target::id).toList());
        assertThat(lines)
                .anyMatch(line ->
                        line.matches("el9 +rpm +glibc 2\\.34 +rpm 4\\.16\\.1\\.3 +zstd +1\\.26\\.2 .*rocky9.*"));
    }

    @Test
    void oneTargetIsShownWithAllItsValuesAndTheirMarks() {
        Result result = run("targets", "rocky9");
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("el9\n").contains("  eol: 2032-05-31  [eol]\n");
        assertThat(result.out()).contains("  payload.default: zstd  [format]  w19.zstdio\n");
        assertThat(result.out().lines())
                .hasSize(Targets.bundled().find("el9").orElseThrow().facts().size() + 1);
    }

    @Test
    void jsonHasEveryValue() {
        Result all = run("targets", "--json");
        Result two = run("targets", "el9,debian1?", "--json");
        assertThat(all.out()).startsWith("{\n  \"date\": \"2026-11-23\",\n  \"targets\": [\n");
        assertThat(Pattern.compile("\"id\": \"").matcher(all.out()).results()).hasSize(29);
        assertThat(Pattern.compile("\"id\": \"").matcher(two.out()).results()).hasSize(5);
        assertThat(two.out()).contains("""
                        "libc.version": {
                          "value": "2.36",
                          "mark": "ran"
                        }
                """.strip());
    }

    @Test
    void anUnknownTargetIsAMistakeOfUsage() {
        assertThat(run("targets", "el99").err()).contains("no such target: \"el99\", did you mean \"el9\"?");
        assertThat(run("targets", "el99").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "build, --target",
        "build, --targets",
        "check, --target",
    })
    void targetsThatAreNotBuiltAreAMistakeOfUsage(String command, String option) {
        Result apk = run(command, spec, option, "alpine3.22");
        assertThat(apk.code()).isEqualTo(2);
        assertThat(apk.err()).contains("apk packages");
        for (String slip : List.of("debain12", "Debian12", "debian-12")) {
            assertThat(run(command, spec, option, slip).err())
                    .contains("no such target: \"" + slip + "\", did you mean \"debian12\"? gopack targets lists them");
        }
        for (String empty : List.of("", ",", "el9,", ",el9", "el8,,el9")) {
            assertThat(run(command, spec, option, empty).code()).as(empty).isEqualTo(2);
        }
    }

    @Test
    void buildMakesAPackageForEachTarget() {
        Path out = directory.resolve("out");
        Result result = run("build", spec, "--target", "el9, debian12", "--out", out);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .containsExactly(out + "/tool_1.2.3-1~debian12_amd64.deb", out + "/tool-1.2.3-1.el9.x86_64.rpm");
        assertThat(run("build", spec, "--target", "sles", "--out", out).out().lines())
                .containsExactly(out + "/sles15/tool-1.2.3-1.x86_64.rpm", out + "/sles16/tool-1.2.3-1.x86_64.rpm");
        assertThat(out.resolve("sles15/tool-1.2.3-1.x86_64.rpm")).exists();
    }

    @Test
    void jsonNamesTheTarget() {
        Path out = directory.resolve("out");
        for (String more : List.of("--json", "--dry-run")) {
            Result result = run(
                    "build",
                    spec,
                    "--target",
                    "el9",
                    "--out",
                    out,
                    "--json",
                    more.equals("--json") ? "--format=rpm" : more);
            assertThat(result.out()).contains("\"target\": \"el9\"");
        }
        assertThat(run("build", spec, "--json", "--out", out).out()).doesNotContain("\"target\"");
    }

    @Test
    void packageTakesTargetsBesideNfpmsTarget() {
        Result result = run("package", "-f", spec, "-p", "rpm", "-t", directory, "--targets", "el8,el9");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        directory + "/tool-1.2.3-1.el8.x86_64.rpm", directory + "/tool-1.2.3-1.el9.x86_64.rpm");
    }

    @Test
    void theManualListsTheTargets() throws IOException {
        StringBuilder table =
                new StringBuilder("\n| Target | Packages | libc | Compression | Go | End of life | Other names |\n");
        table.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Target target : Targets.bundled().all()) {
            table.append("| `")
                    .append(target.id())
                    .append("` | ")
                    .append(target.family().id())
                    .append(" | ")
                    .append(target.libc().name())
                    .append(' ')
                    .append(target.libc().version())
                    .append(" | ")
                    .append(target.payload().usual().orElse("unknown"))
                    .append(" | ")
                    .append(target.go().version().orElse("unknown"))
                    .append(" | ")
                    .append(target.fact("eol").value())
                    .append(" | ")
                    .append(String.join(", ", target.aliases()))
                    .append(" |\n");
        }
        String text = Files.readString(MANUAL);
        String wanted = text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + "\n"
                + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("gopack.update")) {
            Files.writeString(MANUAL, wanted);
        }
        assertThat(Files.readString(MANUAL)).isEqualTo(wanted);
    }

    @Test
    void theReadmeOfTheTableExplainsEveryMarkAndKey() throws IOException {
        String text = Files.readString(README);
        for (Mark mark : Mark.values()) {
            assertThat(text).contains("| `" + mark.word() + "` | ");
        }
        String keys = text.substring(text.indexOf("## Keys"));
        for (Target target : Targets.bundled().all()) {
            for (Fact fact : target.facts()) {
                String key = fact.key();
                int dot = key.indexOf('.');
                String family = dot < 0 ? key : key.substring(0, dot) + ".*";
                assertThat(keys).as(key).containsAnyOf("`" + key + "`", "`" + family + "`");
            }
        }
    }
}
