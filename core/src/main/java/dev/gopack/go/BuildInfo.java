package dev.gopack.go;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the Go toolchain wrote into a program: the same that {@code go version -m} shows.
 *
 * @param goVersion version of the toolchain, for example {@code go1.26.8}
 * @param path import path of the command; empty if nothing is said of modules
 * @param main its module, if known
 * @param dependencies the modules that are linked in, in their order
 * @param settings how it was built, in their order
 */
public record BuildInfo(
        String goVersion, String path, Optional<GoModule> main, List<GoModule> dependencies, List<Setting> settings) {

    private static final Set<String> PROGRAMS = Set.of("exe", "pie", "default");

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

    /** False for libraries and plugins, as far as the settings tell: Go writes them since 1.18. */
    public boolean isProgram() {
        return setting("-buildmode").map(PROGRAMS::contains).orElse(true);
    }

    /** The value of a setting. */
    public Optional<String> setting(String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::value)
                .findFirst();
    }
}
