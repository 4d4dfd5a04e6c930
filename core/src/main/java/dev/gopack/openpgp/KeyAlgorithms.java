package dev.gopack.openpgp;

import java.util.Map;
import java.util.Optional;

/** Algorithms of keys by their numbers. // source: RFC 9580, 9.1; draft-ietf-openpgp-pqc for 30 to 34 */
public final class KeyAlgorithms {

    /** RSA, for signatures and encryption. */
    public static final int RSA = 1;
    /** RSA, for signatures alone. */
    public static final int RSA_SIGN = 3;
    /** DSA, which nobody makes new keys of. */
    public static final int DSA = 17;
    /** ECDSA. */
    public static final int ECDSA = 19;
    /** EdDSA in the form that OpenPGP had before RFC 9580: what gpg makes and every rpm from 4.16 reads. */
    public static final int EDDSA = 22;
    /** Ed25519 of RFC 9580. */
    public static final int ED25519 = 27;
    /** Ed448 of RFC 9580. */
    public static final int ED448 = 28;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(RSA, "RSA"),
            Map.entry(2, "RSA for encryption"),
            Map.entry(RSA_SIGN, "RSA"),
            Map.entry(16, "Elgamal"),
            Map.entry(DSA, "DSA"),
            Map.entry(18, "ECDH"),
            Map.entry(ECDSA, "ECDSA"),
            Map.entry(EDDSA, "EdDSA"),
            Map.entry(25, "X25519"),
            Map.entry(26, "X448"),
            Map.entry(ED25519, "Ed25519"),
            Map.entry(ED448, "Ed448"),
            Map.entry(30, "ML-DSA-65+Ed25519"),
            Map.entry(31, "ML-DSA-87+Ed448"),
            Map.entry(32, "SLH-DSA-SHAKE-128s"),
            Map.entry(33, "SLH-DSA-SHAKE-128f"),
            Map.entry(34, "SLH-DSA-SHAKE-256s"));

    private KeyAlgorithms() {}

    /** For people: {@code ECDSA}. */
    public static String name(int number) {
        return NAMES.getOrDefault(number, "algorithm " + number);
    }

    /** True for RSA that may sign. */
    public static boolean isRsa(int number) {
        return number == RSA || number == RSA_SIGN;
    }

    /** True if signatures of this algorithm can be checked here. */
    static boolean isKnown(int number) {
        return switch (number) {
            case RSA, RSA_SIGN, DSA, ECDSA, EDDSA, ED25519, ED448 -> true;
            default -> false;
        };
    }

    /**
     * The algorithm of the key that a file starts with, if signatures by it can be neither made nor checked here.
     *
     * @param start some first bytes of the file, binary: of what is secret none is looked at
     */
    public static Optional<String> foreign(byte[] start) {
        if (start.length < 2 || (start[0] & 0x80) == 0 || !Packet.isKey(start[0])) {
            return Optional.empty();
        }
        boolean modern = (start[0] & 0x40) != 0;
        int second = start[1] & 0xff;
        int lengths = modern ? second < 192 ? 1 : second < 224 ? 2 : 5 : 1 << (start[0] & 3);
        return foreign(start, 1 + lengths);
    }

    /** The same of a key's packet from its version on. // source: RFC 9580, 5.5.2: version, date, algorithm */
    static Optional<String> foreign(byte[] bytes, int from) {
        int at = from + 5;
        boolean known = bytes.length <= at || (bytes[from] != 4 && bytes[from] != 6) || isKnown(bytes[at] & 0xff);
        return known ? Optional.empty() : Optional.of(name(bytes[at] & 0xff));
    }

    /** True if a signature of one kind can come from a key of the other. */
    static boolean fit(int signature, int key) {
        return signature == key || (isRsa(signature) && isRsa(key));
    }
}
