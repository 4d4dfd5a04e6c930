package dev.gopack.sign;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Makes pairs of keys: the one thing that has to be different each time. */
final class KeyPairs {

    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
    private static final int CERTAINTY = 128; // docs: FIPS 186-5, appendix B.3: an error below 2^-128

    private KeyPairs() {}

    static PGPKeyPair make(KeyType type, Instant created) {
        try {
            return new BcPGPKeyPair(PublicKeyPacket.VERSION_4, algorithm(type), pair(type), Date.from(created));
        } catch (PGPException e) {
            throw new IllegalStateException("a new key is one that can be written", e);
        }
    }

    private static int algorithm(KeyType type) {
        return switch (type) {
            case RSA4096, RSA3072, RSA2048 -> PublicKeyAlgorithmTags.RSA_GENERAL;
            case ED25519 -> PublicKeyAlgorithmTags.EDDSA_LEGACY;
            case NISTP256, NISTP384, NISTP521 -> PublicKeyAlgorithmTags.ECDSA;
        };
    }

    private static AsymmetricCipherKeyPair pair(KeyType type) {
        return switch (type) {
            case RSA4096 -> rsa(4096);
            case RSA3072 -> rsa(3072);
            case RSA2048 -> rsa(2048);
            case ED25519 -> ed25519();
            case NISTP256 -> curve("P-256");
            case NISTP384 -> curve("P-384");
            case NISTP521 -> curve("P-521");
        };
    }

    private static AsymmetricCipherKeyPair rsa(int bits) {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(
                new RSAKeyGenerationParameters(EXPONENT, CryptoServicesRegistrar.getSecureRandom(), bits, CERTAINTY));
        return generator.generateKeyPair();
    }

    private static AsymmetricCipherKeyPair ed25519() {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(CryptoServicesRegistrar.getSecureRandom()));
        return generator.generateKeyPair();
    }

    private static AsymmetricCipherKeyPair curve(String name) {
        ASN1ObjectIdentifier identifier = ECNamedCurveTable.getOID(name);
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                new ECNamedDomainParameters(identifier, ECNamedCurveTable.getByOID(identifier)),
                CryptoServicesRegistrar.getSecureRandom()));
        return generator.generateKeyPair();
    }
}
