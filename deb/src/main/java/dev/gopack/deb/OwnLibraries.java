package dev.gopack.deb;

import dev.gopack.elf.ElfDynamic;
import dev.gopack.model.FileEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The libraries that a package has itself, as the dynamic linker looks for them. */
final class OwnLibraries {

    // source: dpkg scripts/Dpkg/Shlibs.pm: the directories of the loader, and those of every architecture
    private static final Pattern PUBLIC =
            Pattern.compile("(?:/usr(?:/local)?)?/lib(?:32|64)?(?:/[a-z0-9_]+-linux-(?:gnu|musl)[a-z0-9_]*)?");

    private final Map<String, Set<String>> directories = new HashMap<>();

    OwnLibraries(List<FileEntry> files) {
        for (FileEntry file : files) {
            if (!(file instanceof FileEntry.Directory || file instanceof FileEntry.Ghost)) { // a deb brings no ghosts
                String path = file.path().value();
                int slash = path.lastIndexOf('/');
                directories
                        .computeIfAbsent(path.substring(slash + 1), name -> new HashSet<>())
                        .add(path.substring(0, slash));
            }
        }
    }

    /** True if the package has a file of this name, wherever. */
    boolean has(String soname) {
        return directories.containsKey(soname.substring(soname.lastIndexOf('/') + 1));
    }

    /** True if the loader takes the package's own file for a program of it. */
    boolean finds(String soname, String program, ElfDynamic dynamic) {
        Set<String> in = directories.getOrDefault(soname, Set.of());
        if (in.isEmpty()) {
            return false;
        }
        Optional<String> path = dynamic.runpath().or(dynamic::rpath);
        String origin = program.substring(0, program.lastIndexOf('/'));
        for (String directory : path.orElse("").split(":", -1)) {
            String real = directory.replace("${ORIGIN}", origin).replace("$ORIGIN", origin);
            if (in.contains(normal(real))) {
                return true;
            }
        }
        return in.stream().anyMatch(directory -> PUBLIC.matcher(directory).matches());
    }

    private static String normal(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }
}
