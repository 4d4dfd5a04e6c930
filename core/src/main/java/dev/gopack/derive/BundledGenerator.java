package dev.gopack.derive;

import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoModule;
import dev.gopack.model.Dependency;
import dev.gopack.model.GoSettings;
import dev.gopack.model.RelationKind;
import dev.gopack.model.VersionOperator;
import dev.gopack.module.ModuleVersion;
import dev.gopack.module.VersionMapping;
import dev.gopack.scan.FileFacts;
import java.io.IOException;
import java.util.Optional;

/** The modules that are linked into Go programs, as {@code bundled(golang(path))}. */
public final class BundledGenerator implements DependencyGenerator {

    // source: go-rpm-macros, go_mod_vendor.prov: of a version longer than 27 characters these are kept
    private static final int LONG = 27;

    private static final int FROM_END = 12;
    private static final int KEPT = 7;

    @Override
    public String id() {
        return "bundled";
    }

    @Override
    public String summary() {
        return "modules that are linked into Go programs (rpm)";
    }

    @Override
    public void derive(Derivation into) throws IOException {
        GoSettings.Bundled how = into.draft().spec().go().bundled();
        if (!into.format().equals("rpm") || how == GoSettings.Bundled.NONE) {
            return;
        }
        GoGenerators.eachProgram(into, (file, info) -> {
            for (GoModule module : info.dependencies()) {
                relate(into, file, info, module, how);
            }
        });
    }

    /** What a linked module is called among relations. */
    public static String name(GoModule module) {
        return "bundled(golang(" + module.path() + "))";
    }

    private static void relate(
            Derivation into, FileFacts file, BuildInfo info, GoModule required, GoSettings.Bundled how) {
        GoModule module = required.effective();
        String name = name(module);
        Optional<String> version = how == GoSettings.Bundled.FEDORA
                ? fedora(module.version())
                : ModuleVersion.parse(module.version())
                        .flatMap(parsed -> VersionMapping.of(parsed).text());
        Dependency dependency = version.<Dependency>map(
                        text -> new Dependency.Simple(name, VersionOperator.EQUAL, text))
                .orElse(new Dependency.Simple(name));
        String cause = file.path() + " links " + module.path() + " " + module.version()
                + required.replacement()
                        .map(by -> required.isLocal()
                                ? ", from the directory " + by.path()
                                : ", in place of " + required.path() + " " + required.version())
                        .orElse("")
                + (info.path().isEmpty() ? "" : ", as the build information of " + info.path() + " says");
        into.relate(RelationKind.PROVIDES, dependency, cause);
    }

    private static Optional<String> fedora(String version) {
        String text = version.startsWith("v") ? version.substring(1) : version;
        int end = text.length() - FROM_END;
        String kept = version.length() > LONG ? text.substring(end, end + KEPT) : text;
        // one hyphen at most: it stands before a release
        return kept.matches("[A-Za-z0-9.+~_]+(?:-[A-Za-z0-9.+~_]+)?") ? Optional.of(kept) : Optional.empty();
    }
}
