package dev.gopack.sign;

import dev.gopack.report.SigningException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.operator.PBESecretKeyEncryptor;
import org.bouncycastle.openpgp.operator.PGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/**
 * A new key, with all that its owner needs: the secret, the certificate for whoever verifies, and the certificate that
 * revokes it. One primary key that certifies and signs, since the tools of RHEL 7 take no signature of a subkey; its
 * self-signature is made with SHA-512. Secrets are overwritten when it is closed.
 */
public final class NewKey implements AutoCloseable {

    private static final int POSITIVE_CERTIFICATION = 0x13; // docs: RFC 9580, 5.2.1, for this and the next
    private static final int KEY_REVOCATION = 0x20;
    private static final int KEY_FRAME = 0x99; // docs: RFC 9580, 5.2.4, for this and the next
    private static final int USER_ID_FRAME = 0xb4;
    private static final int EXPIRY = 9; // docs: RFC 9580, 5.2.3.7, for this and the others
    private static final int FLAGS = 27;
    private static final long LONGEST = 0xffff_ffffL; // docs: RFC 9580, 5.2.3.13: a four-octet number of seconds
    private static final int DAY = 24 * 60 * 60;
    private static final byte[] CAN_SIGN = {2, FLAGS, 3};
    // observed: gpg 2.2 says so of every key that it makes; of no use for signatures, but expected of a certificate
    private static final byte[] PREFERENCES = {
        5, 11, 9, 8, 7, 2, 4, 21, 10, 9, 8, 4, 22, 2, 3, 1, 2, 30, 1, 2, 23, (byte) 0x80
    };
    private static final byte[] NO_REASON = {2, 29, 0};
    private static final int MOST_ITERATIONS =
            0xff; // source: gpg counts to that on a machine of today, 65 011 712 bytes

    private final SigningKey key;
    private final byte[] secret;
    private final byte[] certificate;
    private final byte[] revocation;

    private NewKey(SigningKey key, byte[] secret, byte[] certificate, byte[] revocation) {
        this.key = key;
        this.secret = secret;
        this.certificate = certificate;
        this.revocation = revocation;
    }

    /**
     * Makes a key.
     *
     * @param userId whose it is: {@code Name <address>}
     * @param created when it is made, which it says of itself
     * @param validity how long it is valid, a second to {@code 2^32 - 1}; empty for ever
     * @param passphrase that it is protected with; empty for a key that everybody can use who reads the file. The caller
     *     overwrites it
     */
    public static NewKey make(
            KeyType type, String userId, Instant created, Optional<Duration> validity, char[] passphrase) {
        if (userId.isBlank() || userId.codePoints().anyMatch(Character::isISOControl)) {
            throw new SigningException(
                    "a key needs the name of its owner in one line, as in: Tools Team <tools@example.com>");
        }
        if (validity.map(Duration::toSeconds)
                .filter(one -> one < 1 || one > LONGEST)
                .isPresent()) {
            throw new SigningException("a key is valid for " + LONGEST / DAY + " days at the most, or for ever");
        }
        PGPKeyPair pair = KeyPairs.make(type, Instant.ofEpochSecond(created.getEpochSecond()));
        PGPPublicKey open = pair.getPublicKey();
        SecretNumbers numbers = SecretNumbers.of(pair.getPrivateKey());
        try {
            byte[] body = open.getPublicKeyPacket().getEncodedContents();
            byte[] id = userId.getBytes(StandardCharsets.UTF_8);
            SigningKey key = Certificates.key(open);

            MessageDigest certified = HashAlgorithm.SHA512.digest();
            keyFrame(certified, body);
            certified.update((byte) USER_ID_FRAME);
            certified.update(SignatureBody.number(id.length));
            certified.update(id);
            byte[] certification = signature(
                    numbers,
                    SignatureBody.of(key, POSITIVE_CERTIFICATION, HashAlgorithm.SHA512, created, about(validity)),
                    certified);

            MessageDigest revoked = HashAlgorithm.SHA512.digest();
            keyFrame(revoked, body);
            byte[] revocation = signature(
                    numbers, SignatureBody.of(key, KEY_REVOCATION, HashAlgorithm.SHA512, created, NO_REASON), revoked);

            byte[] secretPacket = secret(pair, passphrase).getEncoded();
            NewKey made = new NewKey(
                    key,
                    joined(secretPacket, Packets.userId(id), certification),
                    joined(open.getEncoded(), Packets.userId(id), certification),
                    revocation);
            Arrays.fill(secretPacket, (byte) 0);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        } finally {
            numbers.close();
        }
    }

    private static void keyFrame(MessageDigest digest, byte[] body) {
        digest.update((byte) KEY_FRAME);
        digest.update((byte) (body.length >> 8));
        digest.update((byte) body.length);
        digest.update(body);
    }

    private static byte[] signature(SecretNumbers numbers, SignatureBody body, MessageDigest content) {
        byte[] digest = body.finish(content);
        return body.packet(digest, numbers.sign(HashAlgorithm.SHA512, digest));
    }

    private static byte[] about(Optional<Duration> validity) {
        byte[] expiry = validity.map(
                        time -> joined(new byte[] {5, EXPIRY}, SignatureBody.number((int) time.toSeconds())))
                .orElse(new byte[0]);
        return joined(CAN_SIGN, expiry, PREFERENCES);
    }

    private static PGPSecretKey secret(PGPKeyPair pair, char[] passphrase) {
        PGPDigestCalculatorProvider digests = new BcPGPDigestCalculatorProvider();
        try {
            @Nullable
            PBESecretKeyEncryptor protection = passphrase.length == 0
                    ? null
                    : new BcPBESecretKeyEncryptorBuilder(
                                    SymmetricKeyAlgorithmTags.AES_256,
                                    digests.get(HashAlgorithmTags.SHA256),
                                    MOST_ITERATIONS)
                            .build(passphrase);
            return new PGPSecretKey(
                    pair.getPrivateKey(), pair.getPublicKey(), digests.get(HashAlgorithmTags.SHA1), true, protection);
        } catch (PGPException e) {
            throw new IllegalStateException("a new key is one that can be written", e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Which key it is. */
    public SigningKey key() {
        return key;
    }

    /** The secret key as text. The caller overwrites it. */
    public byte[] armoredSecret() {
        return Armor.privateKey(secret);
    }

    /** What whoever verifies needs, as text: for {@code rpm --import}, and for {@code Signed-By} of apt 2.4 and later. */
    public byte[] armoredCertificate() {
        return Armor.publicKey(certificate);
    }

    /** The same as binary packets, for a {@code .gpg} in /etc/apt/keyrings. */
    public byte[] certificate() {
        return certificate.clone();
    }

    /** What revokes the key, with a colon before its first line, so that nobody imports it by mistake. */
    public byte[] armoredRevocation() {
        String intro = "Revokes the key " + key.fingerprint() + ".\n"
                + "For when its secret is lost or no longer one: take out the colon before the dashes,\n"
                + "import it with gpg, and publish the key again.\n\n:";
        return joined(intro.getBytes(StandardCharsets.US_ASCII), Armor.publicKey(revocation));
    }

    /** Overwrites the secret. */
    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }
}
