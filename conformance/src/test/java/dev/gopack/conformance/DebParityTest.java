package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same tree packed by dpkg's own programs has the same listing, size and sums. */
class DebParityTest {

    private static final String SPEC = """
            name: parity
            version: 1.0.0
            release: 1
            maintainer: Tools Team <tools@example.com>
            section: devel
            description: |
              Parity
              With what dpkg makes of the same tree.
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            contents:
              - {src: bin, dst: /usr/bin/parity, file_info: {mode: 04755}}
              - {src: /usr/bin/parity, dst: /usr/bin/another-name, type: hardlink}
              - {src: parity, dst: /usr/bin/link, type: symlink}
              - {src: conf, dst: /etc/parity/parity.conf, type: config}
              - {src: tree, dst: /opt/parity, type: tree}
              - {dst: /var/lib/parity, type: dir, file_info: {mode: 01777}}
            scripts: {postinstall: post}
            deb: {compression: gzip}
            """;

    @TempDir
    static Path directory;

    private static Path ours;
    private static Path theirs;

    @BeforeAll
    static void buildBoth() throws IOException {
        Files.write(directory.resolve("bin"), new byte[1025]);
        Files.writeString(directory.resolve("conf"), "a=b\n");
        Files.writeString(directory.resolve("post"), "#!/bin/sh\nset -e\n");
        Path tree = Files.createDirectories(directory.resolve("tree"));
        Files.write(tree.resolve("exactly-1024"), new byte[1024]);
        Files.write(tree.resolve("empty"), new byte[0]);
        Files.writeString(tree.resolve("file"), "x");
        Files.createDirectories(tree.resolve("dir.d/Below/z"));
        Files.writeString(tree.resolve("dir.d/file-in-it"), "y");
        Files.writeString(tree.resolve("dir.d-x"), "after or before the directory");
        Files.createSymbolicLink(tree.resolve("dir.d/a-link"), Path.of("file-in-it"));
        Files.writeString(tree.resolve("long-" + "n".repeat(120)), "name");
        Files.createSymbolicLink(tree.resolve("long-link"), Path.of("t".repeat(150)));
        Tool.run("chmod", "-R", "u=rwX,go=rX", tree).ok();
        ours = Packages.deb(directory, SPEC);
        theirs = packedByDpkg();
    }

    /** Unpacks ours, and packs the tree again with the programs of Debian. */
    private static Path packedByDpkg() throws IOException {
        Path tree = directory.resolve("again");
        Tool.run("dpkg-deb", "-x", ours, tree).ok();
        Path debian = Files.createDirectories(directory.resolve("source/debian"));
        Files.writeString(debian.resolve("control"), """
                Source: parity
                Section: devel
                Priority: optional
                Maintainer: Tools Team <tools@example.com>

                Package: parity
                Architecture: any
                Description: Parity
                 With what dpkg makes of the same tree.
                """);
        Files.writeString(debian.resolve("changelog"), """
                parity (1.0.0-1) unstable; urgency=medium

                  * Change.

                 -- Tools Team <tools@example.com>  Sun, 01 Nov 2026 12:00:00 +0000
                """);
        Tool.Result control = Tool.run(
                        debian.getParent(),
                        Map.of(),
                        List.of("dpkg-gencontrol", "-pparity", "-O", "-fdebian/files", "-P" + tree))
                .ok();
        Path area = Files.createDirectories(tree.resolve("DEBIAN"));
        // dpkg-gencontrol derives Source from debian/control; a package made without sources has none.
        Files.writeString(
                area.resolve("control"),
                control.out()
                        .lines()
                        .filter(line -> !line.startsWith("Source:"))
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
        Files.copy(directory.resolve("post"), area.resolve("postinst"));
        Tool.run("chmod", "755", area.resolve("postinst")).ok();
        Files.writeString(area.resolve("conffiles"), "/etc/parity/parity.conf\n");
        Path deb = directory.resolve("theirs.deb");
        Tool.run(
                        directory,
                        Map.of("SOURCE_DATE_EPOCH", "1793534400"),
                        List.of("dpkg-deb", "--root-owner-group", "-Zgzip", "-b", tree, deb))
                .ok();
        return deb;
    }

    @Test
    void dpkgListsTheSameFilesInTheSameOrder() {
        assertThat(Tool.run("dpkg-deb", "-c", ours).ok().lines())
                .isEqualTo(Tool.run("dpkg-deb", "-c", theirs).ok().lines());
    }

    @Test
    void theControlFileIsTheSame() {
        assertThat(Tool.run("dpkg-deb", "-f", ours).ok().out())
                .isEqualTo(Tool.run("dpkg-deb", "-f", theirs).ok().out());
    }

    @Test
    void theControlArchiveHasTheSameMembersWithTheSameModes() {
        List<String> members = new ArrayList<>(controlMembers(ours));
        members.removeIf(line -> line.endsWith("./md5sums")); // dpkg-deb leaves making them to debhelper

        assertThat(members).containsExactlyInAnyOrderElementsOf(controlMembers(theirs));
    }

    private static List<String> controlMembers(Path deb) {
        return Tool.run("sh", "-c", "dpkg-deb --ctrl-tarfile '" + deb + "' | tar -tvf - --full-time")
                .ok()
                .lines()
                .stream()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    @Test
    void theMembersHaveTheSameNamesOrderAndHeaders() {
        assertThat(headers(ours)).isEqualTo(headers(theirs));
    }

    private static List<String> headers(Path deb) {
        // Name, time, owner and mode; the sizes differ by what the two compressors find.
        return Tool.run("ar", "tvO", deb).ok().lines().stream()
                .map(line -> line.replaceAll(" +", " ").replaceAll(" 0x[0-9a-f]+$", ""))
                .map(line -> line.endsWith("debian-binary") ? line : line.replaceFirst("(0/0) \\d+", "$1"))
                .toList();
    }

    @Test
    void debhelpersSumsAreTheSame() {
        Tool.Result sums = Tool.run(
                        "sh",
                        "-c",
                        "cd '" + directory.resolve("again") + "' && find . -type f ! -path './DEBIAN/*' "
                                + "! -path ./etc/parity/parity.conf -printf '%P\\0' | LC_ALL=C sort -z | xargs -r0 md5sum")
                .ok();

        assertThat(Tool.run("dpkg-deb", "-I", ours, "md5sums").ok().lines())
                .containsExactlyInAnyOrderElementsOf(sums.lines());
    }
}
