package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changelog, copyright and sums, as Debian's own programs read them. */
class DebDocumentsTest {

    private static final String COMPLETE = """
            name: complete
            epoch: 3
            version: v1.2.3-rc.1+build.5
            release: 2vendor1
            maintainer: Tools Team <tools@example.com>
            vendor: Example
            homepage: https://example.com/complete?a=b#c
            license: MIT OR Apache-2.0
            mtime: 2026-11-01T12:00:00Z
            description: Complete
            changelog: changes.yaml
            """;

    private static final String CHANGES = """
            - semver: 1.2.3-rc.1
              date: 2026-10-31T10:20:30Z
              packager: Ärztin Ωmega <omega@example.com>
              deb:
                urgency: high
                distributions: [bookworm]
              changes:
                - note: "fix: a crash"
                - note: |
                    a note of several words, so many of them that it has to be wrapped somewhere in the text
            - semver: 1.2.2
              date: 2026-01-02T03:04:05Z
              packager: Somebody Else <else@example.com>
              changes:
                - note: first
            """;

    @TempDir
    Path directory;

    private Path deb;

    @BeforeEach
    void buildThePackage() throws IOException {
        Files.writeString(directory.resolve("changes.yaml"), CHANGES);
        deb = Packages.deb(directory, COMPLETE);
    }

    private Path extracted() {
        Path tree = directory.resolve("tree");
        Tool.run("dpkg-deb", "-x", deb, tree).ok();
        return tree;
    }

    @Test
    void theChangelogIsOneThatDpkgParses() {
        Path changelog = extracted().resolve("usr/share/doc/complete/changelog.Debian.gz");
        Path plain = directory.resolve("changelog");
        Tool.run("sh", "-c", "gzip -dc '" + changelog + "' > '" + plain + "'").ok();

        Tool.Result newest = Tool.run("dpkg-parsechangelog", "-l", plain).ok();
        assertThat(newest.err()).isEmpty();
        assertThat(newest.lines())
                .containsSubsequence(
                        "Source: complete",
                        "Version: 3:1.2.3~rc.1+build.5-2vendor1",
                        "Distribution: bookworm",
                        "Urgency: high",
                        "Maintainer: Ärztin Ωmega <omega@example.com>",
                        "Timestamp: 1793442030",
                        "Date: Sat, 31 Oct 2026 10:20:30 +0000",
                        "   * fix: a crash",
                        "   * a note of several words, so many of them that it has to be wrapped somewhere",
                        "     in the text");
        assertThat(Tool.run("dpkg-parsechangelog", "-l", plain, "--all", "--format", "rfc822")
                        .ok()
                        .lines())
                .filteredOn(line -> line.startsWith("Version: "))
                .containsExactly("Version: 3:1.2.3~rc.1+build.5-2vendor1", "Version: 1.2.2");
        assertThat(Tool.run("file", "-b", changelog).ok().out())
                .contains("max compression")
                .doesNotContain("last modified");
    }

    @Test
    void withoutAChangelogThereIsAnEntryForThePackage() {
        Path plain = Packages.deb(directory, """
                name: plain
                version: 1.0.0
                maintainer: Tools Team <tools@example.com>
                description: Plain
                mtime: 2026-11-05T12:00:00Z
                """);
        Path tree = directory.resolve("plain");
        Tool.run("dpkg-deb", "-x", plain, tree).ok();

        Tool.Result parsed = Tool.run(
                        "sh",
                        "-c",
                        "gzip -dc '" + tree + "/usr/share/doc/plain/changelog.gz' | dpkg-parsechangelog -l-")
                .ok();

        assertThat(parsed.err()).isEmpty();
        assertThat(parsed.lines())
                .contains(
                        "Source: plain",
                        "Version: 1.0.0",
                        "Maintainer: Tools Team <tools@example.com>",
                        "Date: Thu, 05 Nov 2026 12:00:00 +0000");
    }

    @Test
    void theCopyrightFileNamesTheLicence() throws IOException {
        String copyright = Files.readString(extracted().resolve("usr/share/doc/complete/copyright"));

        assertThat(copyright)
                .startsWith("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n")
                .contains("\nUpstream-Name: complete\n")
                .contains("\nSource: https://example.com/complete?a=b#c\n")
                .contains("\nLicense: MIT or Apache-2.0\n")
                .contains("/usr/share/common-licenses/Apache-2.0");
    }

    @Test
    void md5sumsNameEveryFileButTheConffiles() throws IOException {
        Files.writeString(directory.resolve("a b ü"), "content\n");
        deb = Packages.deb(directory, """
                name: sums
                version: 1.0.0
                maintainer: Tools Team <tools@example.com>
                description: Sums
                license: MIT
                mtime: 2026-11-01T12:00:00Z
                contents:
                  - {src: "a b ü", dst: "/opt/sums/a b ü"}
                  - {src: "a b ü", dst: /etc/sums.conf, type: config}
                  - {src: "a b ü", dst: /etc/other, type: config|noreplace}
                  - {src: a, dst: /opt/sums/link, type: symlink}
                """);
        Path control = directory.resolve("control");
        Tool.run("dpkg-deb", "-e", deb, control).ok();

        assertThat(Tool.run(extracted(), java.util.Map.of(), List.of("md5sum", "-c", control.resolve("md5sums")))
                        .ok()
                        .lines())
                .containsExactlyInAnyOrder(
                        "opt/sums/a b ü: OK",
                        "usr/share/doc/sums/changelog.gz: OK",
                        "usr/share/doc/sums/copyright: OK");
        assertThat(Files.readAllLines(control.resolve("conffiles")))
                .containsExactlyInAnyOrder("/etc/sums.conf", "/etc/other");
    }
}
