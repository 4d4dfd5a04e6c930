package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes, whoever builds it, where, when and on what. */
class ReproducibilityTest {

    static final String DATE = "1790000000";

    private static final String SPEC = """
            name: same
            version: 1.2.3-rc.1
            epoch: 2
            arch: arm64
            maintainer: Tools Team <tools@example.com>
            description: |
              Same everywhere
              İstanbul ıssız: letters that some languages fold in their own way.
            license: MIT
            changelog: changelog.yaml
            recommends: [IO-tools, "io-lib >= 1"]
            contents:
              - {src: tree, dst: /opt/same, type: tree}
              - {src: large.bin, dst: /usr/share/same/large.bin}
              - {src: same.conf, dst: /etc/same.conf, type: config|noreplace}
              - {src: /opt/same/a, dst: /usr/bin/same, type: symlink}
              - {src: /opt/same/a, dst: /usr/share/same/a, type: hardlink}
            scripts: {postinstall: post.sh}
            packages:
              - suffix: -gz
                rpm: {compression: gzip}
                deb: {compression: gzip}
                contents: [{src: small.bin, dst: /usr/share/same/small.bin}]
              - suffix: -xz
                rpm: {compression: xz:0}
                deb: {compression: xz:0}
                contents: [{src: small.bin, dst: /usr/share/same/small.bin}]
            """;

    private static final String CHANGELOG = """
            - semver: 1.2.3-rc.1
              date: 2026-08-31T23:59:59+02:00
              packager: Tools Team <tools@example.com>
              changes: [{note: One thing}]
            """;

    @TempDir
    static Path base;

    @BeforeAll
    static void buildTheReference() throws IOException {
        input(base.resolve("in"), false);
        build("reference", "022", Map.of(), Packages.javaHome(), List.of());
    }

    /** The same files, made in the one or the other order, so that directories list them differently. */
    static void input(Path directory, boolean reversed) throws IOException {
        Files.createDirectories(directory.resolve("tree/sub"));
        List<String> names = new ArrayList<>(List.of("a", "B", "c ü", "sub/z", "sub/10", "sub/9"));
        if (reversed) {
            Collections.reverse(names);
        }
        for (String name : names) {
            Files.writeString(directory.resolve("tree").resolve(name), "content of " + name + "\n");
        }
        byte[] data = new byte[5 << 20]; // more than a block of zstd; the small part more than one of gzip and xz
        new Random(1).nextBytes(data);
        Arrays.fill(data, 0, 3 << 20, (byte) 'x');
        Files.write(directory.resolve("large.bin"), data);
        Files.write(directory.resolve("small.bin"), Arrays.copyOfRange(data, 5 << 18, 13 << 18));
        Files.writeString(directory.resolve("changelog.yaml"), CHANGELOG);
        Files.writeString(directory.resolve("same.conf"), "a=b\n");
        Files.writeString(directory.resolve("post.sh"), "#!/bin/sh\nset -e\n");
        Files.writeString(directory.resolve("gopack.yaml"), SPEC);
        Tool.run("chmod", "-R", "u=rwX,go=rX", directory).ok();
    }

    /** Builds from the usual directory. */
    private static Path build(
            String name, String umask, Map<String, String> environment, Path javaHome, List<String> javaOptions) {
        Path out = base.resolve(name);
        List<String> words = new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
        List<String> options = new ArrayList<>(Packages.QUICK_START);
        options.addAll(javaOptions);
        words.addAll(Packages.gopack(
                javaHome,
                options,
                List.of("build", base.resolve("in/gopack.yaml").toString(), "--out", out.toString())));
        Map<String, String> all = new TreeMap<>(environment);
        all.put("SOURCE_DATE_EPOCH", DATE);
        Tool.run(Path.of("/"), all, words).ok();
        return out;
    }

    private static Path build(String name, String... javaOptions) {
        return build(name, "022", Map.of(), Packages.javaHome(), List.of(javaOptions));
    }

    /** Fails with the first tag, entry or member that differs. */
    private static void assertSame(Path out) throws IOException {
        Path reference = base.resolve("reference");
        try (Stream<Path> files = Files.list(reference);
                Stream<Path> others = Files.list(out)) {
            List<Path> names = files.map(Path::getFileName).sorted().toList();
            assertThat(names).hasSize(6);
            assertThat(others.map(Path::getFileName)).containsExactlyInAnyOrderElementsOf(names);
            for (Path name : names) {
                assertThat(FirstDifference.between(reference.resolve(name), out.resolve(name)))
                        .as("%s of %s", name, out)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tr, TR, ISO-8859-1, Asia/Kathmandu",
        "ar, EG, UTF-8, America/St_Johns",
        "ja, JP, Shift_JIS, Pacific/Kiritimati"
    })
    void languageEncodingAndTimeZoneDoNotMatter(String language, String country, String encoding, String zone)
            throws IOException {
        Map<String, String> environment = Map.of("TZ", zone, "LANG", language + "_" + country, "LC_ALL", "C.UTF-8");

        assertSame(build(
                language,
                "022",
                environment,
                Packages.javaHome(),
                List.of("-Duser.language=" + language, "-Duser.country=" + country, "-Dfile.encoding=" + encoding)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "077"})
    void umaskDoesNotMatter(String umask) throws IOException {
        assertSame(build("umask-" + umask, umask, Map.of(), Packages.javaHome(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void numberOfProcessorsAndHeapDoNotMatter(int processors) throws IOException {
        assertSame(build(
                "processors-" + processors,
                "-XX:ActiveProcessorCount=" + processors,
                "-Xmx" + (64 + 100 * processors) + "m"));
    }

    @Test
    void placeOrderAndTimesOfTheInputDoNotMatter() throws IOException {
        Path elsewhere = base.resolve("else where/in");
        input(elsewhere, true);
        Tool.run("find", elsewhere, "-exec", "touch", "-d", "2001-02-03", "{}", "+")
                .ok();
        Path link = Files.createSymbolicLink(base.resolve("link"), elsewhere);

        for (List<Path> place : List.of(
                List.of(Path.of("/tmp"), elsewhere.resolve("gopack.yaml")),
                List.of(link, Path.of("gopack.yaml")),
                List.of(base, Path.of("link/gopack.yaml")))) {
            Path out = base.resolve("placed-" + place.get(0).getFileName());
            Tool.run(
                            place.get(0),
                            Map.of("SOURCE_DATE_EPOCH", DATE),
                            Packages.gopack(
                                    Packages.javaHome(),
                                    Packages.QUICK_START,
                                    List.of("build", place.get(1).toString(), "--out", out.toString())))
                    .ok();
            assertSame(out);
        }
    }

    @Test
    void theUserDoesNotMatter() throws IOException {
        Path shared = Files.createTempDirectory("gopack-nobody");
        try {
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
            input(shared.resolve("in"), false);
            Files.copy(Packages.jar(), shared.resolve("gopack.jar"));
            Tool.run("chown", "-R", "nobody:nogroup", shared).ok();
            List<Object> words =
                    new ArrayList<>(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
            words.addAll(List.of(Packages.javaHome().resolve("bin/java"), "-jar", shared.resolve("gopack.jar")));
            words.addAll(List.of("build", shared.resolve("in/gopack.yaml"), "--out", shared.resolve("out")));
            Map<String, String> environment = Map.of(
                    "SOURCE_DATE_EPOCH", DATE, "HOME", "/nonexistent", "USER", "nobody", "HOSTNAME", "elsewhere");

            Tool.run(shared, environment, words).ok();

            assertSame(shared.resolve("out"));
        } finally {
            Tool.run("rm", "-rf", shared).ok();
        }
    }

    @Test
    void theClockDoesNotMatter() throws IOException {
        assertSame(build("later"));
    }

    @Test
    void theLibraryMakesWhatTheCommandMakes() throws IOException {
        Path out = base.resolve("library");

        Gopack.builder()
                .sourceDate(Instant.ofEpochSecond(Long.parseLong(DATE)))
                .threads(3)
                .build()
                .build(SpecReader.read(base.resolve("in/gopack.yaml")), out, Selection.ALL);

        assertSame(out);
    }

    @Test
    void aNewerJavaDoesNotMatter() throws IOException {
        String newer = System.getenv("GOPACK_JDK25"); // set by ./verify where there is one
        Path home = newer == null ? Packages.javaHome() : Path.of(newer);

        assertSame(build("newer-java", "022", Map.of(), home, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "rpm, description: Other, DESCRIPTION: One and not DESCRIPTION: Other",
        "deb, description: Other, 'control files after .*: Description: One and not Description: Other'",
        "rpm, contents: [], BASENAMES: a and not",
        "deb, contents: [], data archive after .* ./opt/",
        "rpm, rpm: {compression: gzip}, PAYLOADCOMPRESSOR: zstd and not PAYLOADCOMPRESSOR: gzip",
        "deb, deb: {compression: gzip}, members after .* data.tar.zst and not .* data.tar.gz"
    })
    void whereTwoPackagesDifferIsTold(String format, String change, String told) throws IOException {
        String spec = """
                name: one
                version: 1
                license: MIT
                description: One
                contents: [{src: same.conf, dst: /opt/a}]
                """;
        String other = spec.replaceFirst("(?m)^" + change.replaceFirst(":.*", "") + ":.*\n", "") + change + "\n";
        Path first = base.resolve("first");
        Files.move(
                Packages.build(base.resolve("in"), format, spec).get(0),
                Files.createDirectories(first).resolve("package." + format),
                StandardCopyOption.REPLACE_EXISTING);
        Path second = Packages.build(base.resolve("in"), format, other).get(0);

        assertThat(FirstDifference.between(first.resolve("package." + format), second))
                .containsPattern(told);
    }
}
