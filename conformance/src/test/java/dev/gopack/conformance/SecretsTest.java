package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A passphrase and the secret part of a key are in nothing that a process still holds once packages are signed, and never
 * where others can look. The passphrase is not even in what the collector has not taken away yet; of numbers of the key, the
 * arithmetic leaves copies there.
 */
class SecretsTest {

    private static final String WORD = "marker-Passphrase-7c1d9a";

    @TempDir
    Path directory;

    @Test
    void nothingOfASecretIsLeftInHeapOutputPackagesFilesOrProcesses() throws Exception {
        byte[] seed;
        try (Gpg gpg = new Gpg(directory)) {
            gpg.key("open", "ed25519");
            gpg.key("locked", "rsa2048", "sign", WORD);
            Path open = gpg.secret("open", "");
            seed = seed(Files.readAllBytes(open));
            Files.copy(open, directory.resolve("open.gpg"));
            Files.copy(gpg.secret("locked", WORD), directory.resolve("locked.gpg"));
        }
        Path word = Files.writeString(directory.resolve("word"), WORD + "\n");
        Files.writeString(directory.resolve("a"), "content\n");
        for (String key : List.of("open", "locked")) {
            String more = key.equals("locked") ? ", passphrase_file: " + word : "";
            Files.writeString(directory.resolve(key + ".yaml"), """
                    name: demo-%1$s
                    version: 1.0.0
                    maintainer: A <a@example.org>
                    description: demo
                    license: MIT
                    mtime: 2023-11-14T22:13:20Z
                    contents: [{src: a, dst: /opt/demo}]
                    sign: {key_file: %1$s.gpg%2$s}
                    """.formatted(key, more));
        }
        Path temporary = Files.createDirectory(directory.resolve("tmp"));

        Tool.Result result = build(temporary);

        Map<String, byte[]> secrets = new LinkedHashMap<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            secrets.put("the passphrase in " + charset, WORD.getBytes(charset));
        }
        secrets.put("the secret of the key", seed);
        secrets.put("the secret of the key, the other way round", reversed(seed));
        Map<String, byte[]> places = new LinkedHashMap<>();
        places.put("output", result.toString().getBytes(StandardCharsets.UTF_8));
        byte[] heap = Files.readAllBytes(directory.resolve("heap.hprof"));
        places.put("heap", heap);
        byte[] lost = Files.readAllBytes(directory.resolve("lost.hprof"));
        places.put("process", Files.readAllBytes(directory.resolve("process")));
        try (Stream<Path> files = Files.walk(directory.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                places.put(file.toString(), Files.readAllBytes(file));
            }
        }
        assertThat(places).hasSize(3 + 4); // two packages of two formats
        assertThat(temporary).isEmptyDirectory();
        assertThat(isIn(heap, SecretBuilds.CANARY)).as("what is kept is found").isTrue();
        assertThat(result.toString()).as("nothing was taken away").contains("0 collections");
        assertThat(isIn(lost, reversed(SecretBuilds.LOST)))
                .as("what nobody holds is found")
                .isTrue();
        secrets.forEach((what, secret) -> {
            if (what.startsWith("the passphrase")) {
                assertThat(isIn(lost, secret)).as(what + " in the heap").isFalse();
            }
        });
        places.forEach((place, bytes) -> secrets.forEach((what, secret) ->
                assertThat(isIn(bytes, secret)).as(what + " in " + place).isFalse()));
    }

    /** As by {@code --key "$KEY"} for {@code --key "$KEY_FILE"}. */
    @Test
    void aSecretInPlaceOfItsPathIsNotShown() throws IOException {
        try (Gpg gpg = new Gpg(directory)) {
            gpg.key("open", "ed25519");
            Files.copy(gpg.secret("open", ""), directory.resolve("open.gpg"));
            gpg.key("locked", "ed25519", "sign", "word");
            Files.copy(gpg.secret("locked", "word"), directory.resolve("locked.gpg"));
        }
        byte[] bytes = Files.readAllBytes(directory.resolve("open.gpg"));
        String armored = "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n"
                + Base64.getMimeEncoder().encodeToString(bytes);
        String line = Base64.getEncoder().encodeToString(bytes);
        Files.writeString(directory.resolve("a"), "content\n");
        Files.writeString(directory.resolve("gopack.yaml"), """
                name: demo
                version: 1.0.0
                maintainer: A <a@example.org>
                description: demo
                license: MIT
                contents: [{src: a, dst: /opt/demo}]
                """);
        Path deb = directory.resolve(Packages.gopack(directory, "build", "--format", "deb")
                .ok()
                .lines()
                .get(0));
        List<Tool.Result> results = new ArrayList<>();
        for (String key : List.of(armored, line)) {
            results.add(Packages.gopack(directory, "sign", "--key", key, deb));
        }
        results.add(Packages.gopack(directory, "sign", "--key", "locked.gpg", "--passphrase-file", WORD, deb));
        for (String sign :
                List.of("{key_file: " + line + "}", "{key_file: locked.gpg, passphrase_file: " + WORD + "}")) {
            Files.writeString(
                    directory.resolve("signed.yaml"),
                    Files.readString(directory.resolve("gopack.yaml")) + "sign: " + sign + "\n");
            results.add(Packages.gopack(directory, "build", "signed.yaml", "--out", directory.resolve("out")));
        }
        for (Tool.Result result : results) {
            assertThat(result.code()).as(result.toString()).isNotZero();
            assertThat(result.out() + result.err())
                    .contains("not shown")
                    .doesNotContain(line.substring(0, 40))
                    .doesNotContain(line.substring(100, 140))
                    .doesNotContain(WORD);
        }
        assertThat(Packages.gopack(directory, "sign", "--key", "./none.gpg", deb)
                        .err())
                .contains("./none.gpg");
    }

    /** The command's messages are all that there are; a wrong passphrase and a broken key are where they would tell most. */
    @Test
    void messagesOfFailuresHaveNoSecrets() throws IOException {
        try (Gpg gpg = new Gpg(directory)) {
            gpg.key("locked", "rsa2048", "sign", WORD);
            Files.copy(gpg.secret("locked", WORD), directory.resolve("locked.gpg"));
        }
        Files.writeString(directory.resolve("word"), "x" + WORD + "\n");
        Files.writeString(directory.resolve("a"), "content\n");
        Files.writeString(directory.resolve("gopack.yaml"), """
                name: demo
                version: 1.0.0
                maintainer: A <a@example.org>
                description: demo
                license: MIT
                contents: [{src: a, dst: /opt/demo}]
                sign: {key_file: locked.gpg, passphrase_file: word}
                """);
        Tool.Result result = Packages.gopack(directory, "build", "--debug", "--out", directory.resolve("out"));
        assertThat(result.code()).isNotZero();
        assertThat(result.toString())
                .contains("the passphrase does not open", "at dev.gopack")
                .doesNotContain(WORD);
    }

    /** gpg leaves an agent behind, whose environment everybody of the same user may read. */
    @Test
    void programsThatSignAreToldNoPassphrase() throws IOException {
        Path deb = directory.resolve("demo.deb");
        Files.writeString(directory.resolve("a"), "content\n");
        Files.copy(Packages.build(directory, "deb", """
                name: demo
                version: 1.0.0
                arch: all
                maintainer: A <a@example.org>
                description: demo
                license: MIT
                contents: [{src: a, dst: /opt/demo}]
                """).get(0), deb);
        Path told = directory.resolve("told");
        try (Gpg gpg = new Gpg(directory)) {
            gpg.key("locked", "rsa2048", "sign", WORD);
            gpg.key("other", "ed25519");
            gpg.key("third", "ed25519");
            Path locked = gpg.secret("locked", WORD);
            Path open = directory.resolve("other.asc");
            gpg.run("--armor", "--output", open, "--export", "other").ok();
            Path bin = Files.createDirectory(directory.resolve("bin"));
            script(bin.resolve("gpg"), told, "exec /usr/bin/gpg \"$@\"");
            script(
                    bin.resolve("signs"),
                    told,
                    "exec /usr/bin/gpg --batch --homedir " + gpg.home() + " --local-user other --faked-system-time"
                            + " $GOPACK_SIGN_TIME! --detach-sign");
            Map<String, String> environment = Map.of(
                    "PATH", bin + ":" + System.getenv("PATH"), "GOPACK_PASSPHRASE", WORD, "NFPM_PASSPHRASE", WORD);
            List<Object> words = List.of(
                    "sign",
                    deb,
                    "--key",
                    locked,
                    "--gpg",
                    gpg.fingerprint("third"),
                    "--gpg-home",
                    gpg.home(),
                    "--command",
                    bin.resolve("signs"),
                    "--public-key",
                    open,
                    "--debug");
            Tool.Result result = Tool.run(
                            directory,
                            environment,
                            Packages.gopack(
                                    Packages.javaHome(),
                                    List.of(),
                                    words.stream().map(Object::toString).toList()))
                    .ok();
            assertThat(result.toString()).doesNotContain(WORD);
        }
        assertThat(Tool.run("ar", "t", deb).ok().lines()).contains("_gpgorigin", "_gpgmaint", "_gpgarchive");
        assertThat(Files.readString(told))
                .contains("GOPACK_SIGN_KEY=", "--export", "--detach-sign", "gopack.jar sign")
                .doesNotContain(WORD);
    }

    /** The variable that a spec names holds a passphrase like any other, also where the program signs first. */
    @Test
    void theVariableThatASpecNamesIsToldToNoProgramEither() throws IOException {
        Files.writeString(directory.resolve("a"), "content\n");
        Path told = directory.resolve("told");
        try (Gpg gpg = new Gpg(directory)) {
            gpg.key("locked", "rsa2048", "sign", WORD);
            gpg.key("other", "ed25519");
            Path locked = gpg.secret("locked", WORD);
            Path open = directory.resolve("other.asc");
            gpg.run("--armor", "--output", open, "--export", "other").ok();
            script(
                    directory.resolve("signs"),
                    told,
                    "exec /usr/bin/gpg --batch --homedir " + gpg.home() + " --local-user other --faked-system-time"
                            + " $GOPACK_SIGN_TIME! --detach-sign");
            Files.writeString(directory.resolve("gopack.yaml"), """
                    name: demo
                    version: 1.0.0
                    arch: all
                    mtime: 2026-11-20T12:00:00Z
                    maintainer: A <a@example.org>
                    description: demo
                    license: MIT
                    contents: [{src: a, dst: /opt/demo}]
                    sign:
                      command: [%s]
                      key_file: other.asc
                      more: [{key_file: %s, passphrase_env: MY_WORD}]
                    """.formatted(directory.resolve("signs"), locked));
            Tool.run(
                            directory,
                            Map.of("MY_WORD", WORD),
                            Packages.gopack(Packages.javaHome(), List.of(), List.of("build", "--format", "rpm")))
                    .ok();
        }
        assertThat(Files.readString(told)).contains("GOPACK_SIGN_KEY=").doesNotContain(WORD);
    }

    /** A program that writes down what it and who started it were told. */
    private static void script(Path file, Path told, String then) throws IOException {
        Files.writeString(file, """
                #!/bin/sh
                for one in /proc/$$/environ /proc/$$/cmdline /proc/$PPID/cmdline; do
                    tr '\\0' ' ' <$one >>%s
                done
                %s
                """.formatted(told, then));
        Tool.run("chmod", "755", file).ok();
    }

    private Tool.Result build(Path temporary) throws URISyntaxException {
        Path classes = Path.of(SecretsTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command =
                new ArrayList<>(List.of(Packages.javaHome().resolve("bin/java").toString()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmn400m"));
        command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-Xlog:disable"));
        command.addAll(List.of("-cp", Packages.jar() + File.pathSeparator + classes));
        command.addAll(List.of(SecretBuilds.class.getName(), directory.toString()));
        return Tool.run(directory, Map.of(), command).ok();
    }

    /** Of an unprotected EdDSA key the secret is the last number, before a checksum of two bytes. // RFC 4880, 5.5.3 */
    private static byte[] seed(byte[] exported) {
        int at = 0;
        int length = (exported[0] & 3) == 1 ? (exported[1] & 0xff) << 8 | exported[2] & 0xff : exported[1] & 0xff;
        int end = at + ((exported[0] & 3) == 1 ? 3 : 2) + length;
        return Arrays.copyOfRange(exported, end - 2 - 30, end - 2);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static boolean isIn(byte[] bytes, byte[] wanted) {
        for (int at = 0; at <= bytes.length - wanted.length; at++) {
            if (bytes[at] == wanted[0] && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
