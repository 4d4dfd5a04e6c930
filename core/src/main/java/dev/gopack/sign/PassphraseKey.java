package dev.gopack.sign;

import dev.gopack.report.SigningException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The symmetric key that a passphrase stands for. The library can compute it as well, but leaves the passphrase in arrays
 * that nobody overwrites. // source: RFC 9580, 3.7.1
 */
final class PassphraseKey {

    private static final int SIMPLE = 0;
    private static final int SALTED = 1;
    private static final int ITERATED = 3;
    private static final int ARGON2 = 4;
    private static final int BLOCK = 1 << 14;
    private static final int LARGEST_MEMORY = 21; // 2 GiB; docs: RFC 9580, 3.7.1.4: what most memory is recommended for
    private static final int BYTES_OF_A_CHARACTER = 3; // of UTF-8, for each char

    private PassphraseKey() {}

    /**
     * Derives a key.
     *
     * @param protection how; null in keys from before there was a choice: MD5 of the passphrase
     * @param passphrase stays as it is
     * @param length bytes that the key has
     * @throws SigningException if that takes more memory than there is, or a digest that is not known
     */
    static byte[] derive(@Nullable S2K protection, char[] passphrase, int length) {
        byte[] word = utf8(passphrase);
        try {
            if (protection == null) {
                return hashed(HashAlgorithmTags.MD5, word, word.length, length);
            }
            return switch (protection.getType()) {
                case ARGON2 -> argon2(protection, word, length);
                case SALTED, ITERATED -> salted(protection, word, length);
                case SIMPLE -> hashed(protection.getHashAlgorithm(), word, word.length, length);
                default ->
                    throw new SigningException("the key is protected in a way that is not known: string-to-key method "
                            + protection.getType());
            };
        } finally {
            Arrays.fill(word, (byte) 0);
        }
    }

    private static byte[] salted(S2K protection, byte[] word, int length) {
        byte[] salt = protection.getIV();
        byte[] unit = new byte[salt.length + word.length];
        System.arraycopy(salt, 0, unit, 0, salt.length);
        System.arraycopy(word, 0, unit, salt.length, word.length);
        try {
            // the count is that of bytes; of salt and passphrase, all are taken at least
            long count = protection.getType() == ITERATED ? protection.getIterationCount() : 0;
            return hashed(protection.getHashAlgorithm(), unit, Math.max(count, unit.length), length);
        } finally {
            Arrays.fill(unit, (byte) 0);
        }
    }

    /** The digest of so many bytes of the unit again and again; for long keys, further ones behind zeros. */
    private static byte[] hashed(int hash, byte[] unit, long count, int length) {
        byte[] block = new byte[unit.length == 0 ? 0 : unit.length * Math.max(1, BLOCK / unit.length)];
        for (int at = 0; at < block.length; at += unit.length) {
            System.arraycopy(unit, 0, block, at, unit.length);
        }
        byte[] key = new byte[length];
        try {
            MessageDigest digest = digest(hash);
            int done = 0;
            for (int zeros = 0; done < length; zeros++) {
                digest.update(new byte[zeros]);
                for (long left = count; left > 0 && block.length > 0; left -= block.length) {
                    digest.update(block, 0, (int) Math.min(left, block.length));
                }
                byte[] part = digest.digest();
                digest.reset(); // observed: Java 17 keeps the last of what it was given until then
                int taken = Math.min(part.length, length - done);
                System.arraycopy(part, 0, key, done, taken);
                Arrays.fill(part, (byte) 0);
                done += taken;
            }
            return key;
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }

    private static byte[] argon2(S2K protection, byte[] word, int length) {
        int memory = protection.getMemorySizeExponent();
        long available = Runtime.getRuntime().maxMemory() / 2;
        if (memory > LARGEST_MEMORY || 1024L << memory > available) {
            throw new SigningException("the key is protected so that opening it takes " + (1L << memory)
                    + " KiB of memory; 2 GiB at the most, and half of what Java may have, are taken (java -Xmx)");
        }
        byte[] key = new byte[length];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(protection.getIV())
                .withIterations(protection.getPasses())
                .withParallelism(protection.getParallelism())
                .withMemoryPowOfTwo(memory)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .build());
        generator.generateBytes(word, key);
        return key;
    }

    private static MessageDigest digest(int hash) {
        String name =
                switch (hash) {
                    case HashAlgorithmTags.MD5 -> "MD5";
                    case HashAlgorithmTags.SHA1 -> "SHA-1";
                    case HashAlgorithmTags.SHA224 -> "SHA-224";
                    case HashAlgorithmTags.SHA256 -> "SHA-256";
                    case HashAlgorithmTags.SHA384 -> "SHA-384";
                    case HashAlgorithmTags.SHA512 -> "SHA-512";
                    default -> "";
                };
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new SigningException(
                    "the passphrase of the key goes through a digest that is not known, number " + hash
                            + "; protect it anew with gpg --change-passphrase",
                    e);
        }
    }

    private static byte[] utf8(char[] text) {
        byte[] bytes = new byte[text.length * BYTES_OF_A_CHARACTER];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), out, true);
        byte[] exact = Arrays.copyOf(bytes, out.position());
        Arrays.fill(bytes, (byte) 0);
        return exact;
    }
}
