package dev.gopack.openpgp;

import java.util.Map;
import java.util.Optional;

/**
 * A digest algorithm. // source: RFC 9580, 9.5
 *
 * @param number in packets
 * @param name as people and the JDK write it
 */
public record Hash(int number, String name) {

    /** MD5, with which two texts of the same digest can be made in seconds. */
    public static final int MD5 = 1;
    /** SHA-1, with which two texts of the same digest can be made. */
    public static final int SHA1 = 2;
    /** SHA-256. */
    public static final int SHA256 = 8;
    /** SHA-384. */
    public static final int SHA384 = 9;
    /** SHA-512. */
    public static final int SHA512 = 10;

    private static final Map<Integer, Hash> KNOWN = Map.of(
            MD5,
            new Hash(MD5, "MD5"),
            SHA1,
            new Hash(SHA1, "SHA-1"),
            SHA256,
            new Hash(SHA256, "SHA-256"),
            SHA384,
            new Hash(SHA384, "SHA-384"),
            SHA512,
            new Hash(SHA512, "SHA-512"),
            11,
            new Hash(11, "SHA-224"),
            12,
            new Hash(12, "SHA3-256"),
            14,
            new Hash(14, "SHA3-512"));

    static Optional<Hash> of(int number) {
        return Optional.ofNullable(KNOWN.get(number));
    }

    /** For people: {@code SHA-256}. */
    public static String name(int number) {
        return of(number).map(Hash::name).orElse("hash " + number);
    }

    /** As the header of a signed text has it: {@code SHA256}, {@code SHA3-256}. // source: RFC 9580, 9.5 */
    static String inHeader(int number) {
        return name(number).replaceFirst("^SHA-", "SHA");
    }

    /** True for those with which two texts of the same digest can be made. RIPEMD-160 (3) is not known here at all. */
    static boolean isWeak(int number) {
        return number == MD5 || number == SHA1;
    }
}
