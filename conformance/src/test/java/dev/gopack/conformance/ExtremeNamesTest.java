package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and numbers at the limit of what a file system takes: really installed, or refused in words. */
class ExtremeNamesTest {

    private static final int SPEC_ERROR = 3;
    private static final int FILES = 65_000;
    private static final String HEAD = """
            name: extreme
            version: 1.0.0
            maintainer: Tools Team <tools@example.com>
            description: Extreme
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            targets: [el9, debian12]
            contents:
            """;

    // docs: limits.h: NAME_MAX is 255 bytes, PATH_MAX 4096 with the NUL at the end. Both rpm and dpkg unpack under a
    // name
    // that is 9 bytes longer.
    private static final String LONGEST_NAME = "x".repeat(246);
    private static final String LONGEST_OF_TWO_BYTES = "ü".repeat(123);
    private static final String LONGEST_PATH = path(4086);

    /** A path of so many bytes. */
    private static String path(int bytes) {
        String directories = "/opt" + ("/" + "y".repeat(200)).repeat(20);
        return directories + "/" + "z".repeat(bytes - directories.length() - 1);
    }

    @TempDir
    Path directory;

    private List<Path> build(String contents) throws IOException {
        Files.writeString(directory.resolve("gopack.yaml"), HEAD + contents);
        return Packages.gopack(directory, "build", "--out", "out").ok().lines().stream()
                .map(directory::resolve)
                .toList();
    }

    /** The paths under /opt of files that are installed in a root. */
    private static List<String> installed(ScratchRoot root) {
        return root.inside("find", "/opt", "-type", "f", "-print0")
                .ok()
                .out()
                .lines()
                .flatMap(text -> java.util.Arrays.stream(text.split("\0")))
                .sorted()
                .toList();
    }

    @Test
    void longestAndStrangestNamesAreInstalled() throws IOException {
        List<String> names = List.of(
                "/opt/two  spaces at the end ",
                "/opt/-leading dash",
                "/opt/per%cent $(dollar) `tick` 'quote' \"quotes\" back\\slash *?[glob] {a,b} ~",
                "/opt/Ünïcödé/日本語/עברית/e\u0301",
                "/opt/" + LONGEST_NAME,
                "/opt/" + LONGEST_OF_TWO_BYTES,
                LONGEST_PATH);
        Files.writeString(directory.resolve("source with space"), "text\n");
        StringBuilder contents = new StringBuilder();
        for (String name : names) {
            contents.append("  - {src: 'source with space', dst: '")
                    .append(name.replace("'", "''"))
                    .append("'}\n");
        }
        List<Path> packages = build(contents.toString());

        for (Path one : packages) {
            try (ScratchRoot root = ScratchRoot.create()) {
                if (one.toString().endsWith(".rpm")) {
                    assertThat(Tool.run("rpm", "-K", one).ok().out()).contains("digests OK");
                    root.rpm("-i", "--nodeps", "--ignoreos", "--ignorearch", one)
                            .ok();
                } else {
                    root.inside("dpkg", "-i", "--force-all", root.bring(one)).ok();
                }
                assertThat(installed(root))
                        .containsExactlyElementsOf(names.stream().sorted().toList());
            }
        }
        Packages.gopack(directory, packages, "inspect").ok();
    }

    /** rpm alone: a directory is made under its own name. */
    @Test
    void aDirectoryOfAnRpmMayHaveLongerNames() throws IOException {
        List<String> names = List.of("/opt/" + "x".repeat(255), path(4094));
        StringBuilder contents = new StringBuilder();
        names.forEach(name -> contents.append("  - {dst: ").append(name).append(", type: dir, packager: rpm}\n"));
        Path rpm = build(contents.toString()).stream()
                .filter(one -> one.toString().endsWith(".rpm"))
                .findFirst()
                .orElseThrow();
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", "--nodeps", rpm).ok();
            for (String name : names) {
                root.inside("test", "-d", name).ok();
            }
        }
    }

    @Test
    void whatNoFileSystemTakesIsRefusedByLine() throws IOException {
        Files.writeString(directory.resolve("text"), "text\n");
        Tool.Result result = refused("""
                  - {src: text, dst: "/opt/new\\nline"}
                  - {src: text, dst: /opt/%s}
                  - {src: text, dst: %s}
                """.formatted("x".repeat(256), path(4096)));

        assertThat(result.err())
                .contains("gopack.yaml:9:22: error: dst: control character")
                .contains("gopack.yaml:10:22: error: dst: part of a path is longer than 255 bytes")
                .contains("gopack.yaml:11:22: error: dst: path is longer than 4095 bytes");
    }

    @Test
    void whatNeitherRpmNorDpkgCanUnpackIsRefusedByLine() throws IOException {
        Path odd = Files.createDirectory(directory.resolve("odd"));
        Files.writeString(odd.resolve("text"), "text\n");
        String contents = "  - {src: odd/text, dst: /opt/" + LONGEST_NAME + "x}\n  - {src: odd/text, dst: "
                + LONGEST_PATH + "z}\n  - {src: /text, dst: /opt/" + LONGEST_NAME + "y, type: symlink}\n";
        Tool.Result result = refused(contents);

        for (String tool : List.of("rpm", "dpkg")) {
            assertThat(result.err().lines().filter(line -> line.contains(tool + " cannot unpack")))
                    .as(tool)
                    .anyMatch(line -> line.startsWith("gopack.yaml:9:") && line.contains("more than 246 bytes"))
                    .anyMatch(line -> line.startsWith("gopack.yaml:10:") && line.contains("more than 4086 bytes"))
                    .anyMatch(line -> line.startsWith("gopack.yaml:11:") || line.contains(" and 1 more"))
                    .allMatch(line -> line.length() < 300);
        }

        Files.writeString(odd.resolve("new\nline"), "text\n");
        assertThat(refused("  - {src: odd, dst: /opt/odd, type: tree}\n").err())
                .contains("gopack.yaml:9:", "control character", "new\\u000aline");
    }

    /** What the command says when it writes nothing. */
    private Tool.Result refused(String contents) throws IOException {
        Files.writeString(directory.resolve("gopack.yaml"), HEAD + contents);

        Tool.Result result = Packages.gopack(directory, "build", "--out", "out");

        assertThat(result.code()).as(result.toString()).isEqualTo(SPEC_ERROR);
        assertThat(result.err()).doesNotContain("\tat ");
        assertThat(directory.resolve("out")).doesNotExist();
        return result;
    }

    @Test
    void sixtyFiveThousandFilesInOneDirectory() throws IOException {
        Path many = Files.createDirectory(directory.resolve("many"));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            names.add("/opt/many/" + (100_000 + i));
            Files.write(many.resolve(String.valueOf(100_000 + i)), new byte[] {(byte) i});
        }
        for (Path one : build(
                "  - {src: many, dst: /opt/many, type: tree}\nrpm: {compression: gzip}\ndeb: {compression: gzip}\n")) {
            if (one.toString().endsWith(".rpm")) {
                assertThat(Tool.run("rpm", "-K", one).ok().out()).contains("digests OK");
                assertThat(Tool.run("rpm", "-qp", "--qf", "[%{FILENAMES}\\n]", one)
                                .ok()
                                .lines())
                        .hasSize(FILES + 1)
                        .containsAll(names.subList(0, 10))
                        .contains("/opt/many", names.get(FILES - 1));
            } else {
                assertThat(Tool.run(
                                        Path.of("."),
                                        Map.of(),
                                        List.of("sh", "-c", "dpkg-deb --fsys-tarfile \"$1\" | tar t", "sh", one))
                                .ok()
                                .lines())
                        .filteredOn(name -> name.startsWith("./opt/many/1"))
                        .hasSize(FILES)
                        .contains("." + names.get(0), "." + names.get(FILES - 1));
            }
        }
    }
}
