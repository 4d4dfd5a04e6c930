package dev.gopack.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people download, unpacked and used. */
class DistributionTest {

    @TempDir
    Path directory;

    @Test
    void theArchiveRunsWhereverItIsUnpacked() throws Exception {
        Path home = unpack();
        Path link = Files.createSymbolicLink(directory.resolve("gopack link"), home.resolve("bin/gopack"));

        assertThat(home.resolve("LICENSE")).exists();
        assertThat(home.resolve("schema/gopack.schema.json")).exists();
        assertThat(home.resolve("bin/gopack.cmd")).exists();
        for (Path launcher : List.of(home.resolve("bin/gopack"), link)) {
            Run.Result version = run(launcher, "version");
            assertThat(version.code()).as(version.err()).isZero();
            assertThat(version.out()).startsWith("gopack ");
        }
    }

    @Test
    void theLauncherWorksTheSameWithAndWithoutItsClassArchive() throws Exception {
        Path launcher = unpack().resolve("bin/gopack");
        Path spec = Files.writeString(directory.resolve("tool.yaml"), """
                name: tool
                version: 1.0.0
                maintainer: Tools Team <tools@example.com>
                mtime: 2026-11-01T12:00:00Z
                """);
        String first = "";
        for (int round = 0; round < 3; round++) {
            Run.Result built = run(launcher, "build", spec.toString(), "--out", directory + "/out", "--json");
            assertThat(built.code()).as(built.err()).isZero();
            String sums = built.out().replaceAll("\"milliseconds\": \\d+", "");
            assertThat(sums).isEqualTo(first.isEmpty() ? sums : first);
            first = sums;
        }
        try (Stream<Path> cached = Files.walk(directory.resolve("cache"))) {
            assertThat(cached.map(Path::toString)).anyMatch(name -> name.endsWith(".jsa"));
        }
    }

    @Test
    void scansHaveAClassDataArchiveOfTheirOwn() throws Exception {
        Path launcher = unpack().resolve("bin/gopack");
        Set<String> said = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            Run.Result scanned = run(launcher, "scan", "--json", "/bin/sh");
            assertThat(scanned.code()).as(scanned.err()).isZero();
            said.add(scanned.out());
        }
        assertThat(said).hasSize(1);
        try (Stream<Path> cached = Files.walk(directory.resolve("cache"))) {
            assertThat(cached.map(Path::toString)).anyMatch(name -> name.endsWith("-scan.jsa"));
        }
    }

    @Test
    void theArchiveHasWhatItsDocumentsLinkTo() throws Exception {
        Path home = unpack();

        try (Stream<Path> documents = Files.walk(home)) {
            for (Path document :
                    documents.filter(file -> file.toString().endsWith(".md")).toList()) {
                assertThat(DocumentsTest.links(document)).as("%s", document).allSatisfy(link -> assertThat(link)
                        .exists());
            }
        }
    }

    @Test
    void theBuildScriptRunsFromTheArchive() throws Exception {
        Path home = unpack();
        Path program = Files.writeString(directory.resolve("tool"), "#!/bin/sh\n");

        Run.Result built = run(home.resolve("examples/api/build.sh"), program.toString(), "1.4.0", "packages");

        assertThat(built.code()).as(built.err()).isZero();
        assertThat(directory.resolve("packages/tool_1.4.0-1_amd64.deb")).exists();
    }

    @Test
    void theJarCarriesTheLicencesOfAllThatIsInIt() throws Exception {
        try (JarFile jar = new JarFile(Run.JAR.toFile())) {
            assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(Files.readString(Run.ROOT.resolve("LICENSE")));
            assertThat(text(jar, "META-INF/NOTICE"))
                    .contains(Files.readString(Run.ROOT.resolve("NOTICE")))
                    .contains("Apache Commons Compress");
            assertThat(text(jar, "META-INF/THIRD-PARTY.txt")).contains("zstd-jni", "Zstandard", "Redline");
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path unpack() throws IOException, InterruptedException {
        Path archive;
        try (Stream<Path> files = Files.list(Run.ROOT.resolve("cli/target"))) {
            archive = files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no distribution; run the build with mvn verify"));
        }
        Path place = Files.createDirectories(directory.resolve("a place"));
        Run.Result unpacked =
                Run.command(directory, Map.of(), List.of("tar", "-xzf", archive.toString(), "-C", place.toString()));
        assertThat(unpacked.code()).as(unpacked.err()).isZero();
        try (Stream<Path> homes = Files.list(place)) {
            return homes.findFirst().orElseThrow();
        }
    }

    private Run.Result run(Path launcher, String... arguments) throws IOException, InterruptedException {
        java.util.ArrayList<String> command = new java.util.ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return Run.command(
                directory,
                Map.of(
                        "XDG_CACHE_HOME", directory.resolve("cache").toString(),
                        "JAVA_HOME", System.getProperty("java.home")),
                command);
    }
}
