package dev.gopack.imports;

import java.util.List;

/**
 * A module whose packages are asked for.
 *
 * @param source where it is
 * @param ignore the {@code ignore} lines of its go.mod
 */
record ScannedModule(ModuleSource source, List<String> ignore) {

    ScannedModule {
        ignore = List.copyOf(ignore);
    }
}
