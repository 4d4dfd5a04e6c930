package dev.gopack.go;

import dev.gopack.module.ModuleVersion;
import java.util.Optional;

/**
 * A module that is linked into a program.
 *
 * @param path module path
 * @param version version, {@code (devel)} if the toolchain knew none
 * @param sum {@code h1:} checksum, empty if there is none
 * @param replacement the module whose code it really is, if it was replaced
 */
public record GoModule(String path, String version, String sum, Optional<GoModule> replacement) {

    /** The module whose code is in the program. A directory that replaced it has no path of its own, and is of no version. */
    public GoModule effective() {
        return isLocal() ? new GoModule(path, ModuleVersion.DEVEL, "", Optional.empty()) : replacement.orElse(this);
    }

    /** True if a directory replaced it, whatever is in there. */
    public boolean isLocal() {
        return replacement.filter(module -> isDirectory(module.path())).isPresent();
    }

    // docs: go.dev/ref/mod#go-mod-file-replace: a directory starts with ./ or ../ or is absolute
    private static boolean isDirectory(String path) {
        return path.startsWith("./")
                || path.startsWith("../")
                || path.startsWith("/")
                || path.equals(".")
                || path.equals("..")
                || path.matches("[A-Za-z]:[/\\\\].*");
    }
}
