package dev.gopack.derive;

import dev.gopack.model.GoReleases;
import dev.gopack.model.GoSettings;
import dev.gopack.module.GoMod;
import dev.gopack.module.GoVersion;
import java.util.Optional;

/** The line of a go.mod that says which language the module is written in. */
public final class GoLine {

    private GoLine() {}

    /** What it says; empty if there is none, or of no release that packages could ask for. */
    public static Optional<GoSettings.Language> of(GoMod mod) {
        return mod.go()
                .flatMap(GoVersion::parse)
                .map(GoVersion::minor)
                .filter(minor -> minor > 0 && minor <= GoReleases.NEWEST)
                .map(minor -> new GoSettings.Language(
                        new GoReleases(minor, GoReleases.NEWEST),
                        GoMod.NAME + ":" + mod.goLine() + " says go " + mod.go().orElse("")));
    }
}
