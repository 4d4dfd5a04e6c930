package dev.gopack.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of bytes that pass by. Uses the JDK's implementations, which are faster than any in plain Java. */
public final class Digests {

    private Digests() {}

    /** A SHA-256 digest. */
    public static MessageDigest sha256() {
        return digest("SHA-256");
    }

    /** An MD5 digest, for formats that cannot do without. */
    public static MessageDigest md5() {
        return digest("MD5");
    }

    /**
     * A digest by the JDK's name.
     *
     * @throws IllegalStateException if this JDK lacks it
     */
    public static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no " + algorithm, e);
        }
    }

    /** The digest's value as lower-case hexadecimal; resets the digest. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The SHA-256 of a whole source as lower-case hexadecimal. */
    public static String sha256Of(ByteSource source) throws IOException {
        MessageDigest sha256 = sha256();
        feed(source, sha256);
        return hex(sha256);
    }

    /** Feeds a whole source to a digest. */
    public static void feed(ByteSource source, MessageDigest digest) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long position = 0;
        while (true) {
            int count = source.read(position, buffer.clear());
            if (count < 0) {
                return;
            }
            digest.update(buffer.array(), 0, count);
            position += count;
        }
    }

    /** A stream that counts and digests what goes through it to another. */
    public static final class Tap extends FilterOutputStream {
        private final MessageDigest[] digests;
        private long count;

        /** A tap before {@code out}; closing it closes {@code out}. */
        public Tap(OutputStream out, MessageDigest... digests) {
            super(out);
            this.digests = digests.clone();
        }

        /** Number of bytes so far. */
        public long count() {
            return count;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            for (MessageDigest digest : digests) {
                digest.update(bytes, offset, length);
            }
            count += length;
        }
    }
}
