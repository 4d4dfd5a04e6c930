package dev.gopack.verify;

import dev.gopack.report.Rule;
import java.util.List;

/** What is asked of a key that is to sign packages. */
public final class KeyRules {

    static final Rule CANNOT_SIGN =
            Rule.error("key.cannot-sign", "A key is for signing, and its certificate says so in a way that is good");
    static final Rule REVOKED = Rule.error("key.revoked", "A key is not revoked");
    static final Rule EXPIRED = Rule.error("key.expired", "A key has not expired");
    static final Rule NOT_YET_VALID =
            Rule.error("key.not-yet-valid", "A key and the signature that binds it were not made in the future");
    static final Rule WEAK = Rule.error("key.weak", "A key is of a kind and size that is still safe");
    static final Rule NOT_FOR_TARGET = Rule.error("key.not-for-target", "Releases read the signatures of a key");
    static final Rule EXPIRES_SOON = Rule.warning("key.expires-soon", "A key is valid for three more months");
    static final Rule SELF_SIGNATURE =
            Rule.warning("key.sha1-self-signature", "What binds a key to its certificate is not of SHA-1");
    static final Rule ENDED = Rule.warning("key.ended", "A key has not expired on the day when it signs");
    static final Rule SMALL = Rule.warning("key.small", "RSA keys have 3072 bits or more where apt asks for it");
    static final Rule SUBKEY = Rule.error("key.subkey", "The primary key signs for rpm before 4.14");
    static final Rule DEBSIG = Rule.warning("key.debsig", "The primary key signs debs that debsig-verify is to read");
    static final Rule READABLE = Rule.warning("key.readable", "Nobody but its owner can read a secret key");
    static final Rule NO_PASSPHRASE = Rule.info("key.no-passphrase", "A secret key is protected by a passphrase");
    static final Rule PUBLIC_ALONE = Rule.info("key.public-alone", "The secret part of a key is in its file");
    static final Rule UNKNOWN_FOR_TARGET =
            Rule.info("key.unknown-for-target", "It is known whether a release reads the signatures of a key");

    private KeyRules() {}

    /** All rules about keys. */
    public static List<Rule> all() {
        return List.of(
                CANNOT_SIGN,
                REVOKED,
                EXPIRED,
                NOT_YET_VALID,
                WEAK,
                NOT_FOR_TARGET,
                EXPIRES_SOON,
                SELF_SIGNATURE,
                ENDED,
                SMALL,
                SUBKEY,
                DEBSIG,
                READABLE,
                NO_PASSPHRASE,
                PUBLIC_ALONE,
                UNKNOWN_FOR_TARGET);
    }
}
