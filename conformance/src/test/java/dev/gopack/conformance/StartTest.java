package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher keeps an archive of classes in the user's cache, so that commands start sooner; nothing depends on it. */
class StartTest {

    private static final int AT_ONCE = 4;

    @TempDir
    Path directory;

    private Path cache;
    private Path project;

    @BeforeEach
    void writeTheSpec() throws IOException {
        cache = directory.resolve("cache/cds");
        project = Files.createDirectory(directory.resolve("project"));
        Files.writeString(project.resolve("gopack.yaml"), """
                name: tiny
                version: 1.0.0
                arch: amd64
                maintainer: Tools Team <tools@example.com>
                description: Tiny
                license: MIT
                contents: [{src: gopack.yaml, dst: /usr/share/tiny.yaml}]
                """);
    }

    private Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", Packages.javaHome().toString(),
                "GOPACK_JAR", Packages.jar().toString(),
                "GOPACK_CDS", cache.toString());
    }

    private static String launcher() {
        return Packages.jar().getParent().resolveSibling("src/dist/bin/gopack").toString();
    }

    private void build() throws IOException {
        Tool.Result result =
                Tool.run(project, environment(), List.of(launcher(), "build", "--out", directory.resolve("out")));
        assertThat(result.ok().lines()).hasSize(2);
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    @Test
    void processesThatStartAtOnceMakeOneArchiveAndAreAllServed() throws Exception {
        for (int round = 0; round < 3; round++) { // what is needed is noted, the archive is made, it is used
            List<Process> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Path out = directory.resolve("out" + i);
                running.add(Tool.process(project, environment(), List.of(launcher(), "build", "--out", out.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("words" + i).toFile())
                        .start());
            }
            for (int i = 0; i < AT_ONCE; i++) {
                int code = running.get(i).waitFor();
                String words = Files.readString(directory.resolve("words" + i));
                assertThat(code).as(words).isZero();
                assertThat(words.lines()).as(words).hasSize(2).allMatch(line -> line.contains("out"));
            }
        }

        assertThat(archives()).singleElement().satisfies(archive -> assertThat(archive)
                .isNotEmptyFile());
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).as("nothing is left beside it").hasSize(2); // the archive, and what it is for
        }
        try (Stream<Path> files = Files.list(project)) {
            assertThat(files).as("the user's project").containsExactly(project.resolve("gopack.yaml"));
        }
    }

    @Test
    void anArchiveThatIsCutShortOrForgedIsNoHarm() throws IOException {
        for (int i = 0; i < 3; i++) {
            build();
        }
        Path archive = archives().get(0);
        byte[] whole = Files.readAllBytes(archive);

        Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2));
        build();
        Files.writeString(archive, "no archive at all");
        build();
    }

    /** Containers mostly have none. */
    @Test
    void namesAreReadWhateverTheLocaleIs() throws IOException {
        build();
        String script =
                "n=$(printf 't\\303\\253st.deb') && cp \"$1\"/*.deb \"$n\" && LC_ALL=C \"$2\" verify \"$n\" && LC_ALL='' LANG=POSIX \"$2\" verify \"$n\"";
        Tool.Result result = Tool.run(
                project,
                environment(),
                List.of("sh", "-c", script, "sh", directory.resolve("out").toString(), launcher()));
        assertThat(result.ok().lines()).containsExactly("t\u00ebst.deb: ok", "t\u00ebst.deb: ok");
    }

    @Test
    void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
        cache = Files.writeString(directory.resolve("file"), "").resolve("cds");

        build();
        build();
    }
}
