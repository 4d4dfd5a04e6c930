package dev.gopack.sign;

import dev.gopack.openpgp.Certificate;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.report.FormatException;
import dev.gopack.report.SigningException;
import dev.gopack.sign.KeyDescription.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Describes keys in words of our own. What a certificate says of its keys is believed where whoever verifies signatures
 * believes it.
 */
final class Certificates {

    private final Map<String, Certificate.Key> said = new HashMap<>();
    private final Optional<Certificate.Key> primary;
    private final List<String> owners;
    private final boolean forRpm;

    private Certificates(KeyRing ring, String fingerprint) {
        this.owners = ring.certificates().stream()
                .filter(one -> one.fingerprint().equals(fingerprint))
                .flatMap(one -> one.userIds().stream())
                .toList();
        this.forRpm = ring.certificates().stream()
                .filter(one -> one.fingerprint().equals(fingerprint))
                .noneMatch(Certificate::isMoreThanRpmUnderstands);
        ring.certificates().forEach(one -> one.keys().forEach(key -> said.putIfAbsent(key.fingerprint(), key)));
        this.primary = Optional.ofNullable(said.get(fingerprint));
    }

    /** What a certificate says of its keys. */
    static Certificates of(String name, PGPPublicKeyRing ring) throws IOException {
        return of(name, ring, new byte[0]);
    }

    /**
     * The same, in the light of signatures that revoke keys.
     *
     * @param revocations packets
     */
    static Certificates of(String name, PGPPublicKeyRing ring, byte[] revocations) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ring.getEncoded());
        all.writeBytes(revocations);
        try {
            return new Certificates(
                    KeyRing.of(name, all.toByteArray()),
                    key(ring.getPublicKey()).fingerprint());
        } catch (FormatException e) {
            throw new SigningException(name + ": " + e.getMessage(), e);
        }
    }

    /** Which key it is. */
    static SigningKey key(PGPPublicKey key) {
        return new SigningKey(
                HexFormat.of().formatHex(key.getFingerprint()).toUpperCase(Locale.ROOT),
                key.getVersion(),
                PublicNumbers.algorithm(key.getPublicKeyPacket()),
                key.getCreationTime().toInstant());
    }

    /**
     * What a key of the certificate is for. A key is valid as long as the primary one is.
     *
     * @param secret its secret part, if that is there
     */
    KeyDescription describe(PGPPublicKey key, @Nullable PGPSecretKey secret) {
        SigningKey described = key(key);
        Optional<Certificate.Key> own = Optional.ofNullable(said.get(described.fingerprint()));
        Optional<Instant> expires = Stream.of(own, primary)
                .flatMap(Optional::stream)
                .flatMap(one -> one.expires().stream())
                .min(Instant::compareTo);
        return new KeyDescription(
                described,
                key.isMasterKey(),
                own.map(Certificate.Key::certifies).orElse(false),
                own.map(Certificate.Key::signs).orElse(false),
                expires,
                Stream.of(own, primary).flatMap(Optional::stream).anyMatch(Certificate.Key::revoked),
                own.map(Certificate.Key::selfSignatureHash).orElse(""),
                own.flatMap(Certificate.Key::boundSince),
                key.isMasterKey() ? owners : List.of(),
                forRpm,
                secret(secret));
    }

    private static Secret secret(@Nullable PGPSecretKey key) {
        if (key == null) {
            return Secret.ABSENT;
        }
        S2K protection = key.getS2K();
        if (protection != null && protection.getType() == S2K.GNU_DUMMY_S2K) {
            return protection.getProtectionMode() == S2K.GNU_PROTECTION_MODE_DIVERT_TO_CARD
                    ? Secret.ON_CARD
                    : Secret.ABSENT;
        }
        if (key.isPrivateKeyEmpty()) {
            return Secret.ABSENT;
        }
        return key.getS2KUsage() == 0 ? Secret.PLAIN : Secret.PROTECTED;
    }
}
