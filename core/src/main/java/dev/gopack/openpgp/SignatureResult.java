package dev.gopack.openpgp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of checking one signature.
 *
 * @param version of the packet: 3, 4 or 6
 * @param algorithm of the key
 * @param hash digest algorithm
 * @param issuer fingerprint or id of the key that it names, upper-case hexadecimal; empty if it names none
 * @param created date that it bears
 * @param signer whose key it is, for people, if that key was given
 * @param bySubkey true if that key is a subkey
 * @param oddity what some readers stumble over
 * @param problems what is wrong; nothing for a signature that can be relied on
 */
public record SignatureResult(
        int version,
        String algorithm,
        String hash,
        String issuer,
        Optional<Instant> created,
        Optional<String> signer,
        boolean bySubkey,
        Optional<SignatureOddity> oddity,
        List<SignatureProblem> problems) {

    /** Copies the list. */
    public SignatureResult {
        problems = List.copyOf(problems);
    }

    /** True if the bytes are those that the key signed, whatever else there is to say about key and date. */
    public boolean fits() {
        return problems.stream().noneMatch(problem -> switch (problem) {
            case NO_KEY, BAD, UNSUPPORTED, WRONG_TYPE -> true;
            default -> false;
        });
    }

    /** {@code RSA/SHA-256 signature of version 4 by 0123456789ABCDEF}. */
    public String describe() {
        return algorithm + "/" + hash + " signature of version " + version
                + (issuer.isEmpty() ? "" : " by " + signer.orElse(issuer));
    }
}
