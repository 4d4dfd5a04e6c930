package dev.gopack.lint;

import dev.gopack.format.PackageInfo;
import dev.gopack.format.Portrait;
import dev.gopack.model.RelationKind;
import dev.gopack.target.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A package that is looked at: what it says of itself, its files, and the release that it is for. */
public final class Linted {

    private final Portrait portrait;
    private final List<LintFile> files;
    private final Optional<Target> target;
    private final Map<String, LintFile> byPath = new HashMap<>();

    /**
     * A package.
     *
     * @param target the release that it is looked at for; empty for none in particular
     */
    public Linted(Portrait portrait, List<LintFile> files, Optional<Target> target) {
        this.portrait = portrait;
        this.files = List.copyOf(files);
        this.target = target;
        files.forEach(file -> byPath.put(file.path(), file));
    }

    /** What it says of itself. */
    public Portrait portrait() {
        return portrait;
    }

    /** The same in the format's words. */
    public PackageInfo info() {
        return portrait.info();
    }

    /** What it installs. */
    public List<LintFile> files() {
        return files;
    }

    /** The release that it is looked at for. */
    public Optional<Target> target() {
        return target;
    }

    /** The file at a path; names of before the merged /usr count for those of today, and the other way round. */
    public Optional<LintFile> file(String path) {
        LintFile there = byPath.get(path);
        if (there == null && path.startsWith("/usr/")) {
            there = byPath.get(path.substring(4));
        }
        return Optional.ofNullable(there == null ? byPath.get("/usr" + path) : there);
    }

    /** True if there is a file at the path or below it. */
    public boolean has(String path) {
        return file(path).isPresent() || files.stream().anyMatch(file -> file.isBelow(path));
    }

    /** All names in relations of these kinds. */
    public Set<String> names(RelationKind... kinds) {
        Set<RelationKind> wanted = Set.of(kinds);
        return portrait.relations().stream()
                .filter(relation -> wanted.contains(relation.kind()))
                .flatMap(relation -> relation.names().stream())
                .collect(Collectors.toSet());
    }
}
