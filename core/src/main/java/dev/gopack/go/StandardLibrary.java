package dev.gopack.go;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which packages come with Go, in any of its releases. */
final class StandardLibrary {

    private static final StandardLibrary BUNDLED = load();

    private final SortedSet<String> listed; // never changed

    private StandardLibrary(SortedSet<String> listed) {
        this.listed = listed;
    }

    /** The bundled list. */
    static StandardLibrary bundled() {
        return BUNDLED;
    }

    // the file beside the list says how it is made
    private static StandardLibrary load() {
        SortedSet<String> listed = new TreeSet<>();
        try (InputStream in = StandardLibrary.class.getResourceAsStream("standard-packages.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, "bundled list"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listed.add(line.substring(line.indexOf(' ') + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StandardLibrary(listed);
    }

    /**
     * True if a package is the library's: a public one, one of its internal ones, or one that it carries under
     * {@code vendor}. Modules without a dot in their path are told apart by the list.
     */
    boolean contains(String importPath) {
        if (listed.contains(importPath) || importPath.startsWith("vendor/") || importPath.startsWith("internal/")) {
            return true;
        }
        int internal = (importPath + "/").indexOf("/internal/");
        return internal >= 0 && isFolder(importPath.substring(0, internal));
    }

    // a package of the list, or a folder of such: / is followed by 0
    private boolean isFolder(String path) {
        return listed.contains(path) || !listed.subSet(path + "/", path + "0").isEmpty();
    }
}
