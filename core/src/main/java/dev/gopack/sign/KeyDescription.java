package dev.gopack.sign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One key of a certificate, as its own signatures describe it.
 *
 * @param key what it is
 * @param primary true for the key that all others hang on
 * @param canCertify true if it may sign keys
 * @param canSign true if it may sign documents, packages among them
 * @param expires when it or its primary key ends to be valid, or nothing for never
 * @param revoked true if its owner has withdrawn it, or its primary key
 * @param selfSignatureHash digest in the signature that makes it what it is, such as SHA-512; empty if there is none
 * @param boundSince date of that signature
 * @param userIds names of the owner that the key has signed; of the primary key alone
 * @param forRpm false if rpm's own reader does not understand what its certificate has in it, as it does not with many of
 *     Sequoia's
 * @param secret where the secret is
 */
public record KeyDescription(
        SigningKey key,
        boolean primary,
        boolean canCertify,
        boolean canSign,
        Optional<Instant> expires,
        boolean revoked,
        String selfSignatureHash,
        Optional<Instant> boundSince,
        List<String> userIds,
        boolean forRpm,
        Secret secret) {

    /** Where the secret of a key is. */
    public enum Secret {
        /** Nowhere here: only the public part is. */
        ABSENT,
        /** In the file, for everybody who reads it. */
        PLAIN,
        /** In the file, protected by a passphrase. */
        PROTECTED,
        /** On a card, of which the file has the number. */
        ON_CARD
    }

    /** Copies the list. */
    public KeyDescription {
        userIds = List.copyOf(userIds);
    }

    /** From when on gpg, which has 32 bits for a time, takes an end for one long ago. // observed: gpg 2.2.40 */
    public static final Instant END_OF_TIME = Instant.ofEpochSecond(1L << 32);

    /** True if the key was valid at that time. */
    public boolean isValidAt(Instant time) {
        return !revoked
                && !time.isBefore(key.created())
                && expires.map(time::isBefore).orElse(true);
    }
}
