package dev.gopack.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of one directory, sorted into the lists of {@code go list -json}; names without the directory.
 *
 * @param goFiles GoFiles: what a build compiles
 * @param cgoFiles CgoFiles: what a build compiles and that imports "C"
 * @param testGoFiles TestGoFiles: tests in the package itself
 * @param xTestGoFiles XTestGoFiles: tests in the package whose name ends with {@code _test}
 * @param ignoredGoFiles IgnoredGoFiles: what belongs to other platforms or settings
 * @param invalidGoFiles InvalidGoFiles: what has a problem; most of them stand in another list too
 * @param otherFiles the other lists by their names, for example CFiles, HFiles, SFiles, IgnoredOtherFiles; none is empty
 */
public record PackageFiles(
        List<String> goFiles,
        List<String> cgoFiles,
        List<String> testGoFiles,
        List<String> xTestGoFiles,
        List<String> ignoredGoFiles,
        List<String> invalidGoFiles,
        Map<String, List<String>> otherFiles) {

    /** Copies the lists. */
    public PackageFiles {
        goFiles = List.copyOf(goFiles);
        cgoFiles = List.copyOf(cgoFiles);
        testGoFiles = List.copyOf(testGoFiles);
        xTestGoFiles = List.copyOf(xTestGoFiles);
        ignoredGoFiles = List.copyOf(ignoredGoFiles);
        invalidGoFiles = List.copyOf(invalidGoFiles);
        Map<String, List<String>> copy = new TreeMap<>();
        otherFiles.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        otherFiles = java.util.Collections.unmodifiableMap(copy);
    }

    /** Whether a build for the platform or a test of it compiles any Go file of the directory. */
    public boolean hasGo() {
        return !goFiles.isEmpty() || !cgoFiles.isEmpty() || !testGoFiles.isEmpty() || !xTestGoFiles.isEmpty();
    }

    /** Whether there are test files for the platform. */
    public boolean hasTests() {
        return !testGoFiles.isEmpty() || !xTestGoFiles.isEmpty();
    }

    /** Number of files in all lists. */
    int count() {
        int count = goFiles.size() + cgoFiles.size() + testGoFiles.size() + xTestGoFiles.size();
        count += ignoredGoFiles.size() + invalidGoFiles.size();
        for (List<String> list : otherFiles.values()) {
            count += list.size();
        }
        return count;
    }
}
