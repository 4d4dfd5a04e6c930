package dev.gopack.openpgp;

import dev.gopack.io.Digests;
import java.security.DigestException;
import java.security.MessageDigest;
import org.bouncycastle.crypto.Digest;

/** The JDK's digests, which are faster, in the library's clothes. */
final class JdkDigest implements Digest {

    private final MessageDigest digest;

    JdkDigest(Hash hash) {
        this.digest = Digests.digest(hash.name());
    }

    @Override
    public String getAlgorithmName() {
        return digest.getAlgorithm();
    }

    @Override
    public int getDigestSize() {
        return digest.getDigestLength();
    }

    @Override
    public void update(byte in) {
        digest.update(in);
    }

    @Override
    public void update(byte[] in, int from, int length) {
        digest.update(in, from, length);
    }

    @Override
    public int doFinal(byte[] out, int from) {
        try {
            return digest.digest(out, from, digest.getDigestLength());
        } catch (DigestException e) {
            throw new IllegalStateException("no room for a digest", e);
        }
    }

    @Override
    public void reset() {
        digest.reset();
    }
}
