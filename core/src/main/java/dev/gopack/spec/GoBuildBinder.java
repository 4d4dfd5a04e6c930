package dev.gopack.spec;

import dev.gopack.model.GoBuild;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a spec says that a program is built. */
final class GoBuildBinder {

    private GoBuildBinder() {}

    /**
     * The key {@code build}: a package, or a map.
     *
     * @param version version of the package as it is written, empty if it is taken from the program
     */
    static GoBuild build(Fields go, String version) {
        if (!go.isBlock("build")) {
            String source = go.text("build", GoBuildShapes.SOURCE);
            return source.isEmpty() ? GoBuild.NONE : GoBuild.of(source);
        }
        Fields fields = go.block("build");
        String source = fields.text("package", GoBuildShapes.SOURCE);
        if (source.isEmpty()) {
            if (!fields.hasError("package")) {
                fields.problems()
                        .add(
                                SpecRules.MISSING_KEY,
                                fields.position(),
                                "a build needs a package",
                                "for example ./cmd/tool");
            }
            return GoBuild.NONE;
        }
        String module = GoBuild.of(source).moduleVersion();
        Fields versioned = fields.with(
                "version", !version.isEmpty() || module.isEmpty() ? version : module.substring("v".length()));
        String command = fields.text("go", PackageScalars.PATH);
        GoBuild build = new GoBuild(
                source,
                fields.text("directory", PackageScalars.PATH),
                Boolean.TRUE.equals(fields.get("cgo", Scalars.BOOLEAN)),
                fields.list("tags", GoBuildShapes.TAG),
                versioned.list("ldflags", Scalars.LINE),
                legal(fields.table("env", Scalars.LINE)),
                mod(fields),
                !Boolean.FALSE.equals(fields.get("trimpath", Scalars.BOOLEAN)),
                !Boolean.FALSE.equals(fields.get("strip", Scalars.BOOLEAN)),
                !Boolean.FALSE.equals(fields.get("vcs", Scalars.BOOLEAN)),
                command.isEmpty() ? GoBuild.NONE.command() : command);
        refuseForModules(fields, build);
        return build;
    }

    /** Of others the {@link Validator} has spoken. */
    private static Map<String, String> legal(Map<String, String> environment) {
        Map<String, String> legal = new LinkedHashMap<>(environment);
        legal.keySet().removeIf(name -> !name.matches(GoBuild.VARIABLES));
        return legal;
    }

    private static GoBuild.Mod mod(Fields fields) {
        String word = fields.text("mod", GoBuildShapes.MOD);
        return word.isEmpty() ? GoBuild.Mod.AUTO : GoBuild.Mod.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What is fetched has no folder. // source: cmd/go/internal/modload: -mod is for a main module */
    private static void refuseForModules(Fields fields, GoBuild build) {
        for (String key : build.isModule() ? List.of("directory", "mod") : List.<String>of()) {
            if (fields.has(key)) {
                fields.problems()
                        .add(
                                SpecRules.KEY_CONFLICT,
                                fields.position(key),
                                key + " is for packages in a folder, not for a module with a version",
                                "take it out");
            }
        }
    }
}
