package dev.gopack.imports;

import java.util.Objects;

/**
 * The module that a package comes from.
 *
 * @param path its path, as imports begin with it
 * @param version its version, empty for the scanned modules themselves
 * @param replacement what stands in for it: a directory, or path and version joined by {@code @}; else empty
 * @param main whether it is one of the scanned modules
 */
public record ModuleIdentity(String path, String version, String replacement, boolean main) {

    /** Refuses missing values. */
    public ModuleIdentity {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(replacement, "replacement");
    }

    /** {@code path@version}, or the path alone. */
    @Override
    public String toString() {
        return (version.isEmpty() ? path : path + "@" + version) + (replacement.isEmpty() ? "" : " => " + replacement);
    }
}
