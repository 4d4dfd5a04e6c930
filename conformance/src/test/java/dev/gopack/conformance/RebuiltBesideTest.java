package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detached signature or a record beside a package is that of the package, also after it was built anew. */
class RebuiltBesideTest {

    private static final String PLAIN = """
            name: again
            version: 1.0.0
            archs: [amd64]
            maintainer: Tools <tools@example.com>
            description: Built twice
            license: MIT
            mtime: 2026-01-01T00:00:00Z
            contents:
              - {src: tool.sh, dst: /usr/bin/again, file_info: {mode: 0755}}
            """;
    private static final String SIGNED = PLAIN + "sign: {key_file: keys/signing-secret.asc, detached: true}\n";
    private static final int KILLS = 5;

    @TempDir
    Path dir;

    private Path out;

    @BeforeEach
    void key() {
        out = dir.resolve("out");
        gopack(
                        "keygen",
                        "--type",
                        "ed25519",
                        "--no-passphrase",
                        "--expires",
                        "3650",
                        "--out",
                        "keys",
                        "A <a@example.com>")
                .ok();
    }

    private List<String> command(String... arguments) {
        return Packages.gopack(Packages.javaHome(), List.of("-XX:TieredStopAtLevel=1"), List.of(arguments));
    }

    private Tool.Result gopack(String... arguments) {
        return Tool.run(dir, Map.of(), command(arguments));
    }

    private void build(String spec, int version, String... options) throws IOException {
        write(spec, version);
        String[] arguments = Stream.concat(Stream.of("build", "--out", "out"), Stream.of(options))
                .toArray(String[]::new);
        gopack(arguments).ok();
    }

    private void write(String spec, int version) throws IOException {
        Files.writeString(dir.resolve("gopack.yaml"), spec);
        Files.writeString(dir.resolve("tool.sh"), "#!/bin/sh\necho " + version + "\n");
    }

    private List<String> beside() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".rpm") && !name.endsWith(".deb"))
                    .sorted()
                    .toList();
        }
    }

    private void assertSignaturesFit(String when) throws IOException {
        for (String signature : beside()) {
            if (signature.endsWith(".asc")) {
                Path file = out.resolve(signature.substring(0, signature.length() - ".asc".length()));
                assertThat(file).as(when).exists();
                assertThat(gopack("verify", "--key", "keys/signing.asc", file.toString())
                                .code())
                        .as("%s, %s", when, file)
                        .isZero();
            }
        }
    }

    @Test
    void whatIsOfAnotherPackageGoes() throws IOException {
        build(SIGNED, 1, "--record");
        assertThat(beside()).hasSize(4);
        build(PLAIN, 2);
        assertThat(beside()).isEmpty();

        build(SIGNED, 2);
        assertThat(beside()).hasSize(2);
        assertSignaturesFit("signed anew");
    }

    @Test
    void whatIsOfTheSamePackageStays() throws IOException {
        build(PLAIN, 1, "--record");
        Path deb = out.resolve("again_1.0.0_amd64.deb");
        Files.writeString(out.resolve(deb.getFileName() + ".asc"), "by somebody else");
        build(PLAIN, 1);
        assertThat(beside())
                .containsExactly(
                        "again-1.0.0-1.x86_64.rpm.record.json",
                        "again_1.0.0_amd64.deb.asc",
                        "again_1.0.0_amd64.deb.record.json");
    }

    @Test
    void killedBetweenBothItLeavesNoSignatureOfAnotherPackage() throws Exception {
        build(SIGNED, 0);
        for (int round = 1; round <= KILLS; round++) {
            write(SIGNED, round);
            try (WatchService watch = out.getFileSystem().newWatchService()) {
                out.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
                Process build = Tool.process(dir, Map.of(), command("build", "--out", "out"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                while (build.isAlive() && !isAtSignatures(watch)) {
                    Thread.onSpinWait();
                }
                build.destroyForcibly();
                assertThat(build.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
            assertSignaturesFit("kill " + round);
        }
        build(SIGNED, KILLS + 1);
        assertThat(beside()).hasSize(2);
        assertSignaturesFit("after all");
    }

    private static boolean isAtSignatures(WatchService watch) throws InterruptedException {
        WatchKey key = watch.poll(1, TimeUnit.MILLISECONDS);
        if (key == null) {
            return false;
        }
        boolean found = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            found |= String.valueOf(event.context()).endsWith(".asc");
        }
        key.reset();
        return found;
    }
}
