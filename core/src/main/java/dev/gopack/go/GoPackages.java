package dev.gopack.go;

import java.util.Collections;
import java.util.List;

/**
 * The packages that are linked into a program, by the names of its functions. Those of which only types and constants are
 * used leave no function and are missing.
 *
 * @param all import paths, sorted; vendored packages by the path under which they are imported, the main package as
 *     {@code main}; empty if the program has no table of functions
 */
public record GoPackages(List<String> all) {

    /** Copies and sorts the list. */
    public GoPackages {
        all = all.stream().sorted().distinct().toList();
    }

    /** True if a package is linked in. */
    public boolean contains(String importPath) {
        return Collections.binarySearch(all, importPath) >= 0;
    }
}
