package dev.gopack.go;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the Go toolchain wrote into a program: the same that {@code go version -m} shows.
 *
 * @param goVersion version of the toolchain, for example {@code go1.26.8}; empty where it was taken out, and the text of the
 *     rest was left
 * @param path import path of the command; empty if nothing is said of modules
 * @param main its module, if known
 * @param dependencies the modules that are linked in, in their order
 * @param settings how it was built, in their order
 */
public record BuildInfo(
        String goVersion, String path, Optional<GoModule> main, List<GoModule> dependencies, List<Setting> settings) {

    private static final Set<String> PROGRAMS = Set.of("exe", "pie", "default");
    private static final Pattern RELEASE = Pattern.compile("\\bgo1\\.(\\d{1,6})(?!\\d)");
    private static final int READS_QUOTA = 25;

    /** Copies the lists. */
    public BuildInfo {
        dependencies = List.copyOf(dependencies);
        settings = List.copyOf(settings);
    }

    /**
     * One setting of the build.
     *
     * @param key for example {@code CGO_ENABLED}
     * @param value for example {@code 0}
     */
    public record Setting(String key, String value) {}

    /**
     * The architecture that it was built for, by Go's name with the ARM level appended; empty if the settings do not say it,
     * as before Go 1.18. // docs: go help environment, GOARM: the level, and after a comma how floats are done
     */
    public Optional<String> architecture() {
        Optional<String> name = setting("GOARCH");
        return name.filter("arm"::equals).isEmpty()
                ? name
                : setting("GOARM")
                        .filter(value -> value.matches("[567](?:,.*)?"))
                        .map(value -> "arm" + value.charAt(0));
    }

    /** True if an obfuscator took out which toolchain it was. // observed: garble 0.16 writes "unknown", and no modules */
    public boolean isObfuscated() {
        return !goVersion.isEmpty() && !goVersion.contains("go1") && !goVersion.startsWith("devel");
    }

    /** False for libraries and plugins, as far as the settings tell: Go writes them since 1.18. */
    public boolean isProgram() {
        return setting("-buildmode").map(PROGRAMS::contains).orElse(true);
    }

    /**
     * True if the program's GOMAXPROCS follows the quota of its cgroup: built by Go 1.25 or later, and not for the behaviour
     * of an older one, as the line "go" of its module and lines "//go:debug" say. False if the toolchain is not known. //
     * docs: release notes of Go 1.25; source: Go internal/godebugs/table.go: containermaxprocs; of one name the last counts
     *
     * @param environment what the variable GODEBUG says when the program starts, or empty
     */
    public boolean readsQuota(String environment) {
        Matcher release = RELEASE.matcher(goVersion);
        return release.find()
                && Integer.parseInt(release.group(1)) >= READS_QUOTA
                && Stream.of((setting("DefaultGODEBUG").orElse("") + "," + environment).split(","))
                        .filter(word -> word.startsWith("containermaxprocs="))
                        .reduce((first, last) -> last)
                        .map(word -> !word.endsWith("=0"))
                        .orElse(true);
    }

    /** The value of a setting. */
    public Optional<String> setting(String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::value)
                .findFirst();
    }
}
