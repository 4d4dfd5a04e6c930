package dev.gopack.sign;

import dev.gopack.openpgp.KeyAlgorithms;
import java.util.Locale;

/**
 * What kind of key it is.
 *
 * @param number OpenPGP's number of the algorithm, one of {@link KeyAlgorithms}
 * @param bits size of the key
 * @param curve name of the curve as gpg has it, such as {@code nistp256}; empty if it has none
 */
public record KeyAlgorithm(int number, int bits, String curve) {

    /** True if Gopack computes signatures with it; the installed gpg and other programs may with more. */
    public boolean signsHere() {
        return KeyAlgorithms.isRsa(number)
                || curve.startsWith("nistp")
                || curve.toLowerCase(Locale.ROOT).equals("ed25519");
    }

    /** For people: {@code RSA 4096}, {@code EdDSA ed25519}, {@code ECDSA nistp256}. */
    @Override
    public String toString() {
        String name = KeyAlgorithms.name(number);
        if (!curve.isEmpty()) {
            return name.toLowerCase(Locale.ROOT).equals(curve) ? name : name + " " + curve;
        }
        return bits > 0 ? name + " " + bits : name;
    }
}
