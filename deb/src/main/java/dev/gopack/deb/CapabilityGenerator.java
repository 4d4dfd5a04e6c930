package dev.gopack.deb;

import dev.gopack.deb.control.PackageNames;
import dev.gopack.derive.DependencyGenerator;
import dev.gopack.derive.Derivation;
import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;

/** The capabilities that the spec gives a Go program, as names that a package can have. */
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
        if (into.format().equals("deb")) {
            for (String capability : into.draft().spec().go().provides()) {
                String name = PackageNames.nearest("golang-" + capability.replace('/', '-'));
                into.relate(RelationKind.PROVIDES, new Dependency.Simple(name), "go.provides in the spec");
            }
        }
    }
}
