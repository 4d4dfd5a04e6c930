package dev.gopack.module;

import java.util.Objects;

/**
 * A module, mostly at a version.
 *
 * @param path module path, or a directory where a replacement names one
 * @param version its version, empty if there is none: a directory, the main module, a replacement of every version
 */
public record ModuleRef(String path, String version) {

    /** Refuses null. */
    public ModuleRef {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(version, "version");
    }

    /** The same module without a version. */
    public ModuleRef withoutVersion() {
        return new ModuleRef(path, "");
    }

    /** {@code path@version}, as the go command writes it. */
    @Override
    public String toString() {
        return version.isEmpty() ? path : path + '@' + version;
    }
}
