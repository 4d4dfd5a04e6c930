package dev.gopack.openpgp;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.DSAPublicBCPGKey;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * A primary key or subkey by itself, before it is known what its certificate says of it.
 *
 * @param key the library's form
 * @param fingerprint upper-case hexadecimal
 * @param id 16 upper-case hexadecimal digits
 */
record PublicKey(PGPPublicKey key, String fingerprint, String id) {

    /** The key, or empty if signatures of such a key cannot be checked here. */
    static Optional<PublicKey> of(Packet packet) {
        if (!isSound(packet)) {
            return Optional.empty();
        }
        try {
            PGPPublicKey key =
                    new PGPPublicKey((PublicKeyPacket) packet.open().readPacket(), new BcKeyFingerprintCalculator());
            if (!KeyAlgorithms.isKnown(key.getAlgorithm()) || !isAffordable(key)) {
                return Optional.empty();
            }
            return Optional.of(new PublicKey(
                    key,
                    HexFormat.of().formatHex(key.getFingerprint()).toUpperCase(Locale.ROOT),
                    HexFormat.of().toHexDigits(key.getKeyID()).toUpperCase(Locale.ROOT)));
        } catch (IOException | PGPException | RuntimeException e) {
            return Optional.empty(); // whatever the library cannot read is a key that cannot be used
        }
    }

    // source: RFC 9580, 5.5.2.3: a key of version 6 states the length of what follows
    private static boolean isSound(Packet packet) {
        int version = packet.version();
        if (version != 6) {
            return (version == 3 || version == 4) && packet.body().length > 6;
        }
        return packet.body().length >= 10 && ByteBuffer.wrap(packet.body()).getInt(6) == packet.body().length - 10;
    }

    private static boolean isAffordable(PGPPublicKey key) {
        BCPGKey numbers = key.getPublicKeyPacket().getKey();
        if (numbers instanceof RSAPublicBCPGKey rsa) {
            return isUsual(rsa.getModulus(), OpenPgpLimits.RSA_BITS)
                    && isUsual(rsa.getPublicExponent(), OpenPgpLimits.RSA_EXPONENT_BITS);
        }
        return !(numbers instanceof DSAPublicBCPGKey dsa)
                || (isUsual(dsa.getP(), OpenPgpLimits.DSA_BITS)
                        && isUsual(dsa.getG(), OpenPgpLimits.DSA_BITS)
                        && isUsual(dsa.getQ(), 512));
    }

    private static boolean isUsual(BigInteger number, int bits) {
        return number.signum() > 0 && number.bitLength() <= bits;
    }

    int algorithm() {
        return key.getAlgorithm();
    }

    int bits() {
        return key.getBitStrength();
    }

    Instant created() {
        return key.getCreationTime().toInstant();
    }

    /** True if nobody should trust a signature of a key of this kind and size any more. */
    boolean isWeak() {
        if (key.getVersion() < 4 || algorithm() == KeyAlgorithms.DSA) {
            return true;
        }
        return KeyAlgorithms.isRsa(algorithm()) && bits() < 2048;
    }

    /** The algorithm with its size, for people. */
    String describe() {
        boolean sized = KeyAlgorithms.isRsa(algorithm()) || algorithm() == KeyAlgorithms.DSA;
        return KeyAlgorithms.name(algorithm()) + (sized ? " " + bits() : "");
    }
}
