package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.SigningException;
import dev.gopack.sign.HashAlgorithm;
import dev.gopack.sign.KeyFile;
import dev.gopack.sign.OpenPgpKeySigner;
import dev.gopack.sign.Passphrase;
import dev.gopack.sign.SignatureForm;
import dev.gopack.sign.SignatureRequest;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures by keys from files: gpg accepts every one of them, and makes the same ones. */
class SigningTest {

    private static final String WORD = "correct horse \u00fc battery";
    private static final List<String> ALGORITHMS =
            List.of("rsa2048", "rsa3072", "ed25519", "nistp256", "nistp384", "nistp521");
    private static final Map<String, Path> FILES = new TreeMap<>();

    private static Gpg gpg;
    private static Instant later;

    @TempDir
    static Path dir;

    @BeforeAll
    static void makeKeys() throws IOException {
        gpg = new Gpg(dir);
        for (String algorithm : ALGORITHMS) {
            gpg.key(algorithm, algorithm);
            FILES.put(algorithm, gpg.secret(algorithm, ""));
        }
        later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3600);
    }

    @AfterAll
    static void endAgent() {
        gpg.close();
    }

    private static OpenPgpKeySigner signer(String algorithm) throws IOException {
        return OpenPgpKeySigner.open(FILES.get(algorithm), Passphrase.none());
    }

    /** gpg as if it were an hour later, when the signatures are made. */
    private static Tool.Result gpgLater(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "--faked-system-time";
        all[1] = later.getEpochSecond() + "!";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return gpg.run(all);
    }

    private static Path file(String name, byte[] bytes) throws IOException {
        return Files.write(dir.resolve(name), bytes);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(7).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(SignatureForm.class)
    void gpgAcceptsEveryFormOfEveryAlgorithmAndDigest(SignatureForm form) throws IOException {
        byte[] content = form == SignatureForm.CLEARTEXT
                ? "- a list \n\nFrom here\ttabs \t\r\n-----\nno end".getBytes(StandardCharsets.UTF_8)
                : bytes(300_000);
        Path signed = file("content", content);
        for (String algorithm : ALGORITHMS) {
            try (OpenPgpKeySigner signer = signer(algorithm)) {
                for (HashAlgorithm hash : HashAlgorithm.values()) {
                    if (algorithm.startsWith("nistp")
                            && hash.bits() < Math.min(512, Integer.parseInt(algorithm.substring(5)))) {
                        continue; // refused, see below
                    }
                    Path signature = file(
                            "signature",
                            signer.sign(new SignatureRequest(SignedContent.of(signed), form, hash, later)));
                    Tool.Result verified = form == SignatureForm.CLEARTEXT
                            ? gpgLater("--status-fd", "1", "--verify", signature)
                            : gpgLater("--status-fd", "1", "--verify", signature, signed);
                    assertThat(verified.ok().out())
                            .as(algorithm + " " + hash)
                            .contains("GOODSIG " + signer.key().keyId())
                            .contains("VALIDSIG " + signer.key().fingerprint())
                            .contains(" " + later.getEpochSecond() + " ");
                }
            }
        }
    }

    @Test
    void aFlippedByteIsRefused() throws IOException {
        byte[] content = bytes(1000);
        Path signature;
        try (OpenPgpKeySigner signer = signer("ed25519")) {
            signature = file(
                    "flipped.sig",
                    signer.sign(SignatureRequest.detached(SignedContent.of(content), HashAlgorithm.SHA512, later)));
        }
        content[500] ^= 1;
        assertThat(gpgLater("--status-fd", "1", "--verify", signature, file("flipped", content))
                        .out())
                .contains("BADSIG");
    }

    /** Both are functions of key, content and time, so not one byte differs. */
    @ParameterizedTest
    @ValueSource(strings = {"rsa2048", "rsa3072", "ed25519"})
    void gpgMakesTheSameSignature(String algorithm) throws IOException {
        Path content = file("same", bytes(100_000));
        for (HashAlgorithm hash : HashAlgorithm.values()) {
            Path theirs = dir.resolve("theirs-" + algorithm + hash);
            gpgLater(
                            "--local-user",
                            gpg.fingerprint(algorithm),
                            "--digest-algo",
                            hash.word().toUpperCase(Locale.ROOT),
                            "--output",
                            theirs,
                            "--detach-sign",
                            content)
                    .ok();
            try (OpenPgpKeySigner signer = signer(algorithm)) {
                Path ours = file(
                        "ours-" + algorithm,
                        signer.sign(SignatureRequest.detached(SignedContent.of(content), hash, later)));
                assertThat(gpg.run("--list-packets", "--verbose", ours).ok().out())
                        .as("field by field")
                        .isEqualTo(gpg.run("--list-packets", "--verbose", theirs)
                                .ok()
                                .out());
                assertThat(ours).hasSameBinaryContentAs(theirs);
            }
        }
    }

    @Test
    void gpgWritesTheSameClearText() throws IOException {
        Path text = Files.writeString(dir.resolve("text"), "Origin: x \n- y\n\nFrom z\nlast\n");
        Path theirs = dir.resolve("theirs.asc");
        gpgLater(
                        "--local-user",
                        gpg.fingerprint("rsa2048"),
                        "--digest-algo",
                        "SHA256",
                        "--output",
                        theirs,
                        "--clear-sign",
                        text)
                .ok();
        try (OpenPgpKeySigner signer = signer("rsa2048")) {
            byte[] ours = signer.sign(
                    new SignatureRequest(SignedContent.of(text), SignatureForm.CLEARTEXT, HashAlgorithm.SHA256, later));
            assertThat(new String(ours, StandardCharsets.UTF_8)).isEqualTo(Files.readString(theirs));
        }
    }

    @Test
    void ecdsaSignaturesAreTheSameAtEveryBuild() throws IOException {
        SignatureRequest request = SignatureRequest.detached(SignedContent.of(bytes(10)), HashAlgorithm.SHA512, later);
        try (OpenPgpKeySigner signer = signer("nistp256")) {
            assertThat(signer.sign(request)).isEqualTo(signer.sign(request));
        }
    }

    @Test
    void aDigestThatIsShorterThanTheCurveIsRefused() throws IOException {
        try (OpenPgpKeySigner signer = signer("nistp521")) {
            assertThatThrownBy(() -> signer.sign(
                            SignatureRequest.detached(SignedContent.of(bytes(10)), HashAlgorithm.SHA256, later)))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("sha512 or longer");
        }
    }

    @Test
    void severalSignersSignOneTextAndOneFile() throws IOException {
        Path content = file("several", "a\n-b\n".getBytes(StandardCharsets.UTF_8));
        try (OpenPgpKeySigner one = signer("rsa2048");
                OpenPgpKeySigner two = signer("ed25519")) {
            Signing signing = Signing.at(List.of(one, two), HashAlgorithm.SHA256, later);
            for (SignatureForm form : SignatureForm.values()) {
                Path signature = file("several." + form, signing.signAll(SignedContent.of(content), form));
                Tool.Result verified = form == SignatureForm.CLEARTEXT
                        ? gpgLater("--status-fd", "1", "--verify", signature)
                        : gpgLater("--status-fd", "1", "--verify", signature, content);
                assertThat(verified.ok().out())
                        .contains("VALIDSIG " + one.key().fingerprint())
                        .contains("VALIDSIG " + two.key().fingerprint());
            }
        }
    }

    @Test
    void aProtectedKeyIsOpenedByItsPassphraseAlone() throws IOException {
        gpg.key("locked", "rsa2048", "sign", WORD);
        Path armored = gpg.secret("locked", WORD, "--armor");
        Path word = Files.writeString(dir.resolve("word"), WORD + "\r\nsecond line\n");
        try (OpenPgpKeySigner signer = OpenPgpKeySigner.open(armored, Passphrase.file(word))) {
            Path content = file("locked", bytes(10));
            Path signature = file(
                    "locked.sig",
                    signer.sign(SignatureRequest.detached(SignedContent.of(content), HashAlgorithm.SHA512, later)));
            gpgLater("--verify", signature, content).ok();
        }
        Path wrong = Files.writeString(dir.resolve("wrong"), "correct horse");
        assertThatThrownBy(() -> OpenPgpKeySigner.open(armored, Passphrase.file(wrong)))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("the passphrase does not open the RSA 2048 key")
                .hasMessageNotContaining("horse");
        assertThatThrownBy(() -> OpenPgpKeySigner.open(armored, Passphrase.none()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("no passphrase is given");
    }

    @Test
    void theNewestSubkeyThatMaySignSigns() throws IOException {
        String primary = gpg.key("many", "ed25519", "cert", "");
        gpg.run("--passphrase", "", "--quick-add-key", primary, "rsa2048", "sign", "never")
                .ok();
        gpg.run("--passphrase", "", "--quick-add-key", primary, "cv25519", "encr", "never")
                .ok();
        Tool.Result newest = gpg.run(
                "--faked-system-time",
                String.valueOf(later.getEpochSecond() - 60),
                "--passphrase",
                "",
                "--quick-add-key",
                primary,
                "ed25519",
                "sign",
                "never");
        newest.ok();
        List<String> all = gpg.fingerprints("many");
        KeyFile keys = KeyFile.read(gpg.secret("many", ""));
        assertThat(keys.keys()).extracting(one -> one.key().fingerprint()).containsExactlyElementsOf(all);
        assertThat(keys.keys()).extracting(one -> one.canSign()).containsExactly(false, true, false, true);
        assertThat(keys.keys().get(0).canCertify()).isTrue();

        try (OpenPgpKeySigner signer = keys.signer(Passphrase.none())) {
            assertThat(signer.key().fingerprint()).isEqualTo(all.get(3));
        }
        try (OpenPgpKeySigner signer = keys.signer(primary, Passphrase.none())) {
            assertThat(signer.key().fingerprint()).isEqualTo(all.get(3));
        }
        String id = all.get(1).substring(24).toLowerCase(Locale.ROOT);
        try (OpenPgpKeySigner signer = keys.signer("0x" + id, Passphrase.none())) {
            assertThat(signer.key().fingerprint()).isEqualTo(all.get(1));
            Path content = file("many", bytes(10));
            Path signature = file(
                    "many.sig",
                    signer.sign(SignatureRequest.detached(SignedContent.of(content), HashAlgorithm.SHA512, later)));
            assertThat(gpgLater("--status-fd", "1", "--verify", signature, content)
                            .ok()
                            .out())
                    .contains("VALIDSIG " + all.get(1))
                    .contains(primary);
        }
        assertThatThrownBy(() -> keys.signer(all.get(2), Passphrase.none()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("cannot sign");
        assertThatThrownBy(() -> keys.signer("0123456789abcdef", Passphrase.none()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining(all.get(1));
    }

    @Test
    void aKeySignsOnlyWhileItIsValid() throws IOException {
        String expiring = "expiring";
        gpg.run("--passphrase", "", "--quick-gen-key", expiring, "ed25519", "sign", "seconds=600")
                .ok();
        try (OpenPgpKeySigner signer = OpenPgpKeySigner.open(gpg.secret(expiring, ""), Passphrase.none())) {
            assertThatThrownBy(() -> signer.sign(
                            SignatureRequest.detached(SignedContent.of(bytes(1)), HashAlgorithm.SHA512, later)))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("it expired at");
            assertThatThrownBy(() -> signer.sign(SignatureRequest.detached(
                            SignedContent.of(bytes(1)), HashAlgorithm.SHA512, Instant.ofEpochSecond(1_000_000_000))))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("it was made at");
        }
    }

    @Test
    void revokedAndSmallAndForeignKeysDoNotSign() throws IOException {
        String revoked = gpg.key("revoked", "ed25519");
        Path certificate = gpg.home().resolve("openpgp-revocs.d").resolve(revoked + ".rev");
        Path usable = Files.writeString(
                dir.resolve("revocation"), Files.readString(certificate).replace(":-----BEGIN", "-----BEGIN"));
        gpg.run("--import", usable).ok();
        assertThatThrownBy(() -> OpenPgpKeySigner.open(gpg.secret(revoked, ""), Passphrase.none()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("is revoked");

        gpg.key("small", "rsa1024");
        assertThatThrownBy(() -> OpenPgpKeySigner.open(gpg.secret("small", ""), Passphrase.none()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("RSA 1024")
                .hasMessageContaining("at least 2048");

        gpg.key("brainpool", "brainpoolP256r1");
        assertThatThrownBy(() -> OpenPgpKeySigner.open(gpg.secret("brainpool", ""), Passphrase.none()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("ECDSA brainpoolP256r1 keys cannot sign here");

        Path open = dir.resolve("open.asc");
        gpg.run("--armor", "--output", open, "--export", "rsa2048").ok();
        assertThatThrownBy(() -> OpenPgpKeySigner.open(open, Passphrase.none()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("only the public part is here");
    }

    @Test
    void whatIsNoKeyIsSaidToBeNone() throws IOException {
        for (String text : List.of("", "hello", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nAAAA\n-----END")) {
            assertThatThrownBy(() -> KeyFile.read(Files.writeString(dir.resolve("none"), text)))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("none");
        }
        byte[] key = Files.readAllBytes(FILES.get("rsa2048"));
        for (int length = 1; length < key.length; length += 7) {
            Path cut = file("cut", java.util.Arrays.copyOf(key, length));
            try {
                KeyFile.read(cut).signer(Passphrase.none()).close();
            } catch (SigningException e) {
                continue; // the only thing that may happen besides
            }
        }
    }

    @Test
    void aClosedSignerDoesNotSign() throws IOException {
        OpenPgpKeySigner signer = signer("ed25519");
        signer.close();
        assertThatThrownBy(() ->
                        signer.sign(SignatureRequest.detached(SignedContent.of(bytes(1)), HashAlgorithm.SHA512, later)))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("closed");
    }
}
