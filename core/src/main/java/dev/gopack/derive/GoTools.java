package dev.gopack.derive;

import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoModule;
import dev.gopack.model.GoReleases;
import dev.gopack.module.GoVersion;
import dev.gopack.module.ModuleVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is known of tools that analyse Go programs: the releases of Go that a build of them works with. */
public final class GoTools {

    /** Delve from a version on. // source: delve pkg/goversion/compat.go of each version */
    private record Delve(ModuleVersion from, GoReleases releases) {
        Delve(String from, int least, int most) {
            this(ModuleVersion.of(from), new GoReleases(least, most));
        }
    }

    private static final List<Delve> DELVE = List.of(
            new Delve("v1.27.0", 25, 27),
            new Delve("v1.26.0", 24, 26),
            new Delve("v1.25.1", 22, 25),
            new Delve("v1.24.0", 21, 24),
            new Delve("v1.23.0", 21, 23),
            new Delve("v1.22.0", 19, 22));

    /** The versions behind the last one of the table. */
    private static final ModuleVersion DELVE_UNKNOWN = ModuleVersion.of("v1.28.0-0");

    private static final Pattern DELVE_COMMAND = Pattern.compile("github\\.com/go-delve/delve/cmd/dlv");
    private static final Pattern LINTER_COMMAND =
            Pattern.compile("github\\.com/golangci/golangci-lint(/v[0-9]+)?/cmd/golangci-lint");
    private static final Pattern GOPLS_COMMAND = Pattern.compile("golang\\.org/x/tools/gopls");

    // source: gopls internal/util/goversion/goversion.go, Supported, the same from 0.19 to 0.24
    private static final int GOPLS_LEAST = 21;

    private GoTools() {}

    /**
     * The releases of one tool.
     *
     * @param releases which it works with
     * @param why in words
     */
    public record Known(GoReleases releases, String why) {}

    /** What is known of a program; empty if it is no tool that is known to call go. */
    public static Optional<Known> of(BuildInfo info) {
        if (DELVE_COMMAND.matcher(info.path()).matches()) {
            return Optional.of(delve(info));
        }
        if (LINTER_COMMAND.matcher(info.path()).matches()) {
            // source: golangci-lint pkg/goutil/version.go CheckGoVersion: no newer language than that of its own build
            return Optional.of(builtWith(info, "golangci-lint", 0, "refuses newer ones"));
        }
        if (GOPLS_COMMAND.matcher(info.path()).matches()) {
            return Optional.of(builtWith(info, "gopls", GOPLS_LEAST, "does not know newer ones"));
        }
        return Optional.empty();
    }

    private static Known builtWith(BuildInfo info, String tool, int least, String beyond) {
        String release = info.goVersion().isEmpty() ? "a release of Go that is not known" : info.goVersion();
        int most = minor(info.goVersion()).orElse(GoReleases.NEWEST);
        GoReleases releases = new GoReleases(Math.min(least, most), most);
        return new Known(
                releases,
                tool + " was built with " + release + " and " + beyond
                        + (least > 0 ? "; older ones than 1." + least + " it does not support" : ""));
    }

    private static Known delve(BuildInfo info) {
        String written = info.main().map(GoModule::version).orElse("");
        Optional<ModuleVersion> version = ModuleVersion.parse(written);
        if (version.isPresent() && version.get().comparePrecedence(DELVE_UNKNOWN) < 0) {
            for (Delve row : DELVE) {
                if (version.get().comparePrecedence(row.from) >= 0) {
                    return new Known(row.releases, "delve " + written + " works with programs of " + row.releases);
                }
            }
        }
        return new Known(GoReleases.ANY, "delve calls go to build what it debugs");
    }

    private static Optional<Integer> minor(String goVersion) {
        return GoVersion.parse(goVersion.startsWith("go") ? goVersion.substring(2) : goVersion)
                .map(GoVersion::language)
                .filter(language -> language.startsWith("1."))
                .map(language -> Integer.valueOf(language.substring(2)));
    }
}
