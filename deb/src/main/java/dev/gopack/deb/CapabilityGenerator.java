package dev.gopack.deb;

import dev.gopack.deb.control.PackageNames;
import dev.gopack.derive.DependencyGenerator;
import dev.gopack.derive.Derivation;
import dev.gopack.go.BuildInfo;
import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import dev.gopack.model.VersionOperator;
import dev.gopack.module.SourcePackageNames;
import dev.gopack.report.Report;
import dev.gopack.scan.FileFacts;

/**
 * The commands that Go programs are, and the capabilities that the spec gives them, as names that a package can have, with
 * the version of the package.
 */
public final class CapabilityGenerator implements DependencyGenerator {

    @Override
    public String id() {
        return "command";
    }

    @Override
    public String summary() {
        return "import paths of Go commands, and the capabilities of go.provides";
    }

    @Override
    public void derive(Derivation into) {
        if (!into.format().equals("deb")) {
            return;
        }
        // What is wrong with the name or version is said where the package is planned.
        String version = Identity.of(into.draft(), new Problems(into.draft().spec(), new Report.Collector()))
                .evr();
        for (String capability : into.draft().spec().go().provides()) {
            provide(into, "golang-" + capability.replace('/', '-'), version, "go.provides in the spec");
        }
        for (FileFacts file : into.files()) {
            String path = file.content()
                    .go()
                    .filter(BuildInfo::isProgram)
                    .map(BuildInfo::path)
                    .orElse("");
            if (path.contains("/") || path.contains(".")) { // what is built from single files has neither
                String name = SourcePackageNames.debian(path).orElse("golang-" + path.replace('/', '-'));
                provide(into, name, version, file.path() + " is the command " + path);
            }
        }
    }

    private static void provide(Derivation into, String name, String version, String cause) {
        // docs: Debian policy 7.5: only "=" may be given, and satisfies relations with versions
        into.relate(
                RelationKind.PROVIDES,
                new Dependency.Simple(PackageNames.nearest(name), VersionOperator.EQUAL, version),
                cause);
    }
}
