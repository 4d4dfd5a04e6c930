package dev.gopack.spec;

import dev.gopack.model.DeriveSettings;
import dev.gopack.model.GoBuild;
import dev.gopack.model.GoSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a spec says of a Go program or module, and of what is derived from it. */
final class GoBinder {

    private GoBinder() {}

    static GoSettings settings(Fields go) {
        GoSettings settings = new GoSettings(
                go.text("binary", PackageScalars.SRC),
                build(go),
                go.text("module", PackageScalars.SRC),
                word(go, "toolchain", GoShapes.TOOLCHAIN, GoSettings.Toolchain.class, GoSettings.Toolchain.NONE),
                go.list("provides", GoShapes.CAPABILITY),
                word(go, "bundled", GoShapes.BUNDLED, GoSettings.Bundled.class, GoSettings.Bundled.AUTO),
                needs(go));
        List<String> sources = new ArrayList<>();
        for (String key : List.of("binary", "build", "module")) {
            if (go.has(key)) {
                sources.add(key);
            }
        }
        if (sources.size() > 1) {
            go.problems()
                    .add(
                            SpecRules.KEY_CONFLICT,
                            go.position(sources.get(1)),
                            String.join(" and ", sources) + " exclude each other",
                            "keep one; a further package under packages: can have another");
        }
        return settings;
    }

    /** What is derived: everything once there is anything about Go or about deriving. */
    static DeriveSettings derive(Fields derive, boolean go) {
        boolean asked = go || derive.isPresent();
        return asked
                ? new DeriveSettings(true, derive.list("off", Scalars.LINE), derive.list("exclude", Scalars.LINE))
                : DeriveSettings.NONE;
    }

    private static @Nullable GoBuild build(Fields go) {
        if (!go.isBlock("build")) {
            String program = go.text("build", PackageScalars.PATH);
            return program.isEmpty() ? null : GoBuild.of(program);
        }
        Fields build = go.block("build");
        String program = build.text("program", PackageScalars.PATH);
        if (program.isEmpty()) {
            return null;
        }
        return new GoBuild(
                program,
                Boolean.TRUE.equals(build.get("cgo", Scalars.BOOLEAN)),
                build.list("tags", Scalars.LINE),
                build.list("ldflags", Scalars.LINE),
                build.list("flags", Scalars.LINE),
                build.table("env", Scalars.LINE));
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
