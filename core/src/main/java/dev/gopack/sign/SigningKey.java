package dev.gopack.sign;

import java.time.Instant;
import java.util.Locale;

/**
 * Which key signs.
 *
 * @param fingerprint of the key itself, a subkey's if one signs; hexadecimal in capitals
 * @param version of the key: 4, or 6 for those of RFC 9580
 * @param algorithm what kind it is
 * @param created since when there is the key: a signature that is older is no good
 */
public record SigningKey(String fingerprint, int version, KeyAlgorithm algorithm, Instant created) {

    private static final int KEY_ID = 16;

    /** Takes the fingerprint in either case. */
    public SigningKey {
        fingerprint = fingerprint.toUpperCase(Locale.ROOT);
        if (!fingerprint.matches("[0-9A-F]{40}|[0-9A-F]{64}")) {
            throw new IllegalArgumentException("not a fingerprint: " + fingerprint);
        }
    }

    /** The 64-bit key id in hexadecimal, in capitals. // docs: RFC 9580, 5.5.4: the end of a v4 fingerprint, the start of a v6 one */
    public String keyId() {
        return version >= 6 ? fingerprint.substring(0, KEY_ID) : fingerprint.substring(fingerprint.length() - KEY_ID);
    }

    /** For people: algorithm and fingerprint. */
    @Override
    public String toString() {
        return algorithm + " key " + fingerprint;
    }
}
