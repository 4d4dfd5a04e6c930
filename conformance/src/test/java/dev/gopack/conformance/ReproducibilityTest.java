package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input gives the same bytes, whoever builds it, where, when and on what. */
class ReproducibilityTest {

    private static final String SPEC = """
            name: same
            version: 1.2.3-rc.1
            epoch: 2
            archs: [amd64]
            maintainer: Tools Team <tools@example.com>
            description: |
              Same everywhere
              İstanbul ıssız: letters that some languages fold in their own way.
            license: MIT
            contents:
              - {src: tree, dst: /opt/same, type: tree}
              - {src: data.bin, dst: /usr/share/same/data.bin}
              - {src: same.conf, dst: /etc/same.conf, type: config|noreplace}
              - {src: /opt/same/a, dst: /usr/bin/same, type: symlink}
            scripts: {postinstall: post.sh}
            packages:
              - suffix: -gz
                rpm: {compression: gzip}
                deb: {compression: gzip}
                +contents: []
              - suffix: -xz
                rpm: {compression: xz:0}
                deb: {compression: xz:0}
                +contents: []
            """;

    @TempDir
    static Path base;

    private static Map<String, String> reference;

    @BeforeAll
    static void buildTheReference() throws IOException {
        input(base.resolve("in"), false);
        reference = build("reference", List.of(), Map.of(), base.resolve("in"), "022", javaHome());
        assertThat(reference).hasSize(6);
    }

    /** The same files, made in the one or the other order, so that directories list them differently. */
    private static void input(Path directory, boolean reversed) throws IOException {
        Files.createDirectories(directory.resolve("tree/sub"));
        List<String> names = new ArrayList<>(List.of("a", "B", "c ü", "sub/z", "sub/10", "sub/9"));
        if (reversed) {
            java.util.Collections.reverse(names);
        }
        for (String name : names) {
            Files.writeString(directory.resolve("tree").resolve(name), "content of " + name + "\n");
        }
        byte[] data = new byte[5 << 20];
        new java.util.Random(1).nextBytes(data);
        java.util.Arrays.fill(data, 0, 3 << 20, (byte) 'x');
        Files.write(directory.resolve("data.bin"), data);
        Files.writeString(directory.resolve("same.conf"), "a=b\n");
        Files.writeString(directory.resolve("post.sh"), "#!/bin/sh\nset -e\n");
        Files.writeString(directory.resolve("gopack.yaml"), SPEC);
        Tool.run("chmod", "-R", "u=rwX,go=rX", directory).ok();
    }

    private static Map<String, String> build(
            String name,
            List<String> javaOptions,
            Map<String, String> environment,
            Path directory,
            String umask,
            Path javaHome)
            throws IOException {
        Path out = base.resolve(name);
        List<String> gopack = Packages.gopack(
                javaHome,
                javaOptions,
                List.of("build", directory.resolve("gopack.yaml").toString(), "--out", out.toString()));
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
        command.addAll(gopack);
        Map<String, String> all = new TreeMap<>(environment);
        all.putIfAbsent("SOURCE_DATE_EPOCH", "1790000000");
        Tool.run(Path.of(all.getOrDefault("PWD", "/")), all, command).ok();
        return digests(out);
    }

    private static Map<String, String> digests(Path directory) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                digests.put(
                        file.getFileName().toString(),
                        Tool.run("sha256sum", file).ok().out().substring(0, 64));
            }
        }
        return digests;
    }

    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    @Test
    void timeZoneLanguageAndEncodingDoNotMatter() throws IOException {
        assertThat(build(
                        "turkish",
                        List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-1"),
                        Map.of("TZ", "Asia/Kathmandu", "LC_ALL", "C.UTF-8"),
                        base.resolve("in"),
                        "022",
                        javaHome()))
                .isEqualTo(reference);
        assertThat(build(
                        "japanese",
                        List.of("-Duser.language=ar", "-Duser.timezone=America/St_Johns"),
                        Map.of("TZ", "Pacific/Kiritimati"),
                        base.resolve("in"),
                        "022",
                        javaHome()))
                .isEqualTo(reference);
    }

    @Test
    void umaskDoesNotMatter() throws IOException {
        assertThat(build("open", List.of(), Map.of(), base.resolve("in"), "000", javaHome()))
                .isEqualTo(reference);
        assertThat(build("closed", List.of(), Map.of(), base.resolve("in"), "077", javaHome()))
                .isEqualTo(reference);
    }

    @Test
    void numberOfProcessorsAndHeapDoNotMatter() throws IOException {
        for (int processors : new int[] {1, 3, 8}) {
            assertThat(build(
                            "processors-" + processors,
                            List.of("-XX:ActiveProcessorCount=" + processors, "-Xmx" + (100 * processors) + "m"),
                            Map.of(),
                            base.resolve("in"),
                            "022",
                            javaHome()))
                    .as("%d processors", processors)
                    .isEqualTo(reference);
        }
    }

    @Test
    void placeAndOrderOfTheInputDoNotMatter() throws IOException {
        Path elsewhere = base.resolve("else where/in");
        input(elsewhere, true);
        Tool.run("find", elsewhere, "-exec", "touch", "-d", "2001-02-03", "{}", "+")
                .ok();

        assertThat(build("elsewhere", List.of(), Map.of("PWD", "/tmp"), elsewhere, "022", javaHome()))
                .isEqualTo(reference);
    }

    @Test
    void theUserDoesNotMatter() throws IOException {
        Path shared = Files.createTempDirectory("gopack-nobody");
        try {
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
            input(shared.resolve("in"), false);
            Files.copy(Packages.jar(), shared.resolve("gopack.jar"));
            Tool.run("chown", "-R", "nobody:nogroup", shared).ok();
            Tool.run(
                            shared,
                            Map.of("SOURCE_DATE_EPOCH", "1790000000", "HOME", "/nonexistent", "USER", "nobody"),
                            List.of(
                                    "setpriv",
                                    "--reuid=nobody",
                                    "--regid=nogroup",
                                    "--clear-groups",
                                    javaHome().resolve("bin/java"),
                                    "-jar",
                                    shared.resolve("gopack.jar"),
                                    "build",
                                    shared.resolve("in/gopack.yaml"),
                                    "--out",
                                    shared.resolve("out")))
                    .ok();
            assertThat(digests(shared.resolve("out"))).isEqualTo(reference);
        } finally {
            Tool.run("rm", "-rf", shared).ok();
        }
    }

    @Test
    void theClockDoesNotMatter() throws IOException {
        Map<String, String> later = build("later", List.of(), Map.of(), base.resolve("in"), "022", javaHome());

        assertThat(later).isEqualTo(reference);
    }

    @Test
    void aNewerJavaDoesNotMatter() throws IOException {
        String newer = System.getenv("GOPACK_JDK25");
        Path home = newer == null ? javaHome() : Path.of(newer);

        assertThat(build("newer-java", List.of(), Map.of(), base.resolve("in"), "022", home))
                .as("on %s", home)
                .isEqualTo(reference);
    }
}
