package dev.gopack.sign;

import java.time.Instant;

/**
 * A signature that is wanted.
 *
 * @param content what is signed
 * @param form what the signature looks like
 * @param hash which digest it is made of
 * @param time when it says that it was made, in whole seconds; never the clock's doing
 */
public record SignatureRequest(SignedContent content, SignatureForm form, HashAlgorithm hash, Instant time) {

    private static final long LATEST = 0xffff_ffffL;

    /** Cuts the time to seconds. */
    public SignatureRequest {
        time = Instant.ofEpochSecond(time.getEpochSecond());
        // docs: RFC 9580, 3.5: a time is a four-octet number
        if (time.getEpochSecond() < 0 || time.getEpochSecond() > LATEST) {
            throw new IllegalArgumentException("no time of a signature: " + time);
        }
    }

    /** A detached binary signature. */
    public static SignatureRequest detached(SignedContent content, HashAlgorithm hash, Instant time) {
        return new SignatureRequest(content, SignatureForm.DETACHED, hash, time);
    }

    /** The same in another form. */
    public SignatureRequest as(SignatureForm other) {
        return new SignatureRequest(content, other, hash, time);
    }
}
