package dev.gopack.verify;

import dev.gopack.openpgp.KeyAlgorithms;
import dev.gopack.report.Finding;
import dev.gopack.sign.KeyDescription;
import dev.gopack.sign.Signer;
import dev.gopack.sign.SigningKey;
import dev.gopack.target.Answer;
import dev.gopack.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether what somebody is about to sign will be taken, by a release or on a day. */
public final class SignerCheckup {

    private static final Duration TOLERANCE = Duration.ofMinutes(10); // as for signatures that are verified

    private SignerCheckup() {}

    /** True if signatures that say that they were made then are refused for now. */
    public static boolean isYetToCome(Instant time) {
        return time.isAfter(Instant.now().plus(TOLERANCE));
    }

    /** Why a release takes no signature by somebody, in words; empty if it does, or if that is not known. */
    public static Optional<String> refusal(Signer signer, Target target) {
        ReleaseReader reader = new ReleaseReader(target);
        SigningKey key = signer.key();
        return reader.refusal(key.version(), KeyAlgorithms.name(key.algorithm().number()))
                .or(() -> reader.refusal(key))
                .or(() -> reader.tooWeak(key))
                .or(() -> signer.description().flatMap(said -> refusal(said, reader)))
                .map(problem -> target.id() + " (" + KeyCheckup.who(target) + ") " + problem + ": the " + key);
    }

    private static Optional<String> refusal(KeyDescription said, ReleaseReader reader) {
        Optional<String> subkey = said.primary() ? Optional.empty() : reader.subkeyRefusal();
        return subkey.or(() -> reader.certificateRefusal(said.selfSignatureHash()))
                .or(() -> reader.readsCertificate(said.forRpm()) == Answer.NO
                        ? Optional.of("does not " + KeyCheckup.CRITICAL)
                        : Optional.empty());
    }

    /**
     * What those say who verify today, if a key has ended by now. It signs nevertheless, as of its time: a package is
     * made again with the key that it had.
     */
    public static Optional<Finding> ended(Signer signer) {
        Instant now = Instant.now();
        return signer.description()
                .flatMap(KeyDescription::expires)
                .filter(end -> !now.isBefore(end))
                .map(
                        end -> KeyRules.ENDED
                                .finding("the " + signer.key() + " signs, and has expired at " + end
                                        + ": whoever verifies now refuses its signatures")
                                .advising(
                                        "name a key that is valid with key_id (--key-id), or extend it as gopack doctor --key says"));
    }
}
