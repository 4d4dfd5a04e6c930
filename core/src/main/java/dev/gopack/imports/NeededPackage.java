package dev.gopack.imports;

import dev.gopack.report.SourcePosition;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package that the scanned modules import and do not have themselves.
 *
 * @param path how it is imported
 * @param owner the module that provides it, or null for the standard library and for what is not known
 * @param standard whether it belongs to the standard library
 * @param testOnly whether only tests import it
 * @param where the first place that imports it
 */
public record NeededPackage(
        String path, @Nullable ModuleIdentity owner, boolean standard, boolean testOnly, SourcePosition where) {

    /** Refuses a package without a path or place. */
    public NeededPackage {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(where, "where");
    }

    /** The module that provides it; empty for the standard library and for what is not known. */
    public Optional<ModuleIdentity> module() {
        return Optional.ofNullable(owner);
    }
}
