package dev.gopack;

import dev.gopack.model.Architecture;
import dev.gopack.report.Report;
import dev.gopack.spec.Spec;
import dev.gopack.target.Target;
import dev.gopack.target.Variant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The packages of one format that are wanted: for each target that installs it, and each architecture that it has. */
final class Variants {

    private Variants() {}

    static List<Variant> of(Spec spec, Selection selection, String format, Report.Collector findings) {
        List<Architecture> wanted =
                selection.architectures().isEmpty() ? spec.architectures() : selection.architectures();
        Set<Architecture> architectures = new LinkedHashSet<>(wanted);
        Set<Target> targets = new LinkedHashSet<>(selection.targets().isEmpty() ? spec.targets() : selection.targets());
        if (targets.isEmpty()) {
            return architectures.stream()
                    .map(architecture -> Variant.of(format, architecture))
                    .toList();
        }
        List<Variant> variants = new ArrayList<>();
        boolean installed = false;
        for (Target target : targets) {
            if (target.family().id().equals(format)) {
                installed = true;
                architectures.forEach(architecture -> add(variants, target, architecture, findings));
            }
        }
        if (!installed && selection.formats().contains(format)) {
            findings.add(GopackRules.NO_TARGET
                    .finding("none of the targets installs " + format + " packages: "
                            + targets.stream().map(Target::id).collect(Collectors.joining(", ")))
                    .advising("choose other targets, or leave the format out"));
        }
        return variants;
    }

    private static void add(
            List<Variant> variants, Target target, Architecture architecture, Report.Collector findings) {
        if (target.has(architecture)) {
            variants.add(Variant.of(target, architecture));
        } else {
            findings.add(GopackRules.NOT_FOR_TARGET.finding(
                    "there is no " + target + " for " + architecture + ", so no package is made for it"));
        }
    }
}
