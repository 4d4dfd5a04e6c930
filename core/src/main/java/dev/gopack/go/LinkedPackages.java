package dev.gopack.go;

import java.util.Collections;
import java.util.List;

/**
 * The packages that are linked into a program, by the names of its functions, which stripping leaves alone. Packages of
 * which only types and constants are used leave no function and are missing. Now and then one shows that is not imported:
 * the runtime defines functions on behalf of {@code os/signal} and the like.
 *
 * @param all import paths, sorted; the standard library's own copies of other modules as {@code vendor/…}, vendored
 *     packages of others by the path under which they are imported, the main package as {@code main}; empty if the
 *     program has no table of functions
 * @param standardLibrary those that come with Go
 */
public record LinkedPackages(List<String> all, List<String> standardLibrary) {

    /** None that are known. */
    static final LinkedPackages NONE = new LinkedPackages(List.of(), List.of());

    /** Copies and sorts the lists. */
    public LinkedPackages {
        all = all.stream().sorted().distinct().toList();
        standardLibrary = standardLibrary.stream().sorted().distinct().toList();
    }

    /** True if a package is linked in. */
    public boolean contains(String importPath) {
        return Collections.binarySearch(all, importPath) >= 0;
    }
}
