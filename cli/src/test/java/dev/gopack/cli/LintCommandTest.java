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
import org.junit.jupiter.api.Timeout;
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
            description: says hello
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
    void soItIsToTheMatrix() {
        Result result = run("matrix", spec, "--target", "acme8", "--format", "json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"target\": \"acme8\"");
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

    private Path spec(String more) throws IOException {
        return Files.writeString(directory.resolve("gopack.yaml"), SPEC + more);
    }

    private static final String LINK = "  - {src: /tmp/x, dst: /usr/share/tool, type: symlink}\n";

    @Test
    void whatLintDoesNotLetPassIsNotBuilt() throws IOException {
        Path out = directory.resolve("out");
        Result refused = run("build", spec(LINK), "--out", out);

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err())
                .contains(
                        "error: tool: /usr/share/tool: it points to \"/tmp/x\"; correct the target [lint.unsafe-link]");
        assertThat(out).doesNotExist();
        assertThat(run("check", spec(LINK)).code()).isEqualTo(3);
        assertThat(run("check", spec(LINK), "--no-lint").code()).isZero();
        assertThat(run("build", spec(LINK), "--out", out, "--no-lint").code()).isZero();
        assertThat(run("package", "-f", spec(LINK), "-p", "deb", "-t", out + "/")
                        .code())
                .isEqualTo(3);
    }

    /** Packages are written while lint looks at them, and none gets its name before lint has seen all. */
    @Test
    void whatIsNotLetPassLeavesWhatWasThere() throws IOException {
        Path out = Files.createDirectory(directory.resolve("out"));
        Path old = Files.writeString(out.resolve("tool-1.2.3-1.noarch.rpm"), "old");
        Path taken = Files.createDirectory(out.resolve("tool_1.2.3_all.deb"));
        Result refused = run("build", spec(LINK), "--out", out);

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("[lint.unsafe-link]").doesNotContain("is a directory");
        assertThat(old).content().isEqualTo("old");
        assertThat(out).isDirectoryContaining(old::equals).isDirectoryContaining(taken::equals);
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left).hasSize(2);
        }
        assertThat(run("build", spec(""), "--out", out).err()).contains("is a directory");
    }

    @Test
    @Timeout(60)
    void morePackagesThanThreadsAreRefusedAsWell() throws IOException {
        Path out = Files.createDirectory(directory.resolve("out"));
        for (int i = 0; i < 5; i++) {
            Result refused =
                    run("build", spec(LINK), "--out", out, "--target", "el8,el9,debian12,ubuntu24.04,sles15,sles16");

            assertThat(refused.code()).as(refused.err()).isEqualTo(3);
            assertThat(refused.err()).contains("[lint.unsafe-link]");
            assertThat(out).isEmptyDirectory();
        }
    }

    @Test
    void foldersThatWereMadeInVainGoAndLinksToNothingStay() throws IOException {
        assertThat(run("build", spec(LINK), "--out", directory.resolve("a/b/c")).code())
                .isEqualTo(3);
        assertThat(directory.resolve("a")).doesNotExist();

        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nothing"));
        assertThat(run("build", spec(LINK), "--out", link).code()).isEqualTo(3);
        assertThat(run("build", spec(""), "--out", link).code()).isEqualTo(4);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void theSpecSaysWhatStopsABuild() throws IOException {
        Path out = directory.resolve("out");

        assertThat(run("build", spec("lint: {fail_on: info}\n"), "--out", out).code())
                .isEqualTo(3);
        Result mild = run("build", spec(LINK + "lint: {fail_on: never}\n"), "--out", out);
        assertThat(mild.code()).as(mild.err()).isZero();
        assertThat(mild.err()).contains("warning: tool: /usr/share/tool: it points to");
    }

    @Test
    void whatIsMeantToBeIsSuppressedWithAReason() throws IOException {
        Path out = directory.resolve("out");
        String suppressed = "lint: {suppress: [{rule: lint.unsafe-link, path: /usr/*, reason: a test asks for it}]}\n";
        Result result = run("build", spec(LINK + suppressed), "--out", out, "--json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("\"suppressed\": [", "\"reason\": \"a test asks for it\"");
        assertThat(run("lint", spec(LINK + suppressed)).out()).doesNotContain("unsafe-link");
        assertThat(run("lint", spec(LINK + suppressed), "--format", "json").out())
                .contains("\"suppressed\": \"a test asks for it\"");

        String elsewhere = suppressed.replace("/usr/*", "/opt/*");
        assertThat(run("build", spec(LINK + elsewhere), "--out", out).code()).isEqualTo(3);
    }

    @Test
    void aSuppressionNeedsAReasonAndARule() throws IOException {
        assertThat(run("check", spec("lint: {suppress: [{rule: lint.no-manual}]}\n"))
                        .err())
                .contains("\"reason\" is missing");
        assertThat(run("check", spec("lint: {suppress: [{rule: lint.no-manual, reason: '  '}]}\n"))
                        .err())
                .contains("\"reason\" is empty");
        assertThat(run("check", spec("lint: {suppress: [{rule: lint.no-manuel, reason: x}]}\n"))
                        .err())
                .containsPattern("gopack\\.yaml:[0-9]+:[0-9]+: warning: lint has no rule \"lint.no-manuel\";"
                        + " did you mean \"lint.no-manual\"\\?");
        assertThat(run("check", spec("lint: {suppress: [{rule: lint.no-manual, reason: ''}]}\n"))
                        .code())
                .isEqualTo(3);
        assertThat(run("check", spec("lint: {suppress: [{rule: no manual, reason: x}]}\n"))
                        .err())
                .contains("not the id of a rule of lint");
        assertThat(run("check", spec("lint: {suppress: [{rule: lint.nothing, reason: x}]}\n"))
                        .err())
                .contains("[build.unknown-lint-rule]");
        assertThat(run("check", spec("lint: {suppress: [{rule: lint.epoch, reason: x}]}\n"))
                        .err())
                .contains("nothing is found by \"lint.epoch\" [build.unused-suppression]");
    }
}
