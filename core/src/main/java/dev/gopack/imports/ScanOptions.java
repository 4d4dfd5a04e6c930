package dev.gopack.imports;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scan looks at besides the module itself.
 *
 * @param goroot where Go is installed, or null: then the standard library is a list of names
 * @param moduleCache the module cache, GOMODCACHE, or null: then only vendored and local modules have sources
 * @param dependencies whether the packages that are imported are scanned in turn
 * @param tests whether what the tests of the scanned packages import is followed too, as {@code go list -deps -test}
 *     does, and dependencies are listed with all of their files; otherwise only with those that a build of them may need:
 *     test files, and files that their names exclude from the platform, are then in no list of theirs
 * @param workspace whether a go.work in the module's folder or above counts, as it does for Go
 * @param vendor whether a vendor folder counts, as it does for Go from {@code go 1.14} on
 * @param threads how many files are read at a time
 * @param functions whether of programs what their functions show is looked at too: linked packages and signals
 */
public record ScanOptions(
        @Nullable Path goroot,
        @Nullable Path moduleCache,
        boolean dependencies,
        boolean tests,
        boolean workspace,
        boolean vendor,
        int threads,
        boolean functions) {

    private static final int MOST_THREADS = 64;

    /** Refuses a number of threads that makes no sense. */
    public ScanOptions {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads: " + threads + ", allowed are 1 to " + MOST_THREADS);
        }
    }

    /** The module alone: nothing outside of it is read but a go.work. */
    public static ScanOptions moduleOnly() {
        return new ScanOptions(null, null, false, false, true, true, processors(), true);
    }

    /**
     * The module and everything that it needs, as far as it is on this machine.
     *
     * @param moduleCache the module cache, or null if there is none
     */
    public static ScanOptions withDependencies(@Nullable Path moduleCache) {
        return new ScanOptions(null, moduleCache, true, false, true, true, processors(), true);
    }

    /** The same with the sources of the standard library below a GOROOT, whose packages are then scanned too. */
    public ScanOptions withGoroot(Path path) {
        return new ScanOptions(path, moduleCache, dependencies, tests, workspace, vendor, threads, functions);
    }

    /** The same with or without what tests need. */
    public ScanOptions withTests(boolean enabled) {
        return new ScanOptions(goroot, moduleCache, dependencies, enabled, workspace, vendor, threads, functions);
    }

    /** The same with or without regard for a go.work, as GOWORK=off. */
    public ScanOptions withWorkspace(boolean enabled) {
        return new ScanOptions(goroot, moduleCache, dependencies, tests, enabled, vendor, threads, functions);
    }

    /** The same with or without regard for a vendor folder, as {@code -mod=mod}. */
    public ScanOptions withVendor(boolean enabled) {
        return new ScanOptions(goroot, moduleCache, dependencies, tests, workspace, enabled, threads, functions);
    }

    /** The same with another number of threads. */
    public ScanOptions withThreads(int count) {
        return new ScanOptions(goroot, moduleCache, dependencies, tests, workspace, vendor, count, functions);
    }

    /** The same with or without what functions of programs show. */
    public ScanOptions withFunctions(boolean enabled) {
        return new ScanOptions(goroot, moduleCache, dependencies, tests, workspace, vendor, threads, enabled);
    }

    Optional<Path> library() {
        return Optional.ofNullable(goroot).map(root -> root.resolve("src"));
    }

    private static int processors() {
        return Math.min(8, Runtime.getRuntime().availableProcessors());
    }
}
