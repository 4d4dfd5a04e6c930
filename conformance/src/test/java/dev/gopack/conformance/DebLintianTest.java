package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real lintian has nothing to say about a package whose spec is complete. */
class DebLintianTest {

    private static final String SPEC = """
            name: clean
            version: 1.2.3
            release: %s
            arch: all
            section: devel
            maintainer: Tools Team <tools@example.com>
            homepage: https://example.com/clean
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            description: |
              shows that everything is in order
              The long description says in more than one short line what the program does,
              and for whom.
              .
              It has a second paragraph, too.
            contents:
              - {src: clean, dst: /usr/bin/clean, file_info: {mode: 0755}}
              - {src: clean.1.gz, dst: /usr/share/man/man1/clean.1.gz, file_info: {mode: 0644}}
              - {src: clean.conf, dst: /etc/clean.conf, type: config, file_info: {mode: 0644}}
            scripts:
              postinstall: {text: "set -e\ntrue\n"}
            deb: {compression: "%s"}
            """;

    @TempDir
    Path directory;

    private void check(String release, String compression, String... options) throws IOException {
        Files.writeString(directory.resolve("clean"), "#!/bin/sh\necho clean\n");
        Files.writeString(directory.resolve("clean.conf"), "a=b\n");
        Files.writeString(directory.resolve("clean.1"), """
                .TH CLEAN 1 "November 2026" "clean 1.2.3" "User Commands"
                .SH NAME
                clean \\- says that everything is in order
                .SH SYNOPSIS
                .B clean
                """);
        Tool.run("gzip", "-9n", directory.resolve("clean.1")).ok();
        Path deb = Packages.deb(directory, SPEC.formatted(release, compression));
        java.util.List<Object> command =
                new java.util.ArrayList<>(java.util.List.of("lintian", "--allow-root", "--fail-on", "error,warning"));
        command.addAll(java.util.List.of(options));
        command.add(deb);

        Tool.Result result = Tool.run(command.toArray());

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out()).doesNotContain("E: ", "W: ");
    }

    @Test
    void aCompletePackageIsCleanWithXz() throws IOException {
        check("0vendor1", "xz");
    }

    @Test
    void aCompletePackageIsCleanWithGzip() throws IOException {
        check("''", "gzip");
    }

    @Test
    void zstdIsAllThatAnOldLintianDoesNotKnow() throws IOException {
        check("0vendor1", "zstd", "--suppress-tags", "malformed-deb-archive");
    }
}
