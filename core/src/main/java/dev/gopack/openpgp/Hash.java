package dev.gopack.openpgp;

import java.util.Map;
import java.util.Optional;

/**
 * A digest algorithm. // source: RFC 9580, 9.5
 *
 * @param number in packets
 * @param name as people and the JDK write it
 */
record Hash(int number, String name) {

    private static final Map<Integer, Hash> KNOWN = Map.of(
            1, new Hash(1, "MD5"),
            2, new Hash(2, "SHA-1"),
            8, new Hash(8, "SHA-256"),
            9, new Hash(9, "SHA-384"),
            10, new Hash(10, "SHA-512"),
            11, new Hash(11, "SHA-224"),
            12, new Hash(12, "SHA3-256"),
            14, new Hash(14, "SHA3-512"));

    static Optional<Hash> of(int number) {
        return Optional.ofNullable(KNOWN.get(number));
    }

    static String name(int number) {
        return of(number).map(Hash::name).orElse("hash " + number);
    }

    /** True for those with which two texts of the same digest can be made. RIPEMD-160 (3) is not known here at all. */
    static boolean isWeak(int number) {
        return number == 1 || number == 2;
    }
}
