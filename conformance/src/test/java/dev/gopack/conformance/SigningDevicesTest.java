package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages signed by Sequoia's command and by a PKCS#11 token: of the same key, what a key file makes of it. */
class SigningDevicesTest {

    private static final String PIN = "2468";

    @TempDir
    Path dir;

    private Gpg gpg;

    @BeforeEach
    void makeAHome() throws IOException {
        gpg = new Gpg(dir);
        Files.writeString(dir.resolve("data"), "data\n");
    }

    @AfterEach
    void endAgent() {
        gpg.close();
    }

    private Path certificate(String name) {
        Path file = dir.resolve(name + ".gpg");
        gpg.run("--yes", "--output", file, "--export", name).ok();
        return file;
    }

    private String spec(String sign) {
        return """
                name: signed
                version: 1.0.0
                arch: all
                maintainer: Tools Team <tools@example.com>
                description: A package with a signature
                license: MIT
                contents: [{src: data, dst: /opt/signed/data}]
                """ + sign;
    }

    private static String list(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void sequoiaSignsBothFormats() throws IOException {
        gpg.key("rsa", "rsa2048");
        Path secret = gpg.secret("rsa", "");
        // sq 0.31 gave the option another name
        String option =
                Tool.run("sq", "sign", "--help").out().contains("--signer-file") ? "--signer-file" : "--signer-key";
        List<String> command = List.of("sq", "sign", option, secret.toString(), "--detached", "--binary");
        String sign = "sign: {command: " + list(command) + ", key_file: " + certificate("rsa") + "}\n";

        Path rpm = Packages.rpm(dir, spec(sign));
        Path deb = Packages.deb(dir, spec("deb: {signature: {method: debsign}}\n" + sign));

        assertIsTaken(rpm, deb, "rsa");
    }

    @ParameterizedTest
    @CsvSource({"rsa, rsa2048, raw, SHA512-RSA-PKCS", "curve, nistp256, digest, ECDSA"})
    void aTokenSignsWhatAKeyFileSigns(String name, String algorithm, String form, String mechanism) throws IOException {
        gpg.key(name, algorithm);
        Path config = Files.writeString(
                dir.resolve("softhsm2.conf"),
                "directories.tokendir = " + Files.createDirectory(dir.resolve("tokens")) + "\n");
        String environment = "SOFTHSM2_CONF=" + config;
        Tool.run(
                        "env",
                        environment,
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "t",
                        "--pin",
                        PIN,
                        "--so-pin",
                        PIN)
                .ok();
        Tool.run(
                        "env",
                        environment,
                        "softhsm2-util",
                        "--import",
                        gpg.pem(name),
                        "--token",
                        "t",
                        "--label",
                        "k",
                        "--id",
                        "01",
                        "--pin",
                        PIN)
                .ok();
        List<String> command =
                new ArrayList<>(List.of("env", environment, "pkcs11-tool", "--module", module(), "--token-label", "t"));
        command.addAll(List.of("--login", "--pin", PIN, "--id", "01", "--sign", "--mechanism", mechanism));
        command.addAll(List.of("--input-file", "/dev/stdin", "--output-file", "/dev/stdout"));
        String sign = "sign: {command: " + list(command) + ", command_form: " + form + ", key_file: "
                + certificate(name) + "}\n";

        Path rpm = Packages.rpm(dir, spec(sign));
        Path deb = Packages.deb(dir, spec("deb: {signature: {method: debsign}}\n" + sign));
        byte[] byToken = Files.readAllBytes(rpm);

        assertIsTaken(rpm, deb, name);
        if (form.equals("raw")) { // RSA's are a function of key and content
            Packages.rpm(dir, spec("sign: {key_file: " + gpg.secret(name, "") + "}\n"));
            assertThat(Files.readAllBytes(rpm)).isEqualTo(byToken);
        }
    }

    /** Where Debian has the library of SoftHSM for a module. */
    private static String module() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("/usr/lib"), 3)) {
            return files.filter(file -> file.endsWith("softhsm/libsofthsm2.so"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }

    private void assertIsTaken(Path rpm, Path deb, String name) {
        Packages.gopack(dir, "verify", "--key", certificate(name), rpm, deb).ok();
        if (name.equals("rsa")) { // Debian's rpm reads no ECDSA
            Path database = dir.resolve("rpmdb");
            Path armored = dir.resolve(name + ".asc");
            gpg.run("--yes", "--armor", "--output", armored, "--export", name).ok();
            Tool.run("rpmkeys", "--dbpath", database, "--import", armored).ok();
            assertThat(Tool.run("rpmkeys", "--dbpath", database, "-K", rpm).ok().out())
                    .contains("signatures OK");
        }
    }
}
