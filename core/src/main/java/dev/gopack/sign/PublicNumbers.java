package dev.gopack.sign;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.ECDSAPublicBCPGKey;
import org.bouncycastle.bcpg.Ed25519PublicBCPGKey;
import org.bouncycastle.bcpg.EdDSAPublicBCPGKey;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * What a public key says of the raw signature of a digest. Every signature is looked at before it is handed out: a fault of
 * the machine while it was computed, or a program that signed something else, does not get past this.
 */
final class PublicNumbers {

    private static final int POINT_PREFIX = 0x40; // docs: RFC 9580, 5.5.5.5: of a native point
    private static final int ED25519_SIZE = 32;

    private final BCPGKey key;

    private PublicNumbers(BCPGKey key) {
        this.key = key;
    }

    static PublicNumbers of(PublicKeyPacket packet) {
        return new PublicNumbers(packet.getKey());
    }

    /** What kind of key it is. */
    static KeyAlgorithm algorithm(PublicKeyPacket packet) {
        int number = packet.getAlgorithm();
        BCPGKey key = packet.getKey();
        if (key instanceof RSAPublicBCPGKey rsa) {
            return new KeyAlgorithm(number, rsa.getModulus().bitLength(), "");
        }
        if (key instanceof org.bouncycastle.bcpg.ECPublicBCPGKey curve) {
            return new KeyAlgorithm(number, Curves.bits(curve.getCurveOID()), Curves.name(curve.getCurveOID()));
        }
        if (key instanceof Ed25519PublicBCPGKey) {
            return new KeyAlgorithm(number, 256, "ed25519");
        }
        if (key instanceof org.bouncycastle.bcpg.DSAPublicBCPGKey dsa) {
            return new KeyAlgorithm(number, dsa.getP().bitLength(), "");
        }
        return new KeyAlgorithm(number, 0, "");
    }

    /** True if the material, as it stands in a signature packet, is this key's signature of the digest. */
    boolean verify(HashAlgorithm hash, byte[] digest, byte[] material) {
        if (key instanceof RSAPublicBCPGKey rsa) {
            return Mpi.decode(material, 1)
                    .map(numbers -> verify(rsa, hash, digest, numbers[0]))
                    .orElse(false);
        }
        if (key instanceof ECDSAPublicBCPGKey ecdsa) {
            return Mpi.decode(material, 2)
                    .map(numbers -> verify(ecdsa, digest, numbers[0], numbers[1]))
                    .orElse(false);
        }
        if (key instanceof EdDSAPublicBCPGKey edDsa) {
            return Mpi.decode(material, 2)
                    .map(numbers -> verify(edDsa, digest, numbers[0], numbers[1]))
                    .orElse(false);
        }
        return key instanceof Ed25519PublicBCPGKey plain
                && material.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(material, 0, plain.getKey(), 0, digest, 0, digest.length);
    }

    // docs: RFC 8017, 8.2.2: what is signed is made again and compared, never parsed
    private static boolean verify(RSAPublicBCPGKey key, HashAlgorithm hash, byte[] digest, BigInteger signature) {
        BigInteger modulus = key.getModulus();
        if (signature.compareTo(modulus) >= 0) {
            return false;
        }
        int length = (modulus.bitLength() + 7) / 8;
        byte[] block = Mpi.unsigned(signature.modPow(key.getPublicExponent(), modulus), length);
        return Arrays.equals(block, DigestInfo.block(hash, digest, length));
    }

    private static boolean verify(ECDSAPublicBCPGKey key, byte[] digest, BigInteger r, BigInteger s) {
        Optional<ECDomainParameters> domain = Curves.domain(key.getCurveOID());
        if (domain.isEmpty()) {
            return false;
        }
        ECDSASigner verifier = new ECDSASigner();
        byte[] point = key.getEncodedPoint().toByteArray(); // starts with 04, so no zero is put in front
        verifier.init(false, new ECPublicKeyParameters(domain.get().getCurve().decodePoint(point), domain.get()));
        return verifier.verifySignature(digest, r, s);
    }

    private static boolean verify(EdDSAPublicBCPGKey key, byte[] digest, BigInteger r, BigInteger s) {
        byte[] point = key.getEncodedPoint().toByteArray();
        if (point.length != ED25519_SIZE + 1
                || point[0] != POINT_PREFIX
                || r.bitLength() > ED25519_SIZE * 8
                || s.bitLength() > ED25519_SIZE * 8) {
            return false;
        }
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        System.arraycopy(Mpi.unsigned(r, ED25519_SIZE), 0, signature, 0, ED25519_SIZE);
        System.arraycopy(Mpi.unsigned(s, ED25519_SIZE), 0, signature, ED25519_SIZE, ED25519_SIZE);
        return Ed25519.verify(signature, 0, point, 1, digest, 0, digest.length);
    }
}
