package dev.gopack.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands beside packages and belongs to them: {@code dist/*} names both. */
final class Beside {

    private static final List<String> SUFFIXES = List.of(".asc", ".sig", ".record.json");

    private Beside() {}

    /** The files without signatures and records of others of them. */
    static List<Path> without(List<Path> files) {
        Set<Path> named = new HashSet<>(files);
        return files.stream()
                .filter(file -> SUFFIXES.stream().noneMatch(suffix -> belongs(file, suffix, named)))
                .toList();
    }

    private static boolean belongs(Path file, String suffix, Set<Path> named) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(suffix)
                && named.contains(file.resolveSibling(name.substring(0, name.length() - suffix.length())));
    }
}
