package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unusual names, and unusually many or few files, are installed as they are. */
class RpmNamesAndNumbersTest {

    private static final List<String> NAMES = List.of(
            "grüße.txt",
            "日本語 ファイル",
            "İstanbul ı",
            "emoji 🎉",
            "e\u0301 decomposed",
            " leading and trailing ",
            "100%",
            "%{name}",
            "it's \"quoted\"",
            "back\\slash",
            "dollar$HOME",
            "star*",
            "question?",
            "[bracket]",
            "{brace}",
            "#hash",
            "-dash",
            "~tilde",
            "..dots",
            "a,b;c:d|e&f<g>h(i)j!k");

    @TempDir
    Path dir;

    @Test
    void everyNameThatAFileCanHaveIsInstalled() throws IOException {
        Path tree = Files.createDirectories(dir.resolve("tree"));
        for (String name : NAMES) {
            Files.writeString(tree.resolve(name), name);
        }
        Path rpm = Packages.rpm(dir, """
                name: named
                version: 1.0.0
                contents: [{src: tree, dst: "/opt/näme d", type: tree}]
                """);

        assertThat(Tool.run("rpm", "-qp", "--qf", "[%{BASENAMES}\n]", rpm).ok().lines())
                .contains(NAMES.toArray(String[]::new));
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm).ok();

            for (String name : NAMES) {
                assertThat(root.text("/opt/näme d/" + name)).isEqualTo(name);
            }
            assertThat(root.rpm("-V", "named").ok().out()).isEmpty();
            root.rpm("-e", "named").ok();
            assertThat(root.file("/opt/näme d")).doesNotExist();
        }
    }

    @Test
    void linksToUnusualNamesLeadThere() throws IOException {
        Files.writeString(dir.resolve("text"), "text\n");
        Path rpm = Packages.rpm(dir, """
                name: linked
                version: 1.0.0
                contents:
                  - {src: text, dst: /opt/linked/größe 日本}
                  - {src: größe 日本, dst: /opt/linked/symbolic ü, type: symlink}
                  - {src: /opt/linked/größe 日本, dst: /opt/linked/hard ü, type: hardlink}
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm).ok();

            assertThat(root.text("/opt/linked/symbolic ü")).isEqualTo("text\n");
            assertThat(root.text("/opt/linked/hard ü")).isEqualTo("text\n");
            assertThat(root.rpm("-V", "linked").ok().out()).isEmpty();
        }
    }

    @Test
    void longPathsAreInstalled() throws IOException {
        String part = "p".repeat(250);
        String path = "/opt/" + String.join("/", java.util.Collections.nCopies(12, part)) + "/ü".repeat(3);
        Files.writeString(dir.resolve("text"), "text\n");
        Path rpm = Packages.rpm(dir, "{name: long, version: 1.0.0, contents: [{src: text, dst: '" + path + "'}]}");
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm).ok();

            assertThat(root.text(path)).isEqualTo("text\n");
            assertThat(root.rpm("-V", "long").ok().out()).isEmpty();
            root.rpm("-e", "long").ok();
            assertThat(root.file(path)).doesNotExist();
        }
    }

    @Test
    void aThousandFilesAreInstalledSortedAndWhole() throws IOException {
        Path tree = Files.createDirectories(dir.resolve("tree"));
        for (int i = 0; i < 1000; i++) {
            Path directory = Files.createDirectories(tree.resolve("d" + i % 13));
            Files.writeString(directory.resolve("f" + i), i % 5 == 0 ? "" : "content of " + i);
        }
        Path rpm =
                Packages.rpm(dir, "{name: many, version: 1.0.0, contents: [{src: tree, dst: /opt/many, type: tree}]}");
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm).ok();

            assertThat(root.rpm("-V", "many").ok().out()).isEmpty();
            assertThat(Tool.run("diff", "-r", tree, root.file("/opt/many")).ok().out())
                    .isEmpty();
            // 1000 files, 13 directories and their parent; rpm finds each by bisection, so that order matters
            assertThat(root.rpm("-ql", "many").ok().lines()).hasSize(1014).isSorted();
            assertThat(root.rpm("-qf", "/opt/many/d7/f7", "/opt/many/d11/f999")
                            .ok()
                            .lines())
                    .containsOnly("many-1.0.0-1.x86_64");
        }
    }

    @Test
    void aPackageWithoutFilesIsInstalled() {
        Path rpm = Packages.rpm(dir, "{name: empty, version: 1.0.0, arch: all, depends: [/bin/sh]}");
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm).ok();

            assertThat(root.rpm("-ql", "empty").ok().out()).isEqualTo("(contains no files)\n");
            assertThat(root.rpm("-V", "empty").ok().out()).isEmpty();
            root.rpm("-e", "empty").ok();
        }
        assertThat(Tool.run("rpm", "-qp", "--qf", "%{SIZE} %{SOURCERPM} %{SOURCEPACKAGE}", rpm)
                        .ok()
                        .out())
                .as("not taken for a source package")
                .isEqualTo("0 empty-1.0.0-1.src.rpm (none)");
        assertThat(Tool.run("sh", "-c", "rpm2cpio \"$0\" | cpio -it --quiet", rpm)
                        .ok()
                        .out())
                .isEmpty();
    }

    @Test
    void emptyFilesAreInstalledWithTheirDigest() throws IOException {
        Files.writeString(dir.resolve("nothing"), "");
        Path rpm = Packages.rpm(dir, """
                name: nothing
                version: 1.0.0
                contents:
                  - {src: nothing, dst: /opt/nothing-1}
                  - {src: nothing, dst: /opt/nothing-2}
                  - {src: /opt/nothing-1, dst: /opt/nothing-3, type: hardlink}
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm).ok();

            assertThat(root.file("/opt/nothing-1")).isEmptyFile();
            assertThat(root.file("/opt/nothing-3")).isEmptyFile();
            assertThat(root.rpm("-V", "nothing").ok().out()).isEmpty();
        }
        assertThat(Tool.run("rpm", "-qp", "--qf", "[%{FILEDIGESTS}\n]", rpm)
                        .ok()
                        .lines())
                .containsOnly(
                        Tool.run("sha256sum", dir.resolve("nothing")).ok().out().substring(0, 64));
    }

    @Test
    void namesThatRpmCouldNotHoldAreRefusedBeforeAnythingIsWritten() throws IOException {
        Files.writeString(dir.resolve("gopack.yaml"), """
                name: bad
                version: 1.0.0
                contents: [{src: "a", dst: "/opt/with\\u0001control", type: symlink}]
                """);

        Tool.Result result = Packages.gopack(dir, "build", "--format", "rpm", "--out", "out");

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("gopack.yaml").doesNotContain("Exception");
        assertThat(dir.resolve("out/bad-1.0.0-1.x86_64.rpm")).doesNotExist();
    }
}
