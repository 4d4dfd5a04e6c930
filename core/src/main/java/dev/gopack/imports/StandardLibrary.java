package dev.gopack.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages of Go's standard library that programs can import, since which version. */
public final class StandardLibrary {

    private static final String RESOURCE = "standard-library.txt";

    private final Map<String, Integer> since;

    private StandardLibrary(Map<String, Integer> since) {
        this.since = since;
    }

    /** The list that comes with Gopack; complete to {@link BuildContext#NEWEST_GO}. */
    public static StandardLibrary bundled() {
        Map<String, Integer> since = new TreeMap<>();
        try (InputStream in = StandardLibrary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + RESOURCE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (!line.startsWith("#") && space > 0) {
                    since.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StandardLibrary(since);
    }

    /** Whether Go 1.{@code goMinor} has a package. */
    public boolean has(String importPath, int goMinor) {
        return since.getOrDefault(importPath, Integer.MAX_VALUE) <= goMinor;
    }

    /** The first Go that has a package: 21 for Go 1.21; empty for what is in none. */
    public OptionalInt since(String importPath) {
        Integer first = since.get(importPath);
        return first == null ? OptionalInt.empty() : OptionalInt.of(first);
    }

    /** All packages of Go 1.{@code goMinor}, sorted. */
    public Set<String> packages(int goMinor) {
        Set<String> all = new TreeSet<>();
        since.forEach((path, first) -> {
            if (first <= goMinor) {
                all.add(path);
            }
        });
        return all;
    }

    /**
     * Whether Go would look for a path in the standard library only: its first part has no dot. Holds for more than there
     * is, also for modules with such a name.
     */
    // source: Go 1.26 cmd/go/internal/search, IsStandardImportPath
    static boolean looksStandard(String importPath) {
        int slash = importPath.indexOf('/');
        return importPath.lastIndexOf('.', slash < 0 ? importPath.length() : slash) < 0;
    }
}
