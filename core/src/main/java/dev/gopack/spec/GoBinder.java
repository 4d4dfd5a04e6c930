package dev.gopack.spec;

import dev.gopack.model.DeriveSettings;
import dev.gopack.model.GoBuild;
import dev.gopack.model.GoReleases;
import dev.gopack.model.GoSettings;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What a spec says of a Go program, and of what is derived from it. */
final class GoBinder {

    private GoBinder() {}

    /**
     * The program.
     *
     * @param version version of the package as it is written, empty if it is taken from the program
     */
    static GoSettings settings(Fields go, String version) {
        String binary = go.text("binary", PackageScalars.SRC);
        GoBuild build = GoBuildBinder.build(go, version);
        if (!binary.isEmpty() && build.isGiven()) {
            go.problems()
                    .add(
                            SpecRules.KEY_CONFLICT,
                            go.position("build"),
                            "binary and build exclude each other",
                            "keep build, or name the compiled program");
            binary = "";
        }
        String module = go.text("module", PackageScalars.PATH);
        if (!module.isEmpty() && (!binary.isEmpty() || build.isGiven())) {
            go.problems()
                    .add(
                            SpecRules.KEY_CONFLICT,
                            go.position("module"),
                            "module excludes binary and build: a package is of a program or of source",
                            "make the other one under packages:");
            module = "";
        }
        return new GoSettings(
                binary,
                module,
                word(go, "toolchain", GoShapes.TOOLCHAIN, GoSettings.Toolchain.class, GoSettings.Toolchain.AUTO),
                releases(go),
                go.list("provides", GoShapes.CAPABILITY),
                word(go, "bundled", GoShapes.BUNDLED, GoSettings.Bundled.class, GoSettings.Bundled.AUTO),
                needs(go),
                build,
                null);
    }

    private static GoReleases releases(Fields go) {
        GoReleases releases = go.get("toolchain_versions", GoShapes.RELEASES);
        return releases == null ? GoReleases.ANY : releases;
    }

    /** What is derived: everything once there is anything about Go or about deriving. */
    static DeriveSettings derive(Fields derive, boolean go) {
        boolean asked = go || derive.isPresent();
        return asked
                ? new DeriveSettings(true, derive.list("off", Scalars.LINE), derive.list("exclude", Scalars.LINE))
                : DeriveSettings.NONE;
    }

    private static Map<GoSettings.Need, GoSettings.Strength> needs(Fields go) {
        Map<String, String> given = go.table("needs", GoShapes.STRENGTH);
        Map<GoSettings.Need, GoSettings.Strength> needs = new EnumMap<>(GoSettings.Need.class);
        for (GoSettings.Need need : GoSettings.Need.values()) {
            String strength = given.get(need.word());
            if (strength != null) {
                needs.put(need, GoSettings.Strength.valueOf(strength.toUpperCase(Locale.ROOT)));
            }
        }
        return needs;
    }

    private static <E extends Enum<E>> E word(
            Fields fields, String key, ScalarType<String> type, Class<E> values, E fallback) {
        String word = fields.text(key, type);
        return word.isEmpty() ? fallback : Enum.valueOf(values, word.toUpperCase(Locale.ROOT));
    }
}
