package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.SigningException;
import dev.gopack.sign.HashAlgorithm;
import dev.gopack.sign.KeyFile;
import dev.gopack.sign.SignatureRequest;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.operator.PBESecretKeyEncryptor;
import org.bouncycastle.openpgp.operator.bc.BcAEADSecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passphrases open keys however they are protected; the library protects them, with a derivation of its own. */
class ProtectedKeysTest {

    private static final String WORD = "word w\u00f6rd \u20ac \ud83d\udd11";

    @TempDir
    static Path directory;

    private static PGPSecretKeyRing plain;

    @BeforeAll
    static void make() throws IOException, PGPException {
        try (Gpg gpg = new Gpg(directory)) {
            gpg.key("plain", "ed25519");
            try (InputStream in = Files.newInputStream(gpg.secret("plain", ""))) {
                plain = new PGPSecretKeyRing(in, new BcKeyFingerprintCalculator());
            }
        }
    }

    @AfterAll
    static void drop() {
        plain = null;
    }

    private static byte[] locked(PBESecretKeyEncryptor protection) throws IOException, PGPException {
        return PGPSecretKeyRing.copyWithNewPassword(plain, null, protection).getEncoded();
    }

    private static PBESecretKeyEncryptor iterated(int hash, int cipher) throws PGPException {
        return new BcPBESecretKeyEncryptorBuilder(cipher, new BcPGPDigestCalculatorProvider().get(hash), 0x23)
                .build(WORD.toCharArray());
    }

    private static void assertOpens(byte[] locked) throws IOException {
        KeyFile file = KeyFile.of("locked", locked);
        try (Signer signer = file.signer(key -> WORD.toCharArray())) {
            byte[] signature = signer.sign(SignatureRequest.detached(
                    SignedContent.of(new byte[3]), HashAlgorithm.SHA256, Instant.ofEpochSecond(1_900_000_000)));
            assertThat(signature).isNotEmpty();
        }
        assertThatThrownBy(() -> file.signer(key -> (WORD + " ").toCharArray()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("the passphrase does not open");
    }

    // ciphers of 16, 24 and 32 bytes, of which some need two digests
    @ParameterizedTest
    @CsvSource({"1,9", "2,3", "2,7", "2,8", "2,9", "8,2", "8,9", "9,10", "10,9", "10,13", "11,9"})
    void everyDigestAndLength(int hash, int cipher) throws IOException, PGPException {
        assertOpens(locked(iterated(hash, cipher)));
    }

    @Test
    void argon2() throws IOException, PGPException {
        S2K.Argon2Params params = new S2K.Argon2Params(new byte[16], 2, 4, 10);
        assertOpens(locked(
                new BcAEADSecretKeyEncryptorBuilder(AEADAlgorithmTags.OCB, SymmetricKeyAlgorithmTags.AES_256, params)
                        .build(WORD.toCharArray(), plain.getPublicKey().getPublicKeyPacket())));
    }

    @Test
    void whatNobodyKnowsIsToldApartFromAWrongPassphrase() throws IOException, PGPException {
        byte[] locked = locked(iterated(HashAlgorithmTags.RIPEMD160, SymmetricKeyAlgorithmTags.AES_128));
        assertThatThrownBy(() -> KeyFile.of("locked", locked).signer(key -> WORD.toCharArray()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("a digest that is not known, number 3");
    }
}
