package dev.gopack.sign;

import java.util.Locale;
import java.util.Map;

/**
 * What kind of key it is.
 *
 * @param number OpenPGP's number of the algorithm
 * @param bits size of the key
 * @param curve name of the curve as gpg has it, such as {@code nistp256}; empty if it has none
 */
public record KeyAlgorithm(int number, int bits, String curve) {

    /** RSA. // docs: RFC 9580, 9.1, for this and the others */
    public static final int RSA = 1;
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
            Map.entry(2, "RSA (encryption)"),
            Map.entry(3, "RSA (signatures)"),
            Map.entry(16, "ElGamal"),
            Map.entry(DSA, "DSA"),
            Map.entry(18, "ECDH"),
            Map.entry(ECDSA, "ECDSA"),
            Map.entry(EDDSA, "EdDSA"),
            Map.entry(25, "X25519"),
            Map.entry(26, "X448"),
            Map.entry(ED25519, "Ed25519"),
            Map.entry(ED448, "Ed448"),
            // docs: draft-ietf-openpgp-pqc
            Map.entry(30, "ML-DSA-65+Ed25519"),
            Map.entry(31, "ML-DSA-87+Ed448"),
            Map.entry(32, "SLH-DSA-SHAKE-128s"),
            Map.entry(33, "SLH-DSA-SHAKE-128f"),
            Map.entry(34, "SLH-DSA-SHAKE-256s"));

    /** For people: {@code RSA 4096}, {@code EdDSA ed25519}, {@code ECDSA nistp256}. */
    @Override
    public String toString() {
        String name = NAMES.getOrDefault(number, "algorithm " + number);
        if (!curve.isEmpty()) {
            return name.toLowerCase(Locale.ROOT).equals(curve) ? name : name + " " + curve;
        }
        return bits > 0 ? name + " " + bits : name;
    }
}
