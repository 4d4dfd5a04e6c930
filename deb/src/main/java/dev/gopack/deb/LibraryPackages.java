package dev.gopack.deb;

import dev.gopack.format.PackageInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Names that the packages of libraries have in the releases of the table. */
final class LibraryPackages {

    private final SharedLibraries table;
    private final List<Set<String>> names = new ArrayList<>();
    private final Set<String> all = new HashSet<>();

    private LibraryPackages(SharedLibraries table) {
        this.table = table;
        int releases = table.releases().size();
        for (int i = 0; i < releases; i++) {
            names.add(new HashSet<>());
        }
        for (String soname : table.sonames()) {
            table.find(soname).ifPresent(library -> {
                for (int i = 0; i < releases; i++) {
                    RequiredLibraries.names(library.template(0, i)).forEach(names.get(i)::add);
                }
            });
        }
        names.forEach(all::addAll);
    }

    /** Read when it is first asked for. */
    private static final class Bundled {
        static final LibraryPackages NAMES = new LibraryPackages(SharedLibraries.bundled());
    }

    /** Relations on packages of libraries alone, each with the ids of the targets that have none of them. */
    static Map<String, Set<String>> unmet(PackageInfo info) {
        Map<String, Set<String>> unmet = new LinkedHashMap<>();
        Stream.of("Depends", "Pre-Depends")
                .flatMap(field -> info.relations().getOrDefault(field, List.of()).stream())
                .filter(relation -> relation.startsWith("lib") && !relation.startsWith("libc6 "))
                .forEach(relation -> {
                    Set<String> targets = Bundled.NAMES.without(
                            RequiredLibraries.names(relation).toList());
                    if (!targets.isEmpty()) {
                        unmet.put(relation, targets);
                    }
                });
        return unmet;
    }

    private Set<String> without(List<String> packages) {
        Set<String> targets = new HashSet<>();
        if (all.containsAll(packages)) {
            for (String target : table.targets()) {
                Set<String> there = names.get(table.release(target).orElseThrow());
                // packages that were renamed for 64-bit times provide the old name
                if (packages.stream().noneMatch(name -> there.contains(name) || there.contains(name + "t64"))) {
                    targets.add(target);
                }
            }
        }
        return targets;
    }
}
