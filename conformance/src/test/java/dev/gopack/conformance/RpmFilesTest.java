package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** rpm installs every kind of file as the spec says, and takes away what the package owns. */
class RpmFilesTest {

    private static final String SPEC = """
            name: filed
            version: 1.2.3
            license: MIT
            mtime: 2024-05-06T07:08:09Z
            contents:
              - {src: program, dst: /usr/bin/filed, file_info: {mode: 04755}}
              - {src: /usr/bin/filed, dst: /usr/bin/filed-too, type: hardlink}
              - {src: /usr/bin/filed, dst: /usr/libexec/filed, type: hardlink}
              - {src: program, dst: /usr/sbin/filed-net,
                 file_info: {mode: 0755, capabilities: "cap_net_bind_service,cap_net_raw=+ep"}}
              - {src: ../bin/filed, dst: /usr/sbin/filed-link, type: symlink}
              - {src: program, dst: /usr/share/filed/secret, file_info: {mode: 0640, owner: mail, group: games}}
              - {src: text, dst: /usr/share/locale/de/LC_MESSAGES/filed.mo, file_info: {lang: de}}
              - {src: text, dst: /usr/share/locale/fr/LC_MESSAGES/filed.mo, file_info: {lang: fr}}
              - {src: text, dst: /usr/share/doc/filed/MANUAL, type: doc}
              - {src: text, dst: /usr/share/doc/filed/README, type: readme}
              - {src: text, dst: /usr/share/licenses/filed/LICENSE, type: license}
              - {dst: /var/log/filed.log, type: ghost}
              - {dst: /var/lib/filed, type: dir, file_info: {mode: 02770, group: games}}
            """;

    @TempDir
    static Path dir;

    private static Path rpm;

    @BeforeAll
    static void build() throws IOException {
        Files.writeString(dir.resolve("program"), "#!/bin/sh\necho filed\n");
        Files.setPosixFilePermissions(dir.resolve("program"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(dir.resolve("text"), "text\n");
        rpm = Packages.rpm(dir, SPEC);
    }

    @Test
    void whatWasInstalledVerifies() {
        try (ScratchRoot root = installed()) {
            assertThat(root.rpm("-V", "--nodeps", "filed").ok().out()).isEmpty();
        }
    }

    @Test
    void verificationTellsWhatWasChanged() throws IOException {
        try (ScratchRoot root = installed()) {
            Files.writeString(root.file("/usr/share/doc/filed/MANUAL"), "txet\n");
            root.inside("touch", "-d", "2024-05-06T07:08:09Z", "/usr/share/doc/filed/MANUAL")
                    .ok();
            root.inside("chmod", "0600", "/usr/bin/filed").ok();
            root.inside("chown", "games:mail", "/var/lib/filed").ok();
            root.inside("ln", "-sfn", "elsewhere", "/usr/sbin/filed-link").ok();
            root.inside("rm", "/usr/libexec/filed").ok();

            assertThat(root.rpm("-V", "--nodeps", "filed").lines())
                    .containsExactlyInAnyOrder(
                            ".M.......    /usr/bin/filed",
                            ".M.......    /usr/bin/filed-too",
                            "missing     /usr/libexec/filed",
                            "....L....    /usr/sbin/filed-link",
                            "..5......  d /usr/share/doc/filed/MANUAL",
                            ".....UG..    /var/lib/filed");
        }
    }

    @Test
    void hardlinksShareOneFile() {
        try (ScratchRoot root = installed()) {
            String[] inodes = stat(root, "%i %h", "/usr/bin/filed", "/usr/bin/filed-too", "/usr/libexec/filed");

            assertThat(inodes).containsOnly(inodes[0]).allMatch(line -> line.endsWith(" 3"));
            assertThat(root.inside("/usr/libexec/filed").ok().out()).isEqualTo("filed\n");
        }
    }

    @Test
    void modesOwnersAndTimesAreThoseOfTheSpec() {
        try (ScratchRoot root = installed()) {
            assertThat(stat(
                            root,
                            "%a %U %G %Y %n",
                            "/usr/bin/filed",
                            "/usr/share/filed/secret",
                            "/usr/sbin/filed-link",
                            "/var/lib/filed",
                            "/usr/share/doc/filed/README"))
                    .containsExactly(
                            "4755 root root 1714979289 /usr/bin/filed",
                            "640 mail games 1714979289 /usr/share/filed/secret",
                            "777 root root 1714979289 /usr/sbin/filed-link",
                            "2770 root games 1714979289 /var/lib/filed",
                            "644 root root 1714979289 /usr/share/doc/filed/README");
        }
    }

    @Test
    void capabilitiesAreThoseOfTheSpec() {
        try (ScratchRoot root = installed()) {
            assertThat(Tool.run("getcap", root.file("/usr/sbin/filed-net")).ok().out())
                    .endsWith("/usr/sbin/filed-net cap_net_bind_service,cap_net_raw=ep\n");
        }
    }

    @Test
    void onlyTheLanguagesThatAreAskedForAreInstalled() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", "--nodeps", "--define", "_install_langs de", rpm).ok();

            assertThat(root.file("/usr/share/locale/de/LC_MESSAGES/filed.mo")).exists();
            assertThat(root.file("/usr/share/locale/fr/LC_MESSAGES/filed.mo")).doesNotExist();
            assertThat(root.rpm("-V", "--nodeps", "filed").ok().out()).isEmpty();
        }
    }

    @Test
    void withoutDocumentsTheLicenceIsStillInstalled() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", "--nodeps", "--excludedocs", rpm).ok();

            assertThat(root.file("/usr/share/doc/filed/MANUAL")).doesNotExist();
            assertThat(root.file("/usr/share/licenses/filed/LICENSE")).exists();
        }
    }

    @Test
    void aGhostIsNotInstalledButRemoved() throws IOException {
        try (ScratchRoot root = installed()) {
            assertThat(root.file("/var/log/filed.log")).doesNotExist();
            Files.writeString(root.file("/var/log/filed.log"), "logged\n");
            assertThat(root.rpm("-V", "--nodeps", "filed").ok().out()).isEmpty();
            assertThat(root.rpm("-qf", "/var/log/filed.log").ok().out()).isEqualTo("filed-1.2.3-1.x86_64\n");

            root.rpm("-e", "--nodeps", "filed").ok();

            assertThat(root.file("/var/log/filed.log")).doesNotExist();
        }
    }

    @Test
    void removalTakesTheDirectoriesThatThePackageOwnsAndNoOthers() {
        try (ScratchRoot root = installed()) {
            root.rpm("-e", "--nodeps", "filed").ok();

            assertThat(root.file("/usr/bin/filed")).doesNotExist();
            assertThat(root.file("/usr/libexec/filed")).doesNotExist();
            assertThat(root.file("/var/lib/filed")).doesNotExist();
            assertThat(root.file("/usr/share/filed"))
                    .as("made by rpm for the files in it, owned by nobody")
                    .isEmptyDirectory();
        }
    }

    @Test
    void aTreeOwnsItsDirectoriesExceptThoseThatItDisowns() throws IOException {
        Files.createDirectories(dir.resolve("tree/mine/deep"));
        Files.createDirectories(dir.resolve("tree/theirs"));
        Files.writeString(dir.resolve("tree/mine/deep/a"), "a");
        Files.writeString(dir.resolve("tree/theirs/b"), "b");
        Path tree = Packages.rpm(dir, """
                name: tree
                version: 1
                contents: [{src: tree, dst: /opt/tree, type: tree, disown_subtree: [/opt/tree/theirs]}]
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", tree).ok();
            assertThat(root.text("/opt/tree/theirs/b")).isEqualTo("b");
            assertThat(root.rpm("-ql", "tree").ok().lines())
                    .containsExactly(
                            "/opt/tree",
                            "/opt/tree/mine",
                            "/opt/tree/mine/deep",
                            "/opt/tree/mine/deep/a",
                            "/opt/tree/theirs/b");

            root.rpm("-e", "tree").ok();

            assertThat(root.file("/opt/tree/mine")).doesNotExist();
            assertThat(root.file("/opt/tree/theirs")).isEmptyDirectory();
        }
    }

    @Test
    void prefixesCanBeMovedByTheAdministrator() {
        Path movable = Packages.rpm(dir, """
                name: movable
                version: 1
                contents:
                  - {src: text, dst: /opt/movable/text}
                  - {dst: /opt/movable, type: dir}
                  - {src: text, dst: /etc/movable, type: config}
                scripts: {postinstall: {text: "echo $RPM_INSTALL_PREFIX0 $RPM_INSTALL_PREFIX1 > /log"}}
                rpm: {prefixes: [/opt/movable, /etc]}
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", "--relocate", "/opt/movable=/srv/there", movable).ok();

            assertThat(root.text("/srv/there/text")).isEqualTo("text\n");
            assertThat(root.file("/opt/movable")).doesNotExist();
            assertThat(root.text("/etc/movable")).isEqualTo("text\n");
            assertThat(root.text("/log")).isEqualTo("/srv/there /etc\n");
            assertThat(root.rpm("-V", "movable").ok().out()).isEmpty();

            root.rpm("-e", "movable").ok();
            assertThat(root.file("/srv/there")).doesNotExist();
        }
    }

    private static ScratchRoot installed() {
        ScratchRoot root = ScratchRoot.create();
        root.rpm("-i", "--nodeps", rpm).ok();
        return root;
    }

    private static String[] stat(ScratchRoot root, String format, String... paths) {
        Object[] command = new Object[paths.length + 3];
        command[0] = "stat";
        command[1] = "-c";
        command[2] = format;
        System.arraycopy(paths, 0, command, 3, paths.length);
        return root.inside(command).ok().lines().toArray(String[]::new);
    }
}
