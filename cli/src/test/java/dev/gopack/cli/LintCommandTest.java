package dev.gopack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    private static final String UNIT = """
            [Unit]
            Description=Sample

            [Service]
            User=sample
            ProtectProc=invisible
            ExecStart=/usr/bin/tool

            [Install]
            WantedBy=multi-user.target
            """;

    private static final String SPEC = """
            name: tool
            version: 1.2.3
            arch: all
            mtime: 2026-11-01T12:00:00Z
            maintainer: Tools Team <tools@example.com>
            license: MIT
            target_definitions:
              acme8: {base: el9, values: {systemd: 239}}
            contents:
              - {src: tool.sh, dst: /usr/bin/tool, file_info: {mode: 0755}}
              - {src: tool.service, dst: /usr/lib/systemd/system/, file_info: {mode: 0644}}
            """;

    @TempDir
    Path directory;

    private Path spec;

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void writeSpec() throws IOException {
        Files.writeString(directory.resolve("tool.sh"), "#!/bin/sh\necho tool\n");
        Files.writeString(directory.resolve("tool.service"), UNIT);
        spec = Files.writeString(directory.resolve("gopack.yaml"), SPEC);
    }

    private static Result run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        int code = new Cli(console, InputStream.nullInputStream())
                .run(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aSpecIsAnsweredByWhatItsPackagesBreak() {
        Result result = run("lint", spec);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("tool_1.2.3_all.deb: info: there is no description beyond the summary [lint.no-description]")
                .doesNotContain("unit-directive");
    }

    @Test
    void aTargetThatOnlyTheSpecKnowsIsKnown() {
        Result result = run("lint", spec, "--target", "acme8");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "/usr/lib/systemd/system/tool.service: \"ProtectProc=invisible\" is known since systemd 247, and"
                                + " acme8 has 239 [lint.unit-directive]");
    }

    @Test
    void whatIsAsBadAsAskedForIsExitCodeFive() {
        assertThat(run("lint", spec, "--fail-on", "info").code()).isEqualTo(5);
        assertThat(run("lint", spec, "--fail-on", "error").code()).isZero();
        assertThat(run("lint", spec, "--fail-on", "much").code()).isEqualTo(2);
    }

    @Test
    void aFinishedPackageIsLookedAtForTheReleasesThatAreNamed() throws IOException {
        Path out = directory.resolve("out");
        run("build", spec, "--format", "rpm", "--out", out);
        Path rpm = out.resolve("tool-1.2.3-1.noarch.rpm");

        assertThat(run("lint", rpm, "--target", "el9").out()).doesNotContain("unit-directive");
        assertThat(run("lint", rpm, "--target", "el8", "--format", "json").out())
                .contains("\"rule\": \"lint.unit-directive\"", "\"severity\": \"warning\"");
        assertThat(run("lint", rpm, "--target", "nowhere").code()).isEqualTo(2);
    }

    @Test
    void whatIsNoPackageIsRefused() {
        assertThat(run("lint", directory.resolve("tool.sh")).err()).contains("not a package of a known format");
    }
}
