package dev.gopack.imports;

import java.util.ArrayList;
import java.util.List;

/** The {@code ignore} lines of a go.mod: folders that {@code ./...} passes over. */
// source: Go 1.26 cmd/go/internal/search, IgnorePatterns
final class IgnoredFolders {

    private final List<String> anchored = new ArrayList<>();
    private final List<String> anywhere = new ArrayList<>();

    /**
     * @param paths as go.mod has them: {@code ./x} is at the root of the module, {@code x} anywhere
     */
    IgnoredFolders(List<String> paths) {
        for (String path : paths) {
            if (path.startsWith("./")) {
                anchored.add(slashed(path.substring(2)));
            } else {
                anywhere.add(slashed(path));
            }
        }
    }

    boolean contains(String folder) {
        String path = slashed(folder);
        return anchored.stream().anyMatch(path::startsWith) || anywhere.stream().anyMatch(path::contains);
    }

    private static String slashed(String path) {
        String start = path.startsWith("/") ? path : "/" + path;
        return start.endsWith("/") ? start : start + "/";
    }
}
