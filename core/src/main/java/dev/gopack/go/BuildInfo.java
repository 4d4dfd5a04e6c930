package dev.gopack.go;

import java.util.List;
import java.util.Optional;

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

    /** The value of a setting. */
    public Optional<String> setting(String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::value)
                .findFirst();
    }
}
