package dev.gopack.imports;

import dev.gopack.report.SourcePosition;
import java.util.Objects;

/**
 * One import of a package.
 *
 * @param path what is imported; {@code C} for cgo
 * @param where the first place that imports it, files in the order of their names
 */
public record GoImport(String path, SourcePosition where) {

    /** Refuses an import without a path or place. */
    public GoImport {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(where, "where");
    }
}
