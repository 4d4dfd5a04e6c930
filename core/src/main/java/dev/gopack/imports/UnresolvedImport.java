package dev.gopack.imports;

import dev.gopack.report.SourcePosition;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An import whose package could not be looked at, so that nothing is known of what it needs in turn.
 *
 * @param path how it is imported
 * @param reason why, for people
 * @param owner the module that it would come from, or null
 * @param importedBy the package that imports it
 * @param where the place that imports it
 */
public record UnresolvedImport(
        String path, String reason, @Nullable ModuleIdentity owner, String importedBy, SourcePosition where) {

    /** Refuses missing values. */
    public UnresolvedImport {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(where, "where");
    }

    /** The module that it would come from, if that is known. */
    public Optional<ModuleIdentity> module() {
        return Optional.ofNullable(owner);
    }
}
