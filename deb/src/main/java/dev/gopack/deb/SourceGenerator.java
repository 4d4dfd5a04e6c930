package dev.gopack.deb;

import dev.gopack.derive.DependencyGenerator;
import dev.gopack.derive.Derivation;
import dev.gopack.derive.DeriveRules;
import dev.gopack.derive.LeastVersion;
import dev.gopack.imports.ModuleIdentity;
import dev.gopack.imports.NeededPackage;
import dev.gopack.imports.SourceModule;
import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import dev.gopack.model.VersionOperator;
import dev.gopack.module.ModuleVersion;
import dev.gopack.module.SourcePackageNames;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The packages with the source of those modules that the source of a module imports, by the names of Debian's rules. */
public final class SourceGenerator implements DependencyGenerator {

    // docs: dh-golang: XS-Go-Import-Path of a source package, which is Go-Import-Path in its .dsc and in the archive's
    // index
    private static final String FIELD = "Go-Import-Path";

    private static final int DAY = 8;

    @Override
    public String id() {
        return "source";
    }

    @Override
    public String summary() {
        return "modules that the source of a module imports (deb)";
    }

    @Override
    public void derive(Derivation into) {
        if (into.format().equals("deb")) {
            into.draft().source().ifPresent(module -> derive(into, module));
        }
    }

    private static void derive(Derivation into, SourceModule module) {
        into.field(FIELD, module.module().path());
        Set<String> seen = new TreeSet<>();
        for (NeededPackage needed : module.needed()) {
            Optional<ModuleIdentity> owner = needed.module();
            if (owner.isEmpty()) {
                into.findings()
                        .add(DeriveRules.UNKNOWN_MODULE
                                .finding(module.within(needed.where()) + " imports " + needed.path()
                                        + ", and go.mod does not say which module has it; there is no relation for it")
                                .advising("run go mod tidy in the module, or write the package under depends"));
            } else if (seen.add(owner.get().path())) {
                relate(into, module, needed, owner.get());
            }
        }
    }

    private static void relate(Derivation into, SourceModule module, NeededPackage needed, ModuleIdentity owner) {
        Optional<String> name = SourcePackageNames.debian(owner.path()).map(text -> text + "-dev");
        if (name.isEmpty()) {
            into.findings()
                    .add(DebRules.UNKNOWN_SOURCE
                            .finding("Debian has no rule for what a package with the source of " + owner.path()
                                    + " is called, which is needed: " + module.cause(needed))
                            .advising("write the package under overrides.deb.depends"));
            return;
        }
        Dependency dependency = least(owner.version())
                .<Dependency>map(text ->
                        // The tilde lets in what is repacked for Debian, 1.2.3~ds1, and what is built for older
                        // releases.
                        new Dependency.Simple(name.get(), VersionOperator.GREATER_OR_EQUAL, text + "~"))
                .orElse(new Dependency.Simple(name.get()));
        into.relate(RelationKind.DEPENDS, dependency, module.cause(needed));
    }

    private static Optional<String> least(String version) {
        // observed: Debian 12 has golang-golang-x-exp-dev 0.0~git20221028.83b7d23-2, and 612 others of that form
        return LeastVersion.of(version).or(() -> ModuleVersion.parse(version)
                .flatMap(ModuleVersion::pseudo)
                .map(commit -> "0.0~git" + commit.timestamp().substring(0, DAY)));
    }
}
