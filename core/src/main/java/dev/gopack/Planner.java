package dev.gopack;

import dev.gopack.derive.Deriver;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackagePlan;
import dev.gopack.integrate.Integrator;
import dev.gopack.model.Architecture;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.SpecException;
import dev.gopack.resolve.GoSource;
import dev.gopack.resolve.Resolver;
import dev.gopack.resolve.SourceModules;
import dev.gopack.spec.Spec;
import dev.gopack.target.Variant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** From a spec to plans: everything that is decided before the first byte is written. */
final class Planner {

    private static final Pattern NO_FILE_NAME = Pattern.compile("^\\.{0,2}$|[/\\\\\\p{Cntrl}]");

    private final Formats formats;
    private final Deriver deriver;
    private final Optional<Instant> sourceDate;
    private final Path workingDirectory;

    Planner(Formats formats, Deriver deriver, Optional<Instant> sourceDate, Path workingDirectory) {
        this.formats = formats;
        this.deriver = deriver;
        this.sourceDate = sourceDate;
        this.workingDirectory = workingDirectory;
    }

    /**
     * Plans.
     *
     * @param programs builds what the spec wants built
     */
    Plans plan(Spec spec, Selection selection, Programs programs) {
        Report.Collector findings = new Report.Collector();
        findings.addAll(spec.report().findings());
        List<Programs.Wanted> wanted = new ArrayList<>();
        for (PackageFormat format : formats.chosen(selection.formats(), findings)) {
            for (Variant variant : Variants.of(spec, selection, format.id(), findings)) {
                packages(spec, variant, findings).forEach(one -> wanted.add(new Programs.Wanted(one, variant)));
            }
        }
        List<PackagePlan> plans = new ArrayList<>();
        SourceModules modules = new SourceModules(workingDirectory);
        Resolver resolver = new Resolver(workingDirectory, sourceDate, modules);
        Map<Variant, List<PackageSpec>> built = new LinkedHashMap<>();
        programs.build(wanted, findings).forEach(one -> built.computeIfAbsent(one.variant(), key -> new ArrayList<>())
                .add(one.spec()));
        List<Shared> shared = new ArrayList<>();
        built.forEach((variant, packages) -> {
            Integrator integrator = new Integrator(workingDirectory, variant, findings);
            for (PackageSpec one : integrator.integrate(
                    new GoSource(workingDirectory, variant, modules, findings).complete(packages))) {
                Variant own = variant;
                if (integrator.isIndependent(one)) {
                    own = new Variant(variant.format(), variant.target(), Architecture.ALL);
                    Shared again = new Shared(own, one);
                    if (shared.stream().anyMatch(again::isSame)) {
                        continue;
                    }
                    shared.add(again);
                }
                plan(one, formats.get(own.format()), own, resolver, findings).ifPresent(plans::add);
            }
        });
        checkFileNames(plans, findings);
        return new Plans(findings.hasErrors() ? List.of() : plans, findings.toReport());
    }

    /** A package that packages of several architectures bring along. */
    private record Shared(Variant variant, PackageSpec spec) {
        boolean isSame(Shared other) {
            return variant.equals(other.variant)
                    && spec.name().equals(other.spec.name())
                    && spec.contents().equals(other.spec.contents())
                    && spec.lifecycle().equals(other.spec.lifecycle());
        }
    }

    private static List<PackageSpec> packages(Spec spec, Variant variant, Report.Collector findings) {
        try {
            return spec.packages(variant);
        } catch (SpecException e) {
            findings.addAll(e.report().findings());
            return List.of();
        }
    }

    private Optional<PackagePlan> plan(
            PackageSpec spec, PackageFormat format, Variant variant, Resolver resolver, Report.Collector findings) {
        Report.Collector own = new Report.Collector();
        Support.check(spec, variant, sourceDate, own);
        PackageSpec located = KeyPlaces.find(spec, workingDirectory, own);
        PackageDraft draft = resolver.resolve(located, variant, own);
        if (!own.hasErrors()) {
            draft = deriver.derive(draft, format.id(), own);
        }
        Optional<PackagePlan> plan = own.hasErrors() ? Optional.empty() : Optional.of(format.plan(draft, own));
        findings.addAll(own.toReport().findings());
        return plan;
    }

    private static void checkFileNames(List<PackagePlan> plans, Report.Collector findings) {
        Map<String, PackagePlan> byName = new HashMap<>();
        for (PackagePlan plan : plans) {
            if (NO_FILE_NAME.matcher(plan.fileName()).find()) {
                findings.add(GopackRules.BAD_FILE_NAME.finding(
                        "a package cannot be written to a file named " + GopackException.quote(plan.fileName())));
            }
            if (byName.put(plan.path(), plan) != null) {
                findings.add(
                        GopackRules.SAME_FILE
                                .finding("two packages would be written to " + plan.path())
                                .advising(
                                        "names of files differ by name, version, release, architecture and the dist_tag of the target"));
            }
        }
    }
}
