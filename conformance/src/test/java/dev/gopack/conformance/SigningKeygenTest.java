package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.openpgp.KeyRing;
import dev.gopack.report.OutputException;
import dev.gopack.sign.HashAlgorithm;
import dev.gopack.sign.KeyFile;
import dev.gopack.sign.KeyType;
import dev.gopack.sign.NewKey;
import dev.gopack.sign.NewKeyFiles;
import dev.gopack.sign.OpenPgpKeySigner;
import dev.gopack.sign.Passphrase;
import dev.gopack.sign.SignatureRequest;
import dev.gopack.sign.SignedContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** New keys are what gpg, rpm and apt's verifier take for keys. */
class SigningKeygenTest {

    private static final Instant MADE = Instant.ofEpochSecond(1_750_000_000);
    private static final String OWNER = "Tools T\u00fcam <tools@example.com>";
    private static final String WORD = "a long word";

    @TempDir
    Path dir;

    private NewKeyFiles files(KeyType type, Optional<Duration> validity, String word) {
        NewKeyFiles files = NewKeyFiles.in(dir, type.word());
        try (NewKey key = NewKey.make(type, OWNER, MADE, validity, word.toCharArray())) {
            files.write(key);
        }
        return files;
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyType.class,
            names = {"RSA4096"},
            mode = EnumSource.Mode.EXCLUDE) // as RSA 3072, and takes seconds to find
    void gpgImportsTheSecretOpensItAndTakesItsSignatures(KeyType type) throws IOException {
        NewKeyFiles files = files(type, Optional.empty(), WORD);
        try (Gpg gpg = new Gpg(dir);
                OpenPgpKeySigner signer = OpenPgpKeySigner.open(files.secret(), key -> WORD.toCharArray())) {
            gpg.run("--passphrase", WORD, "--import", files.secret()).ok();
            List<String> listed =
                    gpg.run("--with-colons", "--list-secret-keys").ok().lines();
            assertThat(listed)
                    .anyMatch(line -> line.startsWith("fpr:")
                            && line.contains(signer.key().fingerprint()));
            assertThat(listed).anyMatch(line -> line.startsWith("uid:") && line.contains("Tools T\u00fcam"));
            assertThat(listed).anyMatch(line -> line.startsWith("sec:") && line.split(":")[11].equals("scSC"));

            Path content = Files.writeString(dir.resolve("content"), "x");
            Path ours = Files.write(
                    dir.resolve("ours"),
                    signer.sign(SignatureRequest.detached(
                            SignedContent.of(content), HashAlgorithm.SHA512, MADE.plusSeconds(1))));
            assertThat(gpg.verify(ours, content).ok().out())
                    .contains("VALIDSIG " + signer.key().fingerprint());
            Path theirs = dir.resolve("theirs");
            gpg.run("--passphrase", WORD, "--output", theirs, "--detach-sign", content)
                    .ok();
            gpg.run("--verify", theirs, content).ok();
        }
    }

    @Test
    void theCertificateIsThatOfGpgFieldByField() throws IOException {
        NewKeyFiles files = files(KeyType.ED25519, Optional.of(Duration.ofDays(365)), "");
        try (Gpg gpg = new Gpg(dir)) {
            List<String> packets =
                    gpg.run("--list-packets", files.binary()).ok().lines();
            assertThat(packets)
                    .contains("\tversion 4, algo 22, created 1750000000, expires 0")
                    .contains("\tversion 4, created 1750000000, md5len 0, sigclass 0x13")
                    .anyMatch(line -> line.startsWith("\tdigest algo 10,"))
                    .anyMatch(line -> line.matches("\thashed subpkt 33 len 21 \\(issuer fpr v4 .*"))
                    .anyMatch(line -> line.matches("\thashed subpkt 2 len 4 .*"))
                    .contains("\thashed subpkt 27 len 1 (key flags: 03)")
                    .contains("\thashed subpkt 9 len 4 (key expires after 1y0d0h0m)")
                    .noneMatch(line -> line.contains("critical"));
            gpg.run("--import", files.armored()).ok();
            assertThat(gpg.run("--check-sigs").ok().out()).contains("sig!");
        }
        assertThat(KeyFile.read(files.binary()).keys().get(0).expires()).contains(MADE.plus(Duration.ofDays(365)));
    }

    /** // observed: gpg 2.2.40 adds creation and validity in 32 bits */
    @Test
    void whatLastsBeyondTheTimeOfGpgIsRefused() {
        Tool.Result refused =
                Packages.gopack(dir, "keygen", "--no-passphrase", "--expires", "36500", "--out", "century", "A <a@x>");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("2106");
        assertThat(dir.resolve("century")).doesNotExist();
    }

    /** What the locale cannot read would be replaced, and any word with the same places would open the key. */
    @Test
    void aPassphraseThatTheLocaleCannotReadMakesNoKey() {
        Path out = dir.resolve("keys");
        Map<String, String> environment = Map.of("LC_ALL", "C", "GOPACK_PASSPHRASE", "p\u00e4ssw\u00f6rd");
        Tool.Result refused = Tool.run(
                dir,
                environment,
                Packages.gopack(
                        Packages.javaHome(),
                        List.of(),
                        List.of("keygen", "--type", "ed25519", "--out", out.toString(), "A <a@x>")));
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.err()).contains("GOPACK_PASSPHRASE").contains("LC_ALL=C.UTF-8");
        assertThat(out).satisfiesAnyOf(none -> assertThat(none).doesNotExist(), empty -> assertThat(empty)
                .isEmptyDirectory());
    }

    /** The secret key and the revocation, which is kept for later, lie beside the public key. */
    @Test
    void theDirectoryOfANewKeyIsAKeyring() throws IOException {
        files(KeyType.ED25519, Optional.empty(), "");
        KeyRing ring = KeyRing.read(dir);
        assertThat(ring.certificates())
                .isNotEmpty()
                .allMatch(one -> one.userIds().size() == 1);
        assertThat(ring.hasRevocations()).isFalse();
        assertThat(ring.unusable()).hasSize(2).allMatch(line -> line.endsWith(" has no public keys"));
    }

    @Test
    void theRevocationRevokes() throws IOException {
        NewKeyFiles files = files(KeyType.NISTP256, Optional.empty(), "");
        try (Gpg gpg = new Gpg(dir)) {
            gpg.run("--import", files.armored()).ok();
            String text = Files.readString(files.revocation());
            assertThat(text).contains("\n:-----BEGIN PGP PUBLIC KEY BLOCK-----");
            Path usable = Files.writeString(dir.resolve("now"), text.replace("\n:-----", "\n-----"));
            gpg.run("--import", usable).ok();
            assertThat(gpg.run("--with-colons", "--list-keys").ok().lines())
                    .anyMatch(line -> line.startsWith("pub:r:"));
        }
    }

    @Test
    void rpmImportsTheCertificate() throws IOException {
        NewKeyFiles files = files(KeyType.RSA2048, Optional.empty(), "");
        Path database = Files.createDirectory(dir.resolve("rpmdb"));
        Tool.run("rpmkeys", "--dbpath", database, "--import", files.armored()).ok();
        assertThat(Tool.run("rpm", "--dbpath", database, "-q", "gpg-pubkey", "--qf", "%{summary}\n")
                        .ok()
                        .out())
                .contains("tools@example.com");
    }

    /** What apt 2.6 asks. */
    @Test
    void gpgvReadsTheBinaryCertificateAsAKeyring() throws IOException {
        NewKeyFiles files = files(KeyType.ED25519, Optional.empty(), "");
        Path content = Files.writeString(dir.resolve("content"), "x");
        try (OpenPgpKeySigner signer = OpenPgpKeySigner.open(files.secret(), Passphrase.none())) {
            Path signature = Files.write(
                    dir.resolve("signature"),
                    signer.sign(SignatureRequest.detached(SignedContent.of(content), HashAlgorithm.SHA512, MADE)));
            Tool.run(
                            dir,
                            Map.of("GNUPGHOME", dir.toString()),
                            List.of("gpgv", "--keyring", files.binary(), signature, content))
                    .ok();
        }
    }

    @Test
    void theCommandMakesAKeyThatGpgAndRpmImportAndReplacesNone() throws IOException {
        Files.writeString(dir.resolve("word"), WORD + "\nno passphrase\n");
        Object[] command = {
            "keygen", OWNER, "--type", "rsa2048", "--passphrase-file", "word", "--out", "keys", "--expires", "30"
        };
        Tool.Result made = Packages.gopack(dir, command).ok();
        assertThat(made.out()).isEqualTo("keys/signing.asc\n");
        assertThat(made.out() + made.err()).doesNotContain(WORD);
        NewKeyFiles files = NewKeyFiles.in(dir.resolve("keys"), "signing");
        byte[] was = Files.readAllBytes(files.secret());
        assertThat(new String(was, StandardCharsets.ISO_8859_1)).startsWith("-----BEGIN PGP PRIVATE KEY BLOCK-----");

        try (Gpg gpg = new Gpg(dir)) {
            gpg.run("--passphrase", WORD, "--import", files.secret()).ok();
            assertThat(gpg.run("--with-colons", "--list-secret-keys").ok().lines())
                    .anyMatch(line -> line.startsWith("sec:u:2048:1:") || line.startsWith("sec:-:2048:1:"));
            Path content = Files.writeString(dir.resolve("content"), "x");
            assertThat(gpg.run("--passphrase", "another", "--detach-sign", content)
                            .code())
                    .isNotZero();
            gpg.run("--passphrase", WORD, "--detach-sign", content).ok();
        }
        Path database = Files.createDirectory(dir.resolve("rpmdb"));
        Tool.run("rpmkeys", "--dbpath", database, "--import", files.armored()).ok();

        Tool.Result again = Packages.gopack(dir, command);
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.err()).contains("keys are not replaced");
        assertThat(files.secret()).hasBinaryContent(was);
    }

    @Test
    void secretsAreReadableByTheirOwnerAloneAndNothingIsReplaced() throws IOException {
        NewKeyFiles files = files(KeyType.ED25519, Optional.empty(), "");
        for (Path secret : List.of(files.secret(), files.revocation())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }
        byte[] was = Files.readAllBytes(files.secret());
        Files.delete(files.armored());
        assertThatThrownBy(() -> files(KeyType.ED25519, Optional.empty(), ""))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("keys are not replaced");
        assertThat(files.secret()).hasBinaryContent(was);
        assertThat(files.armored()).doesNotExist();
    }
}
