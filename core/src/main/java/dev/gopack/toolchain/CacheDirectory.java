package dev.gopack.toolchain;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where programs keep what they can make again. */
final class CacheDirectory {

    private CacheDirectory() {}

    /** The folder of Gopack: GOPACK_CACHE, or the usual place of the system. */
    static Path of(Map<String, String> environment) {
        return of(environment, System.getProperty("os.name", ""), System.getProperty("user.home", ""));
    }

    static Path of(Map<String, String> environment, String system, String home) {
        String own = environment.getOrDefault("GOPACK_CACHE", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String name = system.toLowerCase(Locale.ROOT);
        // docs: XDG Base Directory Specification 0.8: a relative path is to be ignored
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!xdg.isEmpty() && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg, "gopack");
        }
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (name.startsWith("windows") && !local.isEmpty()) {
            return Path.of(local, "gopack", "cache");
        }
        return name.startsWith("mac")
                ? Path.of(home, "Library", "Caches", "gopack")
                : Path.of(home, ".cache", "gopack");
    }
}
