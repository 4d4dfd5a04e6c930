package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of content, as the real dpkg puts it on disk. */
class DebContentsTest {

    private static final String HEAD = """
            name: kinds
            version: 1.0.0
            maintainer: Tools Team <tools@example.com>
            description: Kinds of files
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            """;

    @TempDir
    Path directory;

    private ScratchRoot root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = ScratchRoot.create();
        Files.writeString(directory.resolve("file"), "content\n");
    }

    @AfterEach
    void removeRoot() {
        root.close();
    }

    private void install(String spec) {
        root.inside("dpkg", "-i", root.bring(Packages.deb(directory, HEAD + spec)))
                .ok();
        assertThat(root.inside("dpkg", "--verify", "kinds").ok().out()).isEmpty();
    }

    /** What stat says of a path inside. */
    private String stat(String format, String path) {
        return root.inside("stat", "-c", format, path).ok().out().strip();
    }

    @Test
    void modesOwnersAndTimesAreThoseOfTheSpec() {
        install("""
                contents:
                  - {src: file, dst: /usr/bin/plain, file_info: {mode: 0755}}
                  - {src: file, dst: /usr/bin/setuid, file_info: {mode: 04755}}
                  - {src: file, dst: /usr/bin/setgid, file_info: {mode: 02755, group: mail}}
                  - {src: file, dst: /usr/share/kinds/secret, file_info: {mode: 0640, owner: www-data, group: adm}}
                  - {src: file, dst: /usr/share/kinds/old, file_info: {mode: 0600, mtime: 2001-02-03T04:05:06Z}}
                  - {dst: /var/spool/kinds, type: dir, file_info: {mode: 01777}}
                  - {dst: /var/lib/kinds, type: dir, file_info: {mode: 02750, owner: daemon, group: staff}}
                """);

        assertThat(stat("%a %U %G %s", "/usr/bin/plain")).isEqualTo("755 root root 8");
        assertThat(stat("%a %U %G", "/usr/bin/setuid")).isEqualTo("4755 root root");
        assertThat(stat("%a %U %G", "/usr/bin/setgid")).isEqualTo("2755 root mail");
        assertThat(stat("%a %U %G", "/usr/share/kinds/secret")).isEqualTo("640 www-data adm");
        assertThat(stat("%a %Y", "/usr/share/kinds/old")).isEqualTo("600 981173106");
        assertThat(stat("%a %U %G", "/var/spool/kinds")).isEqualTo("1777 root root");
        assertThat(stat("%a %U %G", "/var/lib/kinds")).isEqualTo("2750 daemon staff");
        assertThat(stat("%a %U %G", "/usr/share/kinds")).isEqualTo("755 root root");
        assertThat(stat("%Y", "/usr/bin/plain")).isEqualTo("1793534400");
    }

    @Test
    void anOwnerThatPreinstCreatesOwnsItsFiles() {
        install("""
                contents:
                  - {src: file, dst: /var/lib/kinds/state, file_info: {mode: 0600, owner: kinds, group: kinds}}
                scripts:
                  preinstall: {text: "adduser --system --group --no-create-home kinds >/dev/null 2>&1"}
                """);

        assertThat(stat("%U %G", "/var/lib/kinds/state")).isEqualTo("kinds kinds");
        assertThat(stat("%U %G", "/var/lib/kinds")).isEqualTo("root root");
    }

    @Test
    void linksAreLinks() {
        install("""
                contents:
                  - {src: file, dst: /usr/bin/kinds, file_info: {mode: 0755}}
                  - {src: /usr/bin/kinds, dst: /usr/bin/absolute, type: symlink}
                  - {src: ../bin/kinds, dst: /usr/sbin/relative, type: symlink}
                  - {src: /nowhere/at all, dst: /usr/share/kinds/dangling, type: symlink}
                  - {src: /usr/bin/kinds, dst: /usr/bin/a-second-name, type: hardlink}
                  - {src: /usr/bin/kinds, dst: /usr/share/kinds/third, type: hardlink}
                """);

        assertThat(stat("%N", "/usr/bin/absolute")).isEqualTo("'/usr/bin/absolute' -> '/usr/bin/kinds'");
        assertThat(stat("%N", "/usr/sbin/relative")).isEqualTo("'/usr/sbin/relative' -> '../bin/kinds'");
        assertThat(root.inside("cat", "/usr/sbin/relative").ok().out()).isEqualTo("content\n");
        assertThat(root.inside("readlink", "/usr/share/kinds/dangling").ok().out())
                .isEqualTo("/nowhere/at all\n");
        assertThat(stat("%h", "/usr/bin/kinds")).isEqualTo("3");
        assertThat(stat("%i %a", "/usr/bin/a-second-name")).isEqualTo(stat("%i %a", "/usr/bin/kinds"));
        assertThat(stat("%i", "/usr/share/kinds/third")).isEqualTo(stat("%i", "/usr/bin/kinds"));
    }

    @Test
    void everyNameThatAFileSystemTakesIsInstalledUnderThatName() throws IOException {
        List<String> names = List.of(
                "with space",
                "grüße",
                "日本語",
                "😀",
                "e\u0301 decomposed",
                "-dash",
                "#hash",
                "per%cent",
                "back\\slash",
                "quote'\"s",
                "dollar$HOME",
                "glob[a]*?",
                "a".repeat(246),
                "deep/" + "d".repeat(90) + "/" + "e".repeat(90) + "/" + "f".repeat(120));
        Path tree = directory.resolve("tree");
        for (String name : names) {
            Path file = tree.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "I am " + name);
        }

        install("""
                contents:
                  - {src: tree, dst: /opt/kinds, type: tree}
                """);

        for (String name : names) {
            assertThat(root.text("/opt/kinds/" + name)).isEqualTo("I am " + name);
        }
    }

    @Test
    void aNameThatIsTooLongForDpkgIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("tree"));
        Files.writeString(directory.resolve("tree/" + "a".repeat(247)), "x");

        assertThatThrownBy(() -> install("""
                        contents:
                          - {src: tree, dst: /opt/kinds, type: tree}
                        """))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("a name of more than 246 bytes");
    }

    @Test
    void aTreeOfLinksAndEmptyDirectoriesArrivesAsItIs() throws IOException {
        Files.createDirectories(directory.resolve("tree/empty/below"));
        Files.createSymbolicLink(directory.resolve("tree/link"), Path.of("file"));
        Files.createSymbolicLink(directory.resolve("tree/to-directory"), Path.of("empty"));
        Files.writeString(directory.resolve("tree/file"), "x");
        Files.writeString(directory.resolve("tree/nothing"), "");

        install("""
                contents:
                  - {src: tree, dst: /opt/kinds, type: tree}
                """);

        assertThat(root.inside("find", "/opt/kinds", "-printf", "%y %P %l\\n")
                        .ok()
                        .lines())
                .containsExactlyInAnyOrder(
                        "d  ",
                        "d empty ",
                        "d empty/below ",
                        "f file ",
                        "l link file",
                        "f nothing ",
                        "l to-directory empty");
    }

    @Test
    void aPackageWithoutFilesCanBeInstalledAndRemoved() {
        install("");

        assertThat(root.inside("dpkg", "-r", "kinds").ok().err()).isEmpty();
        assertThat(root.file("/usr/share/doc/kinds")).doesNotExist();
    }

    @Test
    void fewAndManyBytesArriveWhole() throws IOException {
        for (int size : new int[] {0, 1, 511, 512, 513, 10239, 10240, 1 << 20, (5 << 20) + 3}) {
            byte[] bytes = new byte[size];
            new java.util.Random(size).nextBytes(bytes);
            Files.write(Files.createDirectories(directory.resolve("sizes")).resolve("s" + size), bytes);
        }

        install("""
                contents:
                  - {src: sizes/*, dst: /opt/kinds/}
                """);

        assertThat(Tool.run("diff", "-r", directory.resolve("sizes"), root.file("/opt/kinds"))
                        .ok()
                        .out())
                .isEmpty();
    }
}
