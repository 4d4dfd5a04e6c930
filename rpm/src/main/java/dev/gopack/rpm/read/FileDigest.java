package dev.gopack.rpm.read;

import dev.gopack.io.Digests;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Tags;
import java.security.MessageDigest;
import java.util.Map;

/**
 * The algorithm of file digests.
 *
 * @param name as findings show it, lower case
 * @param java name for the JDK
 */
public record FileDigest(String name, String java) {

    // RFC 9580, 9.5
    private static final Map<Long, FileDigest> BY_NUMBER = Map.of(
            1L, new FileDigest("md5", "MD5"),
            2L, new FileDigest("sha1", "SHA-1"),
            8L, new FileDigest("sha256", "SHA-256"),
            9L, new FileDigest("sha384", "SHA-384"),
            10L, new FileDigest("sha512", "SHA-512"),
            11L, new FileDigest("sha224", "SHA-224"),
            12L, new FileDigest("sha3-256", "SHA3-256"),
            14L, new FileDigest("sha3-512", "SHA3-512"));

    /** What the header says, MD5 if it says nothing. // rpm docs/manual/tags.md, Filedigestalgo */
    public static FileDigest of(Header header) {
        long number = header.number(Tags.FILEDIGESTALGO).orElse(1L);
        FileDigest digest = BY_NUMBER.get(number);
        if (digest == null) {
            throw header.broken(Tags.FILEDIGESTALGO.number(), "file digest algorithm " + number + " is not known");
        }
        return digest;
    }

    /** A new digest of it. */
    public MessageDigest digest() {
        return Digests.digest(java);
    }
}
