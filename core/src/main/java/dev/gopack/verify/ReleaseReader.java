package dev.gopack.verify;

import dev.gopack.openpgp.Hash;
import dev.gopack.openpgp.KeyAlgorithms;
import dev.gopack.openpgp.SignatureOddity;
import dev.gopack.openpgp.SignatureProblem;
import dev.gopack.openpgp.SignatureResult;
import dev.gopack.sign.SigningKey;
import dev.gopack.target.Answer;
import dev.gopack.target.Family;
import dev.gopack.target.SignatureSupport;
import dev.gopack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the reader of signatures on a release makes of them, the same for a key that is to sign and for what was signed.
 * Problems are predicates; the subject is the release.
 */
final class ReleaseReader {

    private static final String READS_VERSION_6 = "6.0";
    private static final String KNOWS_CRITICAL = "4.17";
    // docs: rpm 4.14 release notes: signatures of subkeys are verified from there on
    private static final String READS_SUBKEYS = "4.14";
    private static final String ANY_KIND = "OPENPGP";

    private final Target target;
    private final SignatureSupport support;

    ReleaseReader(Target target) {
        this.target = target;
        this.support = target.signatures();
    }

    /**
     * False for places of signatures that this release passes over: those that came with rpm 6, and files beside an rpm, which
     * no rpm looks at.
     */
    boolean looksAt(String place) {
        boolean beside = place.endsWith(".asc") || place.endsWith(".sig");
        if (beside && target.family() == Family.RPM) {
            return false;
        }
        return !place.startsWith(ANY_KIND) || support.v6() != Answer.NO;
    }

    /** Why signatures of a kind are not read. */
    Optional<String> refusal(int version, String algorithm) {
        boolean older = support.isOlder()
                || (target.family() == Family.RPM && target.toolIsAtLeast("rpm", READS_VERSION_6) == Answer.NO);
        if (version > 4 && older) {
            return Optional.of("does not read keys of version " + version);
        }
        return support.reads(algorithm) == Answer.NO
                ? Optional.of("does not read " + algorithm + " signatures")
                : Optional.empty();
    }

    /** Why signatures by a key of a curve are not read. */
    Optional<String> refusal(SigningKey key) {
        String curve = key.algorithm().curve();
        return support.readsCurve(curve) == Answer.NO
                ? Optional.of("does not know the curve " + curve)
                : Optional.empty();
    }

    /** Why a key is too weak. */
    Optional<String> tooWeak(SigningKey key) {
        int number = key.algorithm().number();
        String algorithm = KeyAlgorithms.isRsa(number) ? "RSA" : number == KeyAlgorithms.DSA ? "DSA" : "";
        return support.isTooWeak(algorithm, key.algorithm().bits())
                ? Optional.of("takes no key that is as weak")
                : Optional.empty();
    }

    /** Why signatures of subkeys are not taken. */
    Optional<String> subkeyRefusal() {
        return target.family() == Family.RPM && target.toolIsAtLeast("rpm", READS_SUBKEYS) == Answer.NO
                ? Optional.of("takes no signature of a subkey")
                : Optional.empty();
    }

    /**
     * Whether certificates are imported that are {@linkplain dev.gopack.sign.KeyDescription#forRpm() not for rpm}. // observed:
     * rpm 4.18 of Debian 12 does not; what older ones got of it in updates is not known
     */
    Answer readsCertificate(boolean forRpm) {
        if (forRpm || target.family() != Family.RPM || !support.isOlder()) {
            return Answer.YES;
        }
        return target.toolIsAtLeast("rpm", KNOWS_CRITICAL) == Answer.YES ? Answer.NO : Answer.UNKNOWN;
    }

    /** Why a certificate is not believed. */
    Optional<String> certificateRefusal(String selfSignatureHash) {
        return selfSignatureHash.equals(Hash.name(Hash.SHA1)) && support.refusesSha1Certificates()
                ? Optional.of("does not take a key whose certificate uses SHA-1")
                : Optional.empty();
    }

    /** Why a signature is not taken. */
    List<String> refusals(SignatureResult signature) {
        List<String> all = new ArrayList<>();
        refusal(signature.version(), signature.algorithm()).ifPresent(all::add);
        if (support.readsHash(signature.hash()) == Answer.NO) {
            all.add("does not read signatures over " + signature.hash());
        }
        if (signature.problems().contains(SignatureProblem.WEAK_SELF_SIGNATURE)) {
            certificateRefusal(Hash.name(Hash.SHA1)).ifPresent(all::add);
        }
        if (signature.bySubkey()) {
            subkeyRefusal().ifPresent(all::add);
        }
        signature.oddity().filter(this::isRefused).ifPresent(odd -> all.add("refuses a signature that " + odd.text()));
        return all;
    }

    // source: rpm 4.16 and 4.18 rpmio/rpmpgp.c
    private boolean isRefused(SignatureOddity odd) {
        boolean rpm = target.family() == Family.RPM;
        if (odd == SignatureOddity.LONG_NUMBERS) {
            return !support.isOlder(); // observed: sqv 1.1
        }
        return support.isOlder()
                && switch (odd) {
                    case TWO_KEYS -> true;
                    case UNCOVERED, LONG_NUMBERS -> false;
                    case UNREAD -> rpm; // observed: rpm 4.18
                    case NO_KEY_ID, CRITICAL -> rpm;
                    case CRITICAL_ID -> rpm && target.toolIsAtLeast("rpm", KNOWS_CRITICAL) == Answer.NO;
                };
    }
}
