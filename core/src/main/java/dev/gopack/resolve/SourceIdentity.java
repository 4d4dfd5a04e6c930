package dev.gopack.resolve;

import dev.gopack.imports.SourceModule;
import dev.gopack.model.PackageSpec;
import dev.gopack.module.ModuleRef;
import dev.gopack.module.ModuleVersion;
import dev.gopack.module.SourcePackageNames;
import dev.gopack.module.VersionMapping;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.InputException;
import dev.gopack.report.Report;
import dev.gopack.report.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Name, version and whatever else a spec leaves open of a package of source: what the distributions' rules make of it. */
final class SourceIdentity {

    private final boolean deb;
    private final SourceModules modules;
    private final Report.Collector findings;

    SourceIdentity(String format, SourceModules modules, Report.Collector findings) {
        this.deb = format.equals("deb");
        this.modules = modules;
        this.findings = findings;
    }

    Optional<PackageSpec> complete(PackageSpec spec, String outerVersion) {
        try {
            Optional<Path> path = modules.find(spec);
            if (path.isEmpty()) {
                report(
                        ResolveRules.MISSING_FILE,
                        spec,
                        "no such folder or zip: "
                                + GopackException.quote(spec.go().module()));
                return Optional.empty();
            }
            return complete(spec, SourceModule.identify(path.get()), outerVersion);
        } catch (FormatException | InputException e) {
            report(ResolveRules.UNUSABLE_FILE, spec, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            report(
                    ResolveRules.UNUSABLE_FILE,
                    spec,
                    "cannot read " + GopackException.quote(spec.go().module()) + ": " + GopackException.reason(e));
        }
        return Optional.empty();
    }

    private Optional<PackageSpec> complete(PackageSpec spec, ModuleRef module, String outerVersion) {
        PackageSpec.Builder builder = spec.toBuilder();
        Optional<String> name = spec.name().isEmpty() ? name(module.path()) : Optional.of(spec.name());
        if (name.isEmpty()) {
            report(
                    ResolveRules.NO_IDENTITY,
                    spec,
                    "Debian has no rule for what a package with the source of " + module.path()
                            + " is called, since it has no short name for the host; give name");
        }
        Optional<String> version =
                spec.version().isEmpty() ? version(spec, module, outerVersion) : Optional.of(spec.version());
        if (name.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        builder.name(name.get());
        if (spec.version().isEmpty()) {
            GoSource.versioned(builder, version.get());
        }
        if (deb) {
            // observed: Debian 12: 1840 of 1929 packages golang-*-dev are in this section, most are Multi-Arch: foreign
            if (spec.section().isBlank()) {
                builder.section("golang");
            }
            if (spec.deb().multiArch().isBlank()) {
                builder.deb(spec.deb().toBuilder().multiArch("foreign").build());
            }
        }
        return Optional.of(builder.build());
    }

    private Optional<String> name(String path) {
        return deb
                ? SourcePackageNames.debian(path).map(name -> name + "-dev")
                : Optional.of(SourcePackageNames.fedora(path) + "-devel");
    }

    private Optional<String> version(PackageSpec spec, ModuleRef module, String outerVersion) {
        if (module.version().isEmpty()) {
            if (outerVersion.isEmpty()) {
                report(
                        ResolveRules.NO_IDENTITY,
                        spec,
                        GopackException.quote(spec.go().module()) + " is a folder, which does not say what version of "
                                + module.path() + " is in it; give version");
                return Optional.empty();
            }
            return Optional.of(outerVersion);
        }
        VersionMapping version = VersionMapping.of(ModuleVersion.of(module.version()));
        String why = version.reason().orElse("");
        if (!version.isForPackages()) {
            report(
                    ResolveRules.NO_IDENTITY,
                    spec,
                    "no version for a package can be made of " + module + ": " + why + "; give version");
            return Optional.empty();
        }
        if (!why.isEmpty()) {
            report(
                    ResolveRules.VERSION_ORDER,
                    spec,
                    module + " is packaged as " + version.text().get() + ": " + why);
        }
        return version.text();
    }

    private void report(Rule rule, PackageSpec spec, String message) {
        findings.add(rule.finding(message).at(spec.position("go.module").orElse(null)));
    }
}
