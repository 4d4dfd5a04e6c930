package dev.gopack.openpgp;

import java.io.OutputStream;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.PGPContentVerifier;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilder;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyConverter;
import org.jspecify.annotations.Nullable;

/** Verifies a signature with the library's public-key algorithms over a digest of the JDK. */
final class DigestThenVerify implements PGPContentVerifierBuilderProvider {

    private @Nullable JdkDigest digest;

    /** The first two bytes of the digest that was last verified. */
    byte[] digestStart() {
        return digest == null ? new byte[0] : digest.start();
    }

    @Override
    public PGPContentVerifierBuilder get(int keyAlgorithm, int hashAlgorithm) throws PGPException {
        Hash hash = Hash.of(hashAlgorithm)
                .orElseThrow(() -> new PGPException("digest algorithm " + hashAlgorithm + " is not known"));
        return key -> {
            AsymmetricKeyParameter parameter = new BcPGPKeyConverter().getPublicKey(key);
            digest = new JdkDigest(hash);
            Signer signer = signer(keyAlgorithm, key, digest);
            signer.init(false, parameter);
            return new Verifier(key, hashAlgorithm, keyAlgorithm, signer);
        };
    }

    private static Signer signer(int algorithm, PGPPublicKey key, Digest digest) throws PGPException {
        return switch (algorithm) {
            case KeyAlgorithms.RSA, KeyAlgorithms.RSA_SIGN -> new RSADigestSigner(digest);
            case KeyAlgorithms.DSA -> new DSADigestSigner(new DSASigner(), digest);
            case KeyAlgorithms.ECDSA -> new DSADigestSigner(new ECDSASigner(), digest);
            case KeyAlgorithms.EDDSA ->
                key.getBitStrength() > 256
                        ? new OverDigest(new Ed448Signer(new byte[0]), digest)
                        : new OverDigest(new Ed25519Signer(), digest);
            case KeyAlgorithms.ED25519 -> new OverDigest(new Ed25519Signer(), digest);
            case KeyAlgorithms.ED448 -> new OverDigest(new Ed448Signer(new byte[0]), digest);
            default -> throw new PGPException("key algorithm " + algorithm + " is not known");
        };
    }

    private record Verifier(PGPPublicKey key, int hash, int algorithm, Signer signer) implements PGPContentVerifier {
        @Override
        public OutputStream getOutputStream() {
            return new OutputStream() {
                @Override
                public void write(int b) {
                    signer.update((byte) b);
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    signer.update(bytes, from, length);
                }
            };
        }

        @Override
        public int getHashAlgorithm() {
            return hash;
        }

        @Override
        public int getKeyAlgorithm() {
            return algorithm;
        }

        @Override
        public long getKeyID() {
            return key.getKeyID();
        }

        @Override
        public boolean verify(byte[] expected) {
            return signer.verifySignature(expected);
        }
    }

    /** EdDSA in OpenPGP signs a digest as if it were the message. // source: RFC 9580, 5.2.3.3 */
    private record OverDigest(Signer signer, Digest digest) implements Signer {
        @Override
        public void init(boolean forSigning, CipherParameters key) {
            signer.init(forSigning, key);
            digest.reset();
        }

        @Override
        public void update(byte b) {
            digest.update(b);
        }

        @Override
        public void update(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
        }

        @Override
        public byte[] generateSignature() throws CryptoException {
            throw new CryptoException("this one verifies only");
        }

        @Override
        public boolean verifySignature(byte[] signature) {
            byte[] value = new byte[digest.getDigestSize()];
            digest.doFinal(value, 0);
            signer.update(value, 0, value.length);
            return signer.verifySignature(signature);
        }

        @Override
        public void reset() {
            signer.reset();
            digest.reset();
        }
    }
}
