package dev.gopack.verify;

import dev.gopack.openpgp.SignatureOddity;
import dev.gopack.openpgp.SignatureProblem;
import dev.gopack.openpgp.SignatureResult;
import dev.gopack.report.Rule;
import dev.gopack.target.Family;
import dev.gopack.target.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the signatures of a package are worth together. One that is wrong refuses the package, as rpm does it; one whose
 * key is not there matters only if there is no good one. // source: rpm lib/rpmvs.cc
 */
final class SignatureVerdict {

    private static final Map<SignatureProblem, Rule> RULES = Map.ofEntries(
            Map.entry(SignatureProblem.BAD, VerifyRules.BAD_SIGNATURE),
            Map.entry(SignatureProblem.UNSUPPORTED, VerifyRules.UNSUPPORTED_SIGNATURE),
            Map.entry(SignatureProblem.WRONG_TYPE, VerifyRules.SIGNATURE_TYPE),
            Map.entry(SignatureProblem.KEY_NOT_FOR_SIGNING, VerifyRules.KEY_NOT_FOR_SIGNING),
            Map.entry(SignatureProblem.KEY_EXPIRED, VerifyRules.KEY_EXPIRED),
            Map.entry(SignatureProblem.KEY_REVOKED, VerifyRules.KEY_REVOKED),
            Map.entry(SignatureProblem.EXPIRED, VerifyRules.SIGNATURE_EXPIRED),
            Map.entry(SignatureProblem.WRONG_DATE, VerifyRules.SIGNATURE_DATE),
            Map.entry(SignatureProblem.WEAK_HASH, VerifyRules.WEAK_HASH),
            Map.entry(SignatureProblem.WEAK_KEY, VerifyRules.WEAK_KEY),
            Map.entry(SignatureProblem.WEAK_SELF_SIGNATURE, VerifyRules.WEAK_SELF_SIGNATURE));

    private final VerifyOptions options;
    private final String format;

    SignatureVerdict(VerifyOptions options, String format) {
        this.options = options;
        this.format = format;
    }

    void weigh(List<CheckedSignature> signatures, Findings findings) {
        boolean unknown = false;
        for (CheckedSignature signature : signatures) {
            for (SignatureProblem problem : signature.result().problems()) {
                if (problem == SignatureProblem.NO_KEY) {
                    unknown = true;
                } else if (!isTaken(problem, signature.result())) {
                    findings.add(RULES.getOrDefault(problem, VerifyRules.BAD_SIGNATURE), message(signature, problem));
                }
            }
            checkOddity(signature, findings);
        }
        Optional<Target> release = options.policy().target().filter(target -> target.family() == family());
        release.ifPresent(target -> checkTarget(target, signatures, findings));
        // what the release passes over refuses a package if it is wrong, and vouches for none
        List<CheckedSignature> counted =
                release.map(target -> seen(target, signatures)).orElse(signatures);
        boolean good = counted.stream().anyMatch(this::isGood);
        boolean whole = counted.stream().anyMatch(one -> isGood(one) && isWhole(one));
        boolean weak = counted.stream().anyMatch(one -> isGood(one) && one.coverage() == Coverage.WEAK);
        if (unknown) {
            boolean asked = options.asksForSignature() && !whole;
            signatures.stream()
                    .filter(one -> one.result().problems().contains(SignatureProblem.NO_KEY))
                    .forEach(one -> findings.add(
                            asked ? VerifyRules.UNKNOWN_KEY : VerifyRules.UNCHECKED_SIGNATURE,
                            message(one, SignatureProblem.NO_KEY)));
        }
        if (weak && !whole) {
            findings.add(
                    VerifyRules.WEAK_HASH,
                    "the signature covers the package through digests with which two files can be made alike, and no other"
                            + " covers it");
        } else if (good && !whole) {
            findings.add(
                    VerifyRules.PARTLY_SIGNED,
                    "the signature covers "
                            + counted.stream()
                                    .filter(this::isGood)
                                    .findFirst()
                                    .map(CheckedSignature::covers)
                                    .orElse("a part")
                            + ", and nothing covers the rest");
        } else if (options.asksForSignature() && !whole && signatures.isEmpty()) {
            findings.add(VerifyRules.UNSIGNED, "the package has no signature");
        } else if (options.asksForSignature() && !whole && !unknown && !findings.hasErrors()) {
            findings.add(VerifyRules.UNSIGNED, "the package has no signature that can be checked");
        }
    }

    private boolean isGood(CheckedSignature signature) {
        return signature.result().problems().stream()
                .allMatch(problem ->
                        problem == SignatureProblem.WEAK_SELF_SIGNATURE || isTaken(problem, signature.result()));
    }

    private boolean isWhole(CheckedSignature signature) {
        return signature.coverage() == Coverage.WHOLE || (signature.coverage() == Coverage.WEAK && takesSha1());
    }

    private boolean isTaken(SignatureProblem problem, SignatureResult result) {
        return problem == SignatureProblem.WEAK_HASH && result.hash().equals("SHA-1") && takesSha1();
    }

    /** SHA-1 is taken where the release that is asked about takes it. */
    private boolean takesSha1() {
        return options.policy()
                .target()
                .map(target -> target.signatures().sha1().startsWith("accepted"))
                .orElse(false);
    }

    private void checkOddity(CheckedSignature signature, Findings findings) {
        signature
                .result()
                .oddity()
                .filter(odd -> odd == SignatureOddity.TWO_KEYS
                        || odd == SignatureOddity.UNCOVERED
                        || odd == SignatureOddity.LONG_NUMBERS
                        || family() == Family.RPM)
                .ifPresent(odd -> findings.add(
                        VerifyRules.ODD_SIGNATURE,
                        signature.place() + ": the " + signature.result().describe() + " " + odd.text()));
    }

    private void checkTarget(Target target, List<CheckedSignature> signatures, Findings findings) {
        ReleaseReader reader = new ReleaseReader(target);
        List<CheckedSignature> seen = seen(target, signatures);
        if (seen.isEmpty() && !signatures.isEmpty()) {
            findings.add(
                    VerifyRules.NOT_FOR_TARGET,
                    target.id() + " passes over " + signatures.get(0).place() + ", and there is no other signature");
        }
        for (CheckedSignature signature : seen) {
            for (String problem : reader.refusals(signature.result())) {
                findings.add(VerifyRules.NOT_FOR_TARGET, signature.place() + ": " + target.id() + " " + problem);
            }
        }
    }

    private static List<CheckedSignature> seen(Target target, List<CheckedSignature> signatures) {
        ReleaseReader reader = new ReleaseReader(target);
        return signatures.stream().filter(one -> reader.looksAt(one.place())).toList();
    }

    private Family family() {
        return format.equals("rpm") ? Family.RPM : Family.DEB;
    }

    private static String message(CheckedSignature signature, SignatureProblem problem) {
        return signature.place() + ": the " + signature.result().describe() + " over " + signature.covers() + " "
                + problem.text();
    }
}
