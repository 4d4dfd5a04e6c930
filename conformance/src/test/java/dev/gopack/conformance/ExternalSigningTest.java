package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.PackageSigner;
import dev.gopack.report.SigningException;
import dev.gopack.sign.CommandForm;
import dev.gopack.sign.ExternalSigner;
import dev.gopack.sign.HashAlgorithm;
import dev.gopack.sign.KeyFile;
import dev.gopack.sign.OpenPgpKeySigner;
import dev.gopack.sign.Passphrase;
import dev.gopack.sign.SignatureForm;
import dev.gopack.sign.SignatureRequest;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys that only gpg, a command or somebody elsewhere can use. They sign what a key file signs; of the same key and time,
 * gpg and openssl make the same bytes.
 */
class ExternalSigningTest {

    @TempDir
    static Path shared;

    @TempDir
    Path dir;

    private static final SignedContent TEXT =
            SignedContent.of("- a list \n\nFrom here\nno end".getBytes(StandardCharsets.UTF_8));

    private static final String SPEC = """
            name: signed
            version: 1.0.0
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: A package with a signature
            license: MIT
            contents: [{src: data, dst: /opt/signed/data}]
            """;

    private static Gpg gpg;
    private static Instant later;

    @BeforeAll
    static void makeKeys() throws IOException {
        gpg = new Gpg(shared);
        gpg.key("rsa", "rsa2048");
        gpg.key("curve", "nistp256");
        gpg.key("other", "ed25519");
        later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3600);
    }

    @AfterAll
    static void endAgent() {
        gpg.close();
    }

    private static KeyFile certificate(String name) {
        Path file = shared.resolve(name + ".gpg");
        gpg.run("--yes", "--output", file, "--export", name).ok();
        return KeyFile.read(file);
    }

    private static OpenPgpKeySigner keyFile(String name) throws IOException {
        return OpenPgpKeySigner.open(gpg.secret(name, ""), Passphrase.none());
    }

    private static byte[] sign(Signer signer, SignatureForm form) throws IOException {
        return signer.sign(new SignatureRequest(TEXT, form, HashAlgorithm.SHA512, later));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "other"})
    void gpgSignsWhatAKeyFileSigns(String name) throws IOException {
        try (Signer theirs = ExternalSigner.gpg(gpg.fingerprint(name), Optional.of(gpg.home()));
                Signer ours = keyFile(name)) {
            assertThat(theirs.key()).isEqualTo(ours.key());
            for (SignatureForm form : SignatureForm.values()) {
                assertThat(sign(theirs, form)).as(form.name()).isEqualTo(sign(ours, form));
            }
        }
    }

    @Test
    void theSpecAndTheCommandTakeGpg() throws IOException {
        Files.writeString(dir.resolve("data"), "data\n");
        String id = gpg.fingerprint("rsa");
        Path secret = gpg.secret("rsa", "");
        for (String format : List.of("rpm", "deb")) {
            Path file = Packages.build(dir, format, SPEC + "sign: {gpg: " + id + ", gpg_home: " + gpg.home() + "}\n")
                    .get(0);
            byte[] byGpg = Files.readAllBytes(file);
            Packages.build(dir, format, SPEC + "sign: {key_file: " + secret + "}\n");
            assertThat(Files.readAllBytes(file)).isEqualTo(byGpg);
            Packages.build(dir, format, SPEC);
            Packages.gopack(dir, "sign", file, "--gpg", id, "--gpg-home", gpg.home())
                    .ok();
            assertThat(Files.readAllBytes(file)).isEqualTo(byGpg);
        }
    }

    /** Here gpg marks when the signature ends as what must be understood, as sq marks when it was made. */
    @Test
    void aSignatureThatTheReleaseDoesNotTakeEndsTheBuild() throws IOException {
        Path program = Files.writeString(dir.resolve("signs"), """
                #!/bin/sh
                exec gpg --batch --homedir '%s' -u rsa --default-sig-expire 10y --faked-system-time $GOPACK_SIGN_TIME! -b
                """.formatted(gpg.home()));
        Tool.run("chmod", "755", program).ok();
        Path open = shared.resolve("rsa.gpg");
        certificate("rsa");
        Files.writeString(dir.resolve("data"), "data\n");
        Files.writeString(
                dir.resolve("gopack.yaml"), SPEC + "sign: {command: [" + program + "], key_file: " + open + "}\n");
        Tool.Result refused = Packages.gopack(dir, "build", "--target", "el9", "--out", "out");
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.err()).contains("cannot be signed so: el9 refuses a signature that has statements");
        assertThat(dir.resolve("out")).doesNotExist();
        String deb = Packages.gopack(dir, "build", "--target", "debian12", "--out", "out")
                .ok()
                .out()
                .strip();
        Packages.gopack(dir, "verify", "--policy", "distro:debian12", "--key", open, deb)
                .ok();
    }

    /** Arguments of a program may have the names of our own options, as {@code --detached} of sq has. */
    @Test
    void aProgramIsCalledWithWhateverItWants() throws IOException {
        Path program = Files.writeString(dir.resolve("signs"), """
                #!/bin/sh
                [ "$*" = "--detached --key x" ] || exit 9
                exec gpg --batch --homedir '%s' -u rsa -b
                """.formatted(gpg.home()));
        Tool.run("chmod", "755", program).ok();
        Files.writeString(dir.resolve("data"), "data\n");
        Path rpm = Packages.rpm(dir, """
                name: signed
                version: 1.0.0
                arch: all
                contents: [{src: data, dst: /opt/signed/data}]
                """);
        for (String form : List.of("=", " ")) {
            List<Object> words = new ArrayList<>(List.of("sign", "--resign", rpm, "--command", program));
            for (String word : List.of("--detached", "--key", "x")) {
                words.addAll(List.of(("--argument" + form + word).split(" ")));
            }
            words.addAll(List.of("--public-key", shared.resolve("rsa.gpg")));
            certificate("rsa");
            Packages.gopack(dir, words.toArray()).ok();
            assertThat(Tool.run("rpm", "-qp", "--qf", "%{RSAHEADER:pgpsig}", rpm)
                            .out())
                    .contains("RSA/SHA512");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, RAW, dgst -sha512 -sign",
        "rsa, DIGEST, pkeyutl -sign -pkeyopt digest:sha512 -inkey",
        "curve, RAW, dgst -sha512 -sign",
        "curve, DIGEST, pkeyutl -sign -inkey"
    })
    void opensslMakesPlainSignaturesThatBecomeThoseOfOpenPgp(String name, CommandForm form, String words)
            throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words.split(" ")));
        command.add(gpg.pem(name).toString());
        try (Signer theirs = ExternalSigner.command(command, form, certificate(name), "");
                Signer ours = keyFile(name)) {
            byte[] signature = sign(theirs, SignatureForm.DETACHED);
            if (name.equals("rsa")) {
                assertThat(signature).isEqualTo(sign(ours, SignatureForm.DETACHED));
                assertThat(sign(theirs, SignatureForm.CLEARTEXT)).isEqualTo(sign(ours, SignatureForm.CLEARTEXT));
            }
            Path content = dir.resolve("content");
            try (InputStream in = TEXT.open()) {
                Files.copy(in, content);
            }
            gpg.run(
                            "--faked-system-time",
                            later.getEpochSecond() + "!",
                            "--verify",
                            Files.write(dir.resolve("signature"), signature),
                            content)
                    .ok();
        }
    }

    @Test
    void aCommandGetsTheContentAndPrintsASignature() throws IOException {
        List<String> command = List.of("gpg", "--batch", "--homedir", gpg.home().toString(), "-u", "rsa", "-b");
        try (Signer signer = ExternalSigner.command(command, CommandForm.OPENPGP, certificate("rsa"), "")) {
            byte[] signature = sign(signer, SignatureForm.DETACHED);
            assertThat(gpg.run("--list-packets", Files.write(dir.resolve("signature"), signature))
                            .ok()
                            .out())
                    .contains("sigclass 0x00")
                    .contains(signer.key().keyId());
            assertThatThrownBy(() -> sign(signer, SignatureForm.CLEARTEXT)).isInstanceOf(SigningException.class);
        }
    }

    @Test
    void whatIsNoGoodSignatureOfTheContentIsRefused() throws IOException {
        Path content = Files.writeString(dir.resolve("content"), "something else");
        Path ofOther = dir.resolve("of-other");
        gpg.run("-u", "rsa", "--output", ofOther, "--detach-sign", content).ok();
        Path byOther = dir.resolve("by-other");
        try (InputStream in = TEXT.open()) {
            Files.copy(in, dir.resolve("text"));
        }
        gpg.run("-u", "other", "--output", byOther, "--detach-sign", dir.resolve("text"))
                .ok();
        Path sha1 = dir.resolve("sha1");
        gpg.run("-u", "rsa", "--digest-algo", "SHA1", "--output", sha1, "--detach-sign", dir.resolve("text"))
                .ok();
        refused(List.of("cat", ofOther.toString()), "no good signature of this content");
        refused(List.of("cat", byOther.toString()), "but one by " + gpg.fingerprint("other"));
        refused(List.of("cat", sha1.toString()), "WEAK_HASH");
        refused(List.of("cat", content.toString()), "no OpenPGP signature");
        refused(List.of("true"), "printed no signature");
        refused(List.of("cat", "/dev/zero"), "printed more than was asked");
        refused(List.of("sh", "-c", "echo the token is away >&2; exit 3"), "exit code 3: the token is away");
        refused(List.of("/nowhere/signs"), "cannot start");
    }

    private static void refused(List<String> command, String message) throws IOException {
        try (Signer signer = ExternalSigner.command(command, CommandForm.OPENPGP, certificate("rsa"), "")) {
            assertThatThrownBy(() -> sign(signer, SignatureForm.DETACHED))
                    .as(command.toString())
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining(message);
        }
    }

    private Path foreignRpm() {
        return Rpmbuild.rpm(dir, """
                Name: foreign
                Version: 1
                Release: 1
                Summary: Made by rpmbuild
                License: MIT
                BuildArch: noarch
                %description
                Made by rpmbuild.
                %files
                """);
    }

    /** What is exported is signed elsewhere, and comes back. */
    @Test
    void gpgSignsWhatWasExported() throws IOException {
        Path rpm = foreignRpm();
        byte[] before = Files.readAllBytes(rpm);
        Path step = Files.createDirectory(dir.resolve("step"));
        certificate("rsa");
        Path key = shared.resolve("rsa.gpg");

        Path exported = Path.of(Packages.gopack(dir, "sign", rpm, "--export-digest", step)
                .ok()
                .lines()
                .get(0));
        assertThat(exported).isEqualTo(step.resolve(rpm.getFileName() + ".header"));
        assertThat(Files.readAllBytes(rpm)).isEqualTo(before);
        Tool.Result early = Packages.gopack(dir, "sign", rpm, "--import-signature", step, "--key", key);
        assertThat(early.code()).isEqualTo(6);
        assertThat(early.err()).contains("has no signature for");

        gpg.run("-u", "rsa", "--armor", "--detach-sign", exported).ok();
        Packages.gopack(dir, "sign", rpm, "--import-signature", step, "--key", key)
                .ok();
        Path database = Files.createDirectory(dir.resolve("rpmdb"));
        Path armored = shared.resolve("rsa.asc");
        gpg.run("--yes", "--armor", "--output", armored, "--export", "rsa").ok();
        Tool.run("rpmkeys", "--dbpath", database, "--import", armored).ok();
        assertThat(Tool.run("rpmkeys", "--dbpath", database, "-Kv", rpm).ok().out())
                .contains("Header V4 RSA")
                .doesNotContain("NOKEY");

        Path other = Packages.rpm(dir, """
                name: other
                version: 1
                arch: all
                maintainer: A <a@example.com>
                description: x
                """);
        Files.copy(step.resolve(rpm.getFileName() + ".header.asc"), step.resolve(other.getFileName() + ".header.asc"));
        byte[] untouched = Files.readAllBytes(other);
        Tool.Result wrong = Packages.gopack(dir, "sign", other, "--import-signature", step, "--key", key);
        assertThat(wrong.code()).isEqualTo(6);
        assertThat(wrong.err()).contains("no good signature of this content");
        assertThat(Files.readAllBytes(other)).isEqualTo(untouched);
    }

    @Test
    void aPlainSignatureOfAnExportedDigestGivesTheBytesOfTheKeyFile() throws IOException {
        Path rpm = foreignRpm();
        Path expected = Files.copy(rpm, dir.resolve("expected.rpm"));
        try (Signer signer = keyFile("rsa")) {
            PackageSigner.builder().signer(signer).build().sign(expected);
        }
        KeyFile key = certificate("rsa");
        Path digest =
                PackageSigner.builder().build().exportDigests(rpm, dir, key, "").get(0);
        assertThat(digest).hasSize(64);
        Path plain = dir.resolve("plain.raw");
        Tool.run(
                        "openssl",
                        "pkeyutl",
                        "-sign",
                        "-pkeyopt",
                        "digest:sha512",
                        "-inkey",
                        gpg.pem("rsa"),
                        "-in",
                        digest,
                        "-out",
                        plain)
                .ok();
        try (Signer signer = ExternalSigner.imported(List.of(plain), key, "")) {
            PackageSigner.builder().signer(signer).build().sign(rpm);
        }
        assertThat(rpm).hasSameBinaryContentAs(expected);
    }
}
