package dev.gopack.module;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which packages come with Go, and since which of its releases. */
public final class StandardLibrary {

    private static final String RESOURCE = "standard-packages.txt"; // README.md beside it says how it is made
    private static final String EXPERIMENT = "x";
    private static final StandardLibrary BUNDLED = load();

    private final NavigableMap<String, Integer> since; // never changed

    private StandardLibrary(NavigableMap<String, Integer> since) {
        this.since = Collections.unmodifiableNavigableMap(since);
    }

    /** The list that comes with Gopack. */
    public static StandardLibrary bundled() {
        return BUNDLED;
    }

    private static StandardLibrary load() {
        NavigableMap<String, Integer> since = new TreeMap<>();
        try (InputStream in = StandardLibrary.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, RESOURCE), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                String release = line.substring(0, space);
                int minor = release.equals(EXPERIMENT)
                        ? Integer.MAX_VALUE
                        : Integer.parseInt(release.substring(release.indexOf('.') + 1));
                since.put(line.substring(space + 1), minor);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StandardLibrary(since);
    }

    /** True if programs for Go 1.{@code goMinor} can import a package without an experiment. */
    public boolean has(String importPath, int goMinor) {
        int first = since.getOrDefault(importPath, Integer.MAX_VALUE);
        return first <= goMinor && first != Integer.MAX_VALUE;
    }

    /** The first Go that has a package: 21 for Go 1.21; empty for what is in none without an experiment. */
    public OptionalInt since(String importPath) {
        int first = since.getOrDefault(importPath, Integer.MAX_VALUE);
        return first == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(first);
    }

    /** All packages that programs for Go 1.{@code goMinor} can import, sorted. */
    public Set<String> packages(int goMinor) {
        Set<String> all = new TreeSet<>(since.keySet());
        all.removeIf(path -> !has(path, goMinor));
        return all;
    }

    /**
     * True if a package is the library's, in any release: a public one, one of its internal ones, or one that it carries
     * under {@code vendor}. Modules without a dot in their path are told apart by the list.
     */
    public boolean contains(String importPath) {
        if (since.containsKey(importPath) || importPath.startsWith("vendor/") || importPath.startsWith("internal/")) {
            return true;
        }
        int internal = (importPath + "/").indexOf("/internal/");
        return internal >= 0 && isFolder(importPath.substring(0, internal));
    }

    // a package of the list, or a folder of such: / is followed by 0
    private boolean isFolder(String path) {
        return since.containsKey(path) || !since.subMap(path + "/", path + "0").isEmpty();
    }

    /**
     * True if Go would look for a path in the standard library only: its first part has no dot. Holds for more than there
     * is, also for modules with such a name.
     */
    // source: Go 1.26 cmd/go/internal/search, IsStandardImportPath
    public static boolean looksStandard(String importPath) {
        int slash = importPath.indexOf('/');
        return importPath.lastIndexOf('.', slash < 0 ? importPath.length() : slash) < 0;
    }
}
