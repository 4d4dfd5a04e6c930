package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.Digests;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One spec, two formats, four releases: what it makes when nothing goes wrong, and whether a directory has just that. */
final class Matrix {

    /** What stood at a package's place before. */
    static final String OLD = "the package that was there before\n";

    private static final String TEMPORARY = "\\.gopack-.*\\.tmp";
    private static final String SPEC = """
            name: many
            version: 1.0.0
            maintainer: Tools Team <tools@example.com>
            description: Many
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            targets: [el8, el9, debian12, ubuntu24.04]
            contents:
              - {src: noise.bin, dst: /usr/share/noise.bin}
              - {src: text.txt, dst: /usr/share/doc/many/text.txt}
            overrides:
              el8: {rpm: {compression: gzip}}
              debian12: {deb: {compression: gzip}}
            """;

    private final Path directory;
    private final Map<String, String> digests = new TreeMap<>();

    /** Writes the spec and its sources, with so many bytes that cannot be compressed, and builds it undisturbed. */
    Matrix(Path directory, int noise) throws IOException {
        this.directory = directory;
        byte[] bytes = new byte[noise];
        new SplittableRandom(1).nextBytes(bytes);
        Files.write(noise(), bytes);
        Files.writeString(directory.resolve("text.txt"), "a line of text\n".repeat(1000));
        Files.writeString(directory.resolve("gopack.yaml"), SPEC);
        for (WrittenPackage one : Gopack.create()
                .build(spec(directory), directory.resolve("complete"), Selection.ALL)
                .packages()) {
            digests.put(one.path().getFileName().toString(), one.sha256());
        }
    }

    /** The spec, whose sources are in the directory. */
    static Spec spec(Path directory) {
        return SpecReader.read("gopack.yaml", SPEC.getBytes(StandardCharsets.UTF_8), directory, Map.of());
    }

    /** The source that makes nearly all of the packages. */
    Path noise() {
        return directory.resolve("noise.bin");
    }

    /** File names of the packages. */
    List<String> names() {
        return List.copyOf(digests.keySet());
    }

    /** The complete packages. */
    List<Path> packages() {
        return names().stream().map(directory.resolve("complete")::resolve).toList();
    }

    /** The real tools and our own reader take the complete packages; with them, all that have their digests. */
    void assertTheToolsTakeThem() {
        for (Path one : packages()) {
            if (one.toString().endsWith(".rpm")) {
                assertThat(Tool.run("rpm", "-K", one).ok().out()).contains("digests OK");
                assertThat(Tool.run("rpm", "-qpl", one).ok().lines()).contains("/usr/share/noise.bin");
            } else {
                Tool.run("dpkg-deb", "-I", one).ok();
                assertThat(Tool.run("dpkg-deb", "-c", one).ok().out()).contains("./usr/share/noise.bin");
            }
        }
        assertThat(packages()).hasSize(4);
        Packages.gopack(directory, packages(), "inspect").ok();
    }

    /** Every place of a package has the complete one, the old one or nothing, and nothing else is there but temporary files. */
    void assertWholeOrNothing(Path out, String when) throws IOException {
        for (Path file : files(out)) {
            String name = file.getFileName().toString();
            if (!name.matches(TEMPORARY)) {
                assertThat(names()).as(when).contains(name);
                if (!Files.readString(file, StandardCharsets.ISO_8859_1).equals(OLD)) {
                    assertThat(sha256(file)).as("%s, %s", name, when).isEqualTo(digests.get(name));
                }
            }
        }
    }

    /** The packages of these names are there, complete, and nothing else. */
    void assertComplete(Path out, List<String> names, String when) throws IOException {
        assertWholeOrNothing(out, when);
        assertThat(files(out).stream().map(file -> file.getFileName().toString()))
                .as(when)
                .containsExactlyInAnyOrderElementsOf(names);
        for (String name : names) {
            assertThat(sha256(out.resolve(name))).as("%s, %s", name, when).isEqualTo(digests.get(name));
        }
    }

    /** Puts the old file at the places of some of the packages and leaves the others as they are. */
    void putOldOnes(Path out, SplittableRandom random) throws IOException {
        for (String name : names()) {
            if (random.nextBoolean()) {
                Files.writeString(out.resolve(name), OLD);
            }
        }
    }

    /** The temporary files in a directory. */
    static List<Path> temporary(Path out) throws IOException {
        return files(out).stream()
                .filter(file -> file.getFileName().toString().matches(TEMPORARY))
                .toList();
    }

    private static List<Path> files(Path out) throws IOException {
        if (!Files.exists(out)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(out)) {
            return files.sorted().toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        digest.update(Files.readAllBytes(file));
        return Digests.hex(digest);
    }
}
