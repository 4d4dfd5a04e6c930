package dev.gopack.openpgp;

import dev.gopack.io.Digests;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.Digest;

/** The JDK's digests, which are faster, in the library's clothes. */
final class JdkDigest implements Digest {

    private final MessageDigest digest;
    private byte[] start = new byte[0];

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
            int length = digest.digest(out, from, digest.getDigestLength());
            start = Arrays.copyOfRange(out, from, from + 2);
            return length;
        } catch (DigestException e) {
            throw new IllegalStateException("no room for a digest", e);
        }
    }

    /** The first two bytes of the last digest. */
    byte[] start() {
        return start;
    }

    @Override
    public void reset() {
        digest.reset();
    }
}
