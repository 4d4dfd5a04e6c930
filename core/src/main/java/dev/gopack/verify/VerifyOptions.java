package dev.gopack.verify;

import dev.gopack.openpgp.KeyRing;
import java.time.Instant;

/**
 * How packages are verified.
 *
 * @param keys who is trusted to sign
 * @param now when keys and signatures must be valid
 * @param policy what is asked
 */
public record VerifyOptions(KeyRing keys, Instant now, VerifyPolicy policy) {

    /** True if a package has to have a good signature. */
    public boolean asksForSignature() {
        return policy.signed() || !keys.isEmpty();
    }
}
