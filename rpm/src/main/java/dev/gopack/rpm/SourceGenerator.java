package dev.gopack.rpm;

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
import dev.gopack.rpm.plan.Evr;
import dev.gopack.target.Target;
import java.util.Optional;
import java.util.Set;

/** What the source of a module gives to other source and needs of it, by import paths: as Fedora's generator says it. */
// source: go-rpm-macros, rpm/fileattrs/go.attr and go-rpm-integration
public final class SourceGenerator implements DependencyGenerator {

    // source: go-rpm-macros.spec of Fedora and of EL 9: go-filesystem has %{gopath} and %{gopath}/src
    private static final Set<String> WITH_DIRECTORIES = Set.of("el9", "el10");

    @Override
    public String id() {
        return "source";
    }

    @Override
    public String summary() {
        return "packages that the source of a module has, and those of other modules that it imports";
    }

    @Override
    public void derive(Derivation into) {
        if (!into.format().equals("rpm")) {
            return;
        }
        into.draft().source().ifPresent(module -> {
            provide(into, module);
            for (NeededPackage one : module.needed()) {
                require(into, module, one);
            }
            if (into.draft().target().filter(SourceGenerator::hasDirectories).isPresent()) {
                into.relate(
                        RelationKind.DEPENDS,
                        new Dependency.Simple("go-filesystem"),
                        "has the directories in which Go source is installed");
            }
        });
    }

    private static boolean hasDirectories(Target target) {
        return target.groups().contains("fedora") || WITH_DIRECTORIES.contains(target.id());
    }

    /** Packages below internal as well: another module of the repository may be in another package. */
    private static void provide(Derivation into, SourceModule module) {
        String version = Evr.of(into.draft().version(), into.draft().target()).toString();
        String path = module.module().path();
        String where = module.goMod()
                .filter(mod -> mod.module().filter(path::equals).isPresent())
                .map(mod -> "go.mod:" + mod.moduleLine() + " names the module ")
                .orElse("the files are of the module ");
        provide(into, "golang-ipath(" + path + ")", version, where + path);
        module.provided()
                .forEach((importPath, file) -> provide(
                        into, "golang(" + importPath + ")", version, file + " is of the package " + importPath));
    }

    private static void provide(Derivation into, String name, String version, String cause) {
        into.relate(RelationKind.PROVIDES, new Dependency.Simple(name, VersionOperator.EQUAL, version), cause);
    }

    private static void require(Derivation into, SourceModule module, NeededPackage needed) {
        String name = "golang(" + needed.path() + ")";
        Optional<ModuleIdentity> owner = needed.module();
        if (owner.isEmpty()) {
            into.findings()
                    .add(DeriveRules.UNKNOWN_MODULE
                            .finding(module.within(needed.where()) + " imports " + needed.path()
                                    + ", and go.mod does not say which module has it in what version")
                            .advising("run go mod tidy in the module"));
        }
        Optional<String> version = owner.flatMap(one -> LeastVersion.of(one.version()));
        into.relate(
                RelationKind.DEPENDS,
                version.<Dependency>map(text -> new Dependency.Simple(name, VersionOperator.GREATER_OR_EQUAL, text))
                        .orElse(new Dependency.Simple(name)),
                module.cause(needed));
    }
}
