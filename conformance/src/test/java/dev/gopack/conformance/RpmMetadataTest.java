package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a spec says is what rpm shows. */
class RpmMetadataTest {

    private static final String SPEC = """
            name: full
            arch: amd64
            version: v1.2.3-rc.1
            epoch: 7
            release: 4
            mtime: 2024-05-06T07:08:09Z
            maintainer: Maintainer <maintainer@example.com>
            description: |
              The first line, with “quotes” and 100 % ünicode

              The second paragraph.
                Indented.
            vendor: Vendor & Söhne
            homepage: https://example.com/full?a=b&c=d
            license: MIT OR Apache-2.0
            changelog: changelog.yaml
            contents:
              - {src: text, dst: /etc/full.conf, type: config|noreplace, file_info: {mode: 0600, group: mail}}
              - {src: text, dst: /etc/full.d, type: config|missingok}
              - {src: text, dst: /usr/share/doc/full/MANUAL, type: doc}
              - {src: text, dst: /usr/share/doc/full/README, type: readme}
              - {src: text, dst: /usr/share/licenses/full/COPYING, type: license}
              - {src: text, dst: /usr/share/full/grüße aus İstanbul}
              - {src: ../full/grüße aus İstanbul, dst: /usr/share/full.link, type: symlink}
              - {dst: /usr/share/full, type: dir, file_info: {owner: games, mode: 01777}}
              - {dst: /var/log/full, type: ghost}
            rpm:
              buildhost: builder.example.com
              group: Development/Debuggers
              summary: A summary of its own
              packager: Packager <packager@example.com>
              prefixes: [/usr, /etc]
              distribution: Distribution 9
              vcs: git:https://example.com/full.git
              bug_url: https://example.com/bugs
              compression: gzip:1
            """;

    private static final String CHANGELOG = """
            - semver: 1.2.3-rc.1
              date: 2024-05-06T07:08:09Z
              packager: Maintainer <maintainer@example.com>
              changes:
                - {note: "a fix for ünicode"}
                - {note: "another % fix"}
            - semver: 1.2.2
              date: 2023-01-02T00:00:00Z
              packager: Another <another@example.com>
              changes: [{note: first}]
            """;

    @TempDir
    static Path dir;

    private static Path rpm;

    @BeforeAll
    static void build() throws IOException {
        Files.writeString(dir.resolve("text"), "text\n");
        Files.writeString(dir.resolve("changelog.yaml"), CHANGELOG);
        rpm = Packages.rpm(dir, SPEC);
    }

    @Test
    void fieldsAreThoseOfTheSpec() {
        assertThat(rpm.getFileName()).hasToString("full-1.2.3~rc.1-4.x86_64.rpm");
        assertThat(query("%{NAME}|%{EPOCH}|%{VERSION}|%{RELEASE}|%{EVR}|%{NEVRA}|%{NVRA}"))
                .isEqualTo("full|7|1.2.3~rc.1|4|7:1.2.3~rc.1-4|full-7:1.2.3~rc.1-4.x86_64|full-1.2.3~rc.1-4.x86_64");
        assertThat(query("%{SUMMARY}")).isEqualTo("A summary of its own");
        assertThat(query("%{DESCRIPTION}"))
                .isEqualTo("The first line, with “quotes” and 100 % ünicode\n\nThe second paragraph.\n  Indented.");
        assertThat(query("%{GROUP}|%{PACKAGER}|%{VENDOR}"))
                .isEqualTo("Development/Debuggers|Packager <packager@example.com>|Vendor & Söhne");
        assertThat(query("%{URL}|%{BUGURL}|%{VCS}"))
                .isEqualTo(
                        "https://example.com/full?a=b&c=d|https://example.com/bugs|git:https://example.com/full.git");
        assertThat(query("%{LICENSE}|%{DISTRIBUTION}|%{OS}|%{ARCH}"))
                .isEqualTo("MIT OR Apache-2.0|Distribution 9|linux|x86_64");
        assertThat(query("%{BUILDHOST}|%{BUILDTIME}|%{SOURCERPM}|%{ENCODING}"))
                .isEqualTo("builder.example.com|1714979289|full-1.2.3~rc.1-4.src.rpm|utf-8");
        assertThat(query("[%{PREFIXES} ]")).isEqualTo("/usr /etc ");
        assertThat(query("%{PAYLOADFORMAT}|%{PAYLOADCOMPRESSOR}|%{PAYLOADFLAGS}|%{FILEDIGESTALGO}"))
                .isEqualTo("cpio|gzip|1|8");
    }

    @Test
    void whatTheSpecLeavesOutHasADefaultOrIsAbsent() {
        Path bare = Packages.rpm(dir, "{name: bare, version: 2.0.0, maintainer: Me, description: One line}");

        assertThat(query(bare, "%{SUMMARY}|%{DESCRIPTION}|%{PACKAGER}|%{RELEASE}|%{ARCH}|%{GROUP}"))
                .isEqualTo("One line|One line|Me|1|x86_64|Unspecified");
        assertThat(query(bare, "%{EPOCH}|%{VENDOR}|%{URL}|%{DISTRIBUTION}|%{PREFIXES}|%{CHANGELOGTIME}|%{VCS}"))
                .isEqualTo("(none)|(none)|(none)|(none)|(none)|(none)|(none)");
        assertThat(query(bare, "%{BUILDHOST}|%{COOKIE}")).isEqualTo("localhost|(none)");
    }

    @Test
    void theChangelogIsShownNewestFirst() {
        assertThat(query("[%{CHANGELOGTIME} %{CHANGELOGNAME}\n]")).isEqualTo("""
                        1714979289 Maintainer <maintainer@example.com> - 1.2.3-rc.1
                        1672617600 Another <another@example.com> - 1.2.2
                        """);
        assertThat(Tool.run("rpm", "-qp", "--changelog", rpm).ok().out()).isEqualTo("""
                * Mon May 06 2024 Maintainer <maintainer@example.com> - 1.2.3-rc.1
                - a fix for ünicode
                - another % fix

                * Mon Jan 02 2023 Another <another@example.com> - 1.2.2
                - first

                """);
    }

    @Test
    void filesAreDumpedAsTheSpecHasThem() {
        String digest = Tool.run("sha256sum", dir.resolve("text")).ok().out().substring(0, 64);
        String time = "1714979289";

        assertThat(Tool.run("rpm", "-qp", "--dump", rpm).ok().lines())
                .containsExactly(
                        "/etc/full.conf 5 " + time + " " + digest + " 0100600 root mail 1 0 0 X",
                        "/etc/full.d 5 " + time + " " + digest + " 0100644 root root 1 0 0 X",
                        "/usr/share/doc/full/MANUAL 5 " + time + " " + digest + " 0100644 root root 0 1 0 X",
                        "/usr/share/doc/full/README 5 " + time + " " + digest + " 0100644 root root 0 0 0 X",
                        "/usr/share/full 0 " + time + " " + "0".repeat(64) + " 041777 games root 0 0 0 X",
                        "/usr/share/full.link 29 " + time + " " + "0".repeat(64)
                                + " 0120777 root root 0 0 0 ../full/grüße aus İstanbul",
                        "/usr/share/full/grüße aus İstanbul 5 " + time + " " + digest + " 0100644 root root 0 0 0 X",
                        "/usr/share/licenses/full/COPYING 5 " + time + " " + digest + " 0100644 root root 0 0 0 X",
                        "/var/log/full 0 " + time + " " + "0".repeat(64) + " 0100644 root root 0 0 0 X");
    }

    @Test
    void filesAreMarkedAsTheSpecHasThem() {
        assertThat(Tool.run("rpm", "-qp", "--configfiles", rpm).ok().lines())
                .containsExactly("/etc/full.conf", "/etc/full.d");
        assertThat(Tool.run("rpm", "-qp", "--docfiles", rpm).ok().lines())
                .containsExactly("/usr/share/doc/full/MANUAL");
        assertThat(Tool.run("rpm", "-qp", "--licensefiles", rpm).ok().lines())
                .containsExactly("/usr/share/licenses/full/COPYING");
        assertThat(query("[%{FILENAMES} %{FILEFLAGS:fflags}\n]").lines())
                .contains(
                        "/etc/full.conf cn",
                        "/etc/full.d cm",
                        "/usr/share/doc/full/MANUAL d",
                        "/usr/share/doc/full/README r",
                        "/usr/share/licenses/full/COPYING l",
                        "/var/log/full g");
    }

    @Test
    void sizesAreThoseOfWhatIsInstalled() {
        assertThat(query("%{SIZE}")).isEqualTo(Integer.toString(6 * 5 + 29));
        assertThat(query("%{SIGSIZE}"))
                .as("header and payload; lead and signature header are before")
                .isEqualTo(Long.toString(rpm.toFile().length() - 96 - 4400 - 4 - 4));
    }

    @Test
    void rpmUnderstandsTheWholeHeader() {
        assertThat(Tool.run("rpm", "-qpi", rpm).ok().out())
                .contains("Signature   : (none)", "Relocations : /usr /etc", "Build Date  : Mon May  6 07:08:09 2024");
        assertThat(Tool.run("rpm", "-qp", "--xml", rpm).ok().out()).contains("<string>A summary of its own</string>");
        assertThat(Tool.run("rpmkeys", "-Kv", rpm).ok().lines())
                .containsExactly(
                        rpm + ":",
                        "    Header SHA256 digest: OK",
                        "    Header SHA1 digest: OK",
                        "    Payload SHA256 digest: OK",
                        "    MD5 digest: OK");
    }

    @Test
    void aSpecOfNfpmMeansWhatItMeansToNfpm() {
        Path nfpm = Packages.rpm(dir, """
                name: foo
                arch: arm64
                version: v1.0.0-beta-2+git.5
                prerelease: beta-2
                release: "3"
                maintainer: Someone <someone@example.com>
                description: Foo
                depends: [bash]
                recommends: [git]
                replaces: [foobar]
                provides: [bar]
                conflicts: [baz]
                rpm: {requires: {post: [systemd]}, scripts: {}}
                """);

        assertThat(nfpm.getFileName()).hasToString("foo-1.0.0~beta_2+git.5-3.aarch64.rpm");
        assertThat(query(nfpm, "%{EVR} %{ARCH}")).isEqualTo("1.0.0~beta_2+git.5-3 aarch64");
        assertThat(query(nfpm, "[%{REQUIRENAME} %{REQUIREFLAGS}\n]").lines()).contains("bash 0", "systemd 1024");
        assertThat(query(nfpm, "[%{OBSOLETENAME} %{CONFLICTNAME} %{RECOMMENDNAME}]"))
                .isEqualTo("foobar baz git");
        assertThat(query(nfpm, "[%{PROVIDENAME} ]")).isEqualTo("bar foo foo(aarch-64) ");
    }

    private static String query(String format) {
        return query(rpm, format);
    }

    private static String query(Path rpm, String format) {
        return Tool.run(List.of("rpm", "-qp", "--qf", format, rpm).toArray())
                .ok()
                .out();
    }
}
