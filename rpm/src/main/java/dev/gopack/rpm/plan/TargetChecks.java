package dev.gopack.rpm.plan;

import dev.gopack.format.PackageDraft;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import dev.gopack.report.Report;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.target.Answer;
import dev.gopack.target.Fact;
import dev.gopack.target.RpmFeatures;
import dev.gopack.target.Target;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks that the rpm of a target can install a package and heeds what is in it. */
final class TargetChecks {

    private static final String RPM = "rpm";

    // rpm docs: release notes of 4.12, 4.13 and 4.19
    private static final String WEAK_SINCE = "4.12";
    private static final String FILE_TRIGGERS_SINCE = "4.13";
    private static final String UNINSTALL_TRANSACTION_SINCE = "4.19";

    private static final Map<RelationKind, String> WEAK = Map.of(
            RelationKind.RECOMMENDS, "recommends",
            RelationKind.SUGGESTS, "suggests",
            RelationKind.SUPPLEMENTS, "supplements",
            RelationKind.ENHANCES, "enhances");

    private final Target target;
    private final PackageDraft draft;
    private final Report.Collector findings;

    TargetChecks(Target target, PackageDraft draft, Report.Collector findings) {
        this.target = target;
        this.draft = draft;
        this.findings = findings;
    }

    void check(RpmPlan plan) {
        codec(plan);
        format(plan);
        features(plan);
        ignored();
    }

    private void codec(RpmPlan plan) {
        String codec = plan.compression().codec().word();
        if (!target.payload().reads(codec)) {
            Fact fact = target.fact("payload.readable");
            refuse(
                    fact.mark().isFirm(),
                    "the payload is " + codec + ", and " + target + " reads " + fact.value() + basis(fact),
                    "rpm.compression");
        }
    }

    private void format(RpmPlan plan) {
        if (!plan.isSix() || target.toolIsAtLeast(RPM, RpmFeatures.INSTALLS_FORMAT_6) == Answer.YES) {
            return;
        }
        Fact fact = target.fact("tool.rpm");
        refuse(
                false,
                "packages of format 6 are for rpm 6; " + target + " has " + fact.value()
                        + ", and that was not seen to install them" + basis(fact),
                "rpm.format");
    }

    private void features(RpmPlan plan) {
        for (RpmRelation relation : plan.rpmRelations()) {
            String name = relation.name();
            boolean feature = relation.list() == RelationList.REQUIRES
                    && RpmFeatures.isFeature(name)
                    && RpmFeatures.codec(name).isEmpty(); // a matter of the codecs it is built with
            String since = relation.version().replaceFirst("-.*", "");
            if (feature && target.toolIsAtLeast(RPM, since) == Answer.NO) {
                Fact fact = target.fact("tool.rpm");
                refuse(
                        fact.mark().isFirm() && RpmFeatures.has(target, name) == Answer.NO,
                        relation.reason().orElse(name) + " needs rpm " + since + ", and " + target + " has "
                                + fact.value() + basis(fact),
                        "name");
            }
        }
    }

    private void ignored() {
        WEAK.keySet().stream()
                .sorted()
                .filter(kind -> !draft.spec().relations(kind).isEmpty())
                .forEach(kind -> ignored(WEAK_SINCE, "weak dependencies", WEAK.getOrDefault(kind, "name")));
        passedOver();
        if (draft.triggers().stream()
                .anyMatch(trigger -> trigger.trigger().event().onFiles())) {
            ignored(FILE_TRIGGERS_SINCE, "file triggers", "rpm.triggers");
        }
        if (draft.scriptlets().containsKey(ScriptSlot.PREUNTRANS)
                || draft.scriptlets().containsKey(ScriptSlot.POSTUNTRANS)) {
            ignored(UNINSTALL_TRANSACTION_SINCE, "%preuntrans and %postuntrans", "rpm.scripts");
        }
    }

    private void passedOver() {
        String weak = draft.derived().stream()
                .filter(relation -> WEAK.containsKey(relation.kind()))
                .map(relation -> relation.dependency().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!weak.isEmpty() && target.toolIsAtLeast(RPM, WEAK_SINCE) == Answer.NO) {
            Fact fact = target.fact("tool.rpm");
            findings.add(RpmRules.TARGET_PASSES_OVER.finding("weak dependencies need rpm " + WEAK_SINCE + "; " + target
                    + " has " + fact.value() + " and passes over what is recommended: " + weak + basis(fact)));
        }
    }

    private void ignored(String since, String what, String key) {
        if (target.toolIsAtLeast(RPM, since) == Answer.NO) {
            Fact fact = target.fact("tool.rpm");
            findings.add(RpmRules.TARGET_IGNORES
                    .finding(what + " need rpm " + since + "; " + target + " has " + fact.value() + " and ignores them"
                            + basis(fact))
                    .at(draft.spec().position(key).orElse(null)));
        }
    }

    private void refuse(boolean firm, String message, String key) {
        findings.add((firm ? RpmRules.TARGET_LACKS : RpmRules.TARGET_UNSURE)
                .finding(message)
                .at(draft.spec().position(key).orElse(null)));
    }

    private static String basis(Fact fact) {
        return " (" + fact.mark().word() + ")";
    }
}
