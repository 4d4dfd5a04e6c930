package dev.gopack.compat;

import dev.gopack.survey.Subject;
import dev.gopack.target.Answer;
import dev.gopack.target.Family;
import dev.gopack.target.RpmFeatures;
import dev.gopack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an rpm asks of the rpm that is to install it, against the one that is there: it refuses what it does not know. */
final class FeatureCheck {

    /** What stands for a feature in a package, so that people know what to do without. */
    private static final Map<String, String> IN_WORDS = Map.of(
            "rpmlib(RichDependencies)", "boolean dependencies",
            "rpmlib(CaretInVersions)", "a version with ^",
            "rpmlib(TildeInVersions)", "a version with ~",
            "rpmlib(LargeFiles)", "files of 4 GiB and more, or format 6",
            "rpmlib(FileCaps)", "capabilities of files");

    private FeatureCheck() {}

    static List<Reason> reasons(Subject.InPackage subject, Target target) {
        List<Reason> reasons = new ArrayList<>();
        if (target.family() != Family.RPM) {
            return reasons;
        }
        if (subject.info().fields().getOrDefault("Rpmformat", "").equals("6")
                && target.signatures().v6() != Answer.YES) {
            reasons.add(formatSix(target));
        }
        for (String text : subject.info().relations().getOrDefault("Requires", List.of()).stream()
                .distinct()
                .toList()) {
            String name = text.split(" ", 2)[0];
            // compression is compared with what the release reads, besides
            if (RpmFeatures.isFeature(name) && RpmFeatures.codec(name).isEmpty()) {
                Answer answer = RpmFeatures.has(target, name);
                if (answer == Answer.NO
                        || (answer == Answer.UNKNOWN && target.tool("rpm").isPresent())) {
                    reasons.add(reason(name, text, answer, target));
                }
            }
        }
        return reasons;
    }

    /** What is too old for it refuses it for what it requires besides. */
    private static Reason formatSix(Target target) {
        boolean seen = target.toolIsAtLeast("rpm", RpmFeatures.INSTALLS_FORMAT_6) == Answer.YES;
        return Reason.note(
                        "it is of rpm's format 6, and " + target.id() + " has rpm "
                                + target.fact("tool.rpm").value()
                                + (seen
                                        ? ", which installs it and does not see signatures that only rpm 6 reads"
                                        : ", which was not seen to install it"),
                        "build it in format 4 for this release")
                .basedOn(target.fact("signature.v6").mark().word());
    }

    private static Reason reason(String name, String text, Answer answer, Target target) {
        String mark = target.fact("tool.rpm").mark().word();
        String there = target.id() + " has rpm " + target.fact("tool.rpm").value();
        String cause = "it requires " + text + " of rpm, "
                + RpmFeatures.since(name)
                        .map(since -> "which " + since + " and newer ones have, and " + there)
                        .orElse("which no rpm that is known has; " + there);
        String change = "do without " + IN_WORDS.getOrDefault(name, "what asks for it");
        return answer == Answer.NO
                ? new Reason(Verdict.WILL_NOT_INSTALL, cause, change, mark)
                : Reason.note(
                                cause + ", to which its vendor has added it",
                                "see that the system is up to date, or " + change)
                        .basedOn(mark);
    }
}
