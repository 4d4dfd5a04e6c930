package dev.gopack.sign;

import dev.gopack.openpgp.KeyAlgorithms;
import dev.gopack.report.SigningException;
import java.time.Instant;

/** Which keys sign, and which signatures they make. */
final class KeyChecks {

    private static final int SMALLEST_RSA = 2048;

    private KeyChecks() {}

    static void size(String file, SigningKey key) {
        if (KeyAlgorithms.isRsa(key.algorithm().number()) && key.algorithm().bits() < SMALLEST_RSA) {
            throw new SigningException(
                    file + ": the " + key + " is too small; RSA keys have at least " + SMALLEST_RSA + " bits");
        }
    }

    static void request(KeyDescription description, SignatureRequest request) {
        SigningKey key = description.key();
        Instant time = request.time();
        if (!description.isValidAt(time)) {
            throw new SigningException("the " + key + " was not valid at " + time + ", the time of the signature: "
                    + (description.revoked()
                            ? "it is revoked"
                            : time.isBefore(key.created())
                                    ? "it was made at " + key.created()
                                    : "it expired at " + description.expires().orElseThrow()));
        }
        // docs: FIPS 186-5, 6.1.1: no digest is weaker than the curve; gpg refuses such signatures
        int least = Math.min(key.algorithm().bits(), 512);
        if (key.algorithm().number() == KeyAlgorithms.ECDSA && request.hash().bits() < least) {
            throw new SigningException(
                    request.hash().word() + " is too short for the " + key + "; use sha" + least + " or longer");
        }
    }
}
