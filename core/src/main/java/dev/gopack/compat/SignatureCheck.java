package dev.gopack.compat;

import dev.gopack.survey.Subject;
import dev.gopack.target.Answer;
import dev.gopack.target.Family;
import dev.gopack.target.SignatureSupport;
import dev.gopack.target.Target;
import java.util.ArrayList;
import java.util.List;

/** The signatures and the format of an rpm, against what the rpm of a release reads. Debs are trusted by their repository. */
final class SignatureCheck {

    private SignatureCheck() {}

    static List<Reason> reasons(Subject.InPackage subject, Target target) {
        List<Reason> reasons = new ArrayList<>();
        if (target.family() != Family.RPM) {
            return reasons;
        }
        SignatureSupport support = target.signatures();
        String keys = subject.info().fields().getOrDefault("Signature-Keys", "");
        if (keys.isEmpty()) {
            return reasons;
        }
        boolean any = false;
        for (String kind : keys.split(", ")) {
            String[] words = kind.split(" ");
            Reason reason = words.length < 2 ? null : reason(words[0], words[1], support, target);
            if (reason == null) {
                any = true;
            } else {
                reasons.add(reason);
            }
        }
        if (any) { // one that is read is enough
            reasons.removeIf(reason -> reason.verdict() == Verdict.WORKS_WITH_NOTE);
            reasons.add(Reason.info("signed with " + keys + "; who insists on a signature: " + support.enforced())
                    .basedOn(target.fact("signature.enforced").mark().word()));
        }
        return reasons;
    }

    private static @org.jspecify.annotations.Nullable Reason reason(
            String kind, String hash, SignatureSupport support, Target target) {
        String key = kind.split("-", 2)[0]; // RSA-2048
        String fact =
                switch (key) {
                    case "RSA" -> "signature.rsa";
                    case "ECDSA" -> "signature.ecdsa";
                    case "EdDSA", "Ed25519" -> "signature.ed25519";
                    default -> "";
                };
        if (support.reads(key) == Answer.NO) {
            return Reason.note(
                            "signed with " + key + ", which " + target.id() + " cannot verify (" + support.enforced()
                                    + ")",
                            "sign it for this release with an RSA key")
                    .basedOn(target.fact(fact).mark().word());
        }
        String size = kind.substring(key.length()).replace("-", "");
        if (support.isTooWeak(key, size.isEmpty() ? 0 : Integer.parseInt(size))) {
            return Reason.note(
                            "signed with " + (key + " " + size).strip() + ", which " + target.id()
                                    + " cannot verify: it takes no key that is as weak (" + support.enforced() + ")",
                            "sign it with a newer key: gopack doctor --key tells of one")
                    .basedOn(target.fact("signature.parser").mark().word());
        }
        if (hash.equals("SHA-1") && support.sha1().startsWith("rejected")) {
            return Reason.note(
                            "signed with SHA-1, which " + target.id() + " has " + support.sha1() + " ("
                                    + support.enforced() + ")",
                            "sign it with SHA-256 or better")
                    .basedOn(target.fact("signature.sha1").mark().word());
        }
        return null;
    }
}
