package dev.gopack.sign;

import dev.gopack.report.SigningException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.ECDSAPublicBCPGKey;
import org.bouncycastle.bcpg.ECSecretBCPGKey;
import org.bouncycastle.bcpg.Ed25519SecretBCPGKey;
import org.bouncycastle.bcpg.EdDSAPublicBCPGKey;
import org.bouncycastle.bcpg.EdSecretBCPGKey;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.bcpg.RSASecretBCPGKey;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.openpgp.PGPPrivateKey;

/**
 * The secret part of a key, in arrays that are overwritten when it is closed, and the signing of digests with it. The
 * numbers that the arithmetic makes of the arrays are nobody's when a signature is done. Signatures are a function of key
 * and digest: the same at every build.
 */
final class SecretNumbers {

    private static final int ED25519_SIZE = 32;

    private final BCPGKey publicPart;
    private final byte[][] secret;
    private boolean closed;

    private SecretNumbers(BCPGKey publicPart, byte[]... secret) {
        this.publicPart = publicPart;
        this.secret = secret;
    }

    /** Those of a key that is open. */
    static SecretNumbers of(PGPPrivateKey key) {
        BCPGKey publicPart = key.getPublicKeyPacket().getKey();
        BCPGKey secret = key.getPrivateKeyDataPacket();
        if (secret instanceof RSASecretBCPGKey rsa && publicPart instanceof RSAPublicBCPGKey) {
            return new SecretNumbers(
                    publicPart,
                    rsa.getPrivateExponent().toByteArray(),
                    rsa.getPrimeP().toByteArray(),
                    rsa.getPrimeQ().toByteArray());
        }
        if (secret instanceof ECSecretBCPGKey curve
                && publicPart instanceof ECDSAPublicBCPGKey ecdsa
                && Curves.domain(ecdsa.getCurveOID()).isPresent()) {
            return new SecretNumbers(publicPart, curve.getX().toByteArray());
        }
        if (secret instanceof EdSecretBCPGKey edDsa && publicPart instanceof EdDSAPublicBCPGKey edPublic) {
            if (Curves.name(edPublic.getCurveOID()).equals("ed25519")) {
                return new SecretNumbers(publicPart, Mpi.unsigned(edDsa.getX(), ED25519_SIZE));
            }
        }
        if (secret instanceof Ed25519SecretBCPGKey plain) {
            return new SecretNumbers(publicPart, plain.getKey());
        }
        throw new SigningException(
                PublicNumbers.algorithm(key.getPublicKeyPacket()) + " keys cannot sign here; RSA, Ed25519 and ECDSA"
                        + " on the curves nistp256, nistp384 and nistp521 can");
    }

    /**
     * The signature of a digest as it stands in a signature packet.
     *
     * @throws SigningException if the numbers are none that such a key can have
     */
    synchronized byte[] sign(HashAlgorithm hash, byte[] digest) {
        if (closed) {
            throw new SigningException("the signer is closed");
        }
        try {
            return compute(hash, digest);
        } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
            // without the cause: what the arithmetic says may say something of the secret
            throw new SigningException("the secret part of the key is damaged: with its numbers nothing can be signed");
        }
    }

    private byte[] compute(HashAlgorithm hash, byte[] digest) {
        if (publicPart instanceof RSAPublicBCPGKey rsa) {
            return Mpi.encode(rsa(rsa, DigestInfo.of(hash, digest)));
        }
        if (publicPart instanceof ECDSAPublicBCPGKey ecdsa) {
            return Mpi.encode(ecdsa(Curves.domain(ecdsa.getCurveOID()).orElseThrow(), hash, digest));
        }
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(secret[0], 0, digest, 0, digest.length, signature, 0);
        return publicPart instanceof EdDSAPublicBCPGKey
                ? Mpi.encode(
                        new BigInteger(1, signature, 0, ED25519_SIZE),
                        new BigInteger(1, signature, ED25519_SIZE, ED25519_SIZE))
                : signature;
    }

    private BigInteger rsa(RSAPublicBCPGKey key, byte[] digestInfo) {
        BigInteger d = new BigInteger(secret[0]);
        BigInteger p = new BigInteger(secret[1]);
        BigInteger q = new BigInteger(secret[2]);
        PKCS1Encoding engine = new PKCS1Encoding(new RSABlindedEngine());
        engine.init(
                true,
                new RSAPrivateCrtKeyParameters(
                        key.getModulus(),
                        key.getPublicExponent(),
                        d,
                        p,
                        q,
                        d.mod(p.subtract(BigInteger.ONE)),
                        d.mod(q.subtract(BigInteger.ONE)),
                        q.modInverse(p)));
        try {
            return new BigInteger(1, engine.processBlock(digestInfo, 0, digestInfo.length));
        } catch (InvalidCipherTextException e) {
            throw new SigningException("the RSA key cannot sign: " + e.getMessage(), e);
        }
    }

    // docs: RFC 6979: the nonce follows from key and digest, so that no weak source of randomness gives the key away
    private BigInteger[] ecdsa(ECDomainParameters domain, HashAlgorithm hash, byte[] digest) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(
                switch (hash) {
                    case SHA256 -> new SHA256Digest();
                    case SHA384 -> new SHA384Digest();
                    case SHA512 -> new SHA512Digest();
                }));
        signer.init(true, new ECPrivateKeyParameters(new BigInteger(secret[0]), domain));
        return signer.generateSignature(digest);
    }

    /** Overwrites the arrays. */
    synchronized void close() {
        closed = true;
        for (byte[] array : secret) {
            Arrays.fill(array, (byte) 0);
        }
    }
}
