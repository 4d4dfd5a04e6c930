package dev.gopack.rpm;

import dev.gopack.derive.DependencyGenerator;
import dev.gopack.derive.Derivation;
import dev.gopack.go.BuildInfo;
import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import dev.gopack.model.VersionOperator;
import dev.gopack.rpm.plan.Evr;
import dev.gopack.scan.FileFacts;

/** The commands that Go programs are, and the capabilities that the spec gives them, as {@code golang(name)}. */
public final class CommandGenerator implements DependencyGenerator {

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
        if (!into.format().equals("rpm")) {
            return;
        }
        for (String capability : into.draft().spec().go().provides()) {
            provide(into, capability, "go.provides in the spec");
        }
        for (FileFacts file : into.files()) {
            String path = file.content()
                    .go()
                    .filter(BuildInfo::isProgram)
                    .map(BuildInfo::path)
                    .orElse("");
            if (path.contains("/") || path.contains(".")) { // what is built from single files has neither
                provide(into, path, file.path() + " is the command " + path);
            }
        }
    }

    private static void provide(Derivation into, String name, String cause) {
        String version = Evr.of(into.draft().version(), into.draft().target()).toString();
        into.relate(
                RelationKind.PROVIDES,
                new Dependency.Simple("golang(" + name + ")", VersionOperator.EQUAL, version),
                cause);
    }
}
