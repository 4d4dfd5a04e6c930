package dev.gopack.resolve;

import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.Ownership;
import dev.gopack.report.Report;
import dev.gopack.report.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a package while they are gathered: one entry a path, no file where another needs a directory. Two entries
 * for one path are an error, with two exceptions for directories: one that the package owns replaces one that it does
 * not own, and two trees may both bring the same.
 */
final class FileSet {

    private final Map<EntryPath, Placed> entries = new LinkedHashMap<>();
    private final Report.Collector findings;
    private final DistributionDirectories distribution;

    FileSet(Report.Collector findings, DistributionDirectories distribution) {
        this.findings = findings;
        this.distribution = distribution;
    }

    /** An entry; {@code found} is true for a directory that nobody named and a tree contained. */
    private record Placed(FileEntry entry, @Nullable SourcePosition where, boolean found) {}

    /** Adds an entry that an item of the spec names. */
    void add(FileEntry entry, Optional<SourcePosition> where) {
        place(new Placed(entry, where.orElse(null), false));
    }

    /** Adds a directory that was found in a tree. */
    void addFound(FileEntry.Directory directory, Optional<SourcePosition> where) {
        place(new Placed(directory, where.orElse(null), true));
    }

    /** True if something is installed there by what was added so far. */
    boolean contains(EntryPath path) {
        return entries.containsKey(path);
    }

    private void place(Placed now) {
        EntryPath path = now.entry().path();
        Placed before = entries.get(path);
        if (before == null) {
            entries.put(path, now);
        } else if (now.entry() instanceof FileEntry.Directory && isUnowned(before)) {
            entries.put(path, now);
        } else if (!(before.entry() instanceof FileEntry.Directory && isUnowned(now)) && !areTheSameFind(before, now)) {
            String place = before.where() == null ? "" : " (the other one: " + before.where() + ")";
            findings.add(ResolveRules.COLLISION
                    .finding("two contents have the destination " + path + place)
                    .at(now.where()));
        }
    }

    private static boolean isUnowned(Placed placed) {
        return placed.entry() instanceof FileEntry.Directory directory && directory.implicit();
    }

    private static boolean areTheSameFind(Placed one, Placed other) {
        return one.found() && other.found() && one.entry().equals(other.entry());
    }

    /** All entries by path, with the directories that are still missing above them. */
    List<FileEntry> complete(long mtime) {
        Set<EntryPath> known = new HashSet<>();
        String last = "";
        for (Placed placed : new ArrayList<>(entries.values())) {
            // Files of one directory stand together: one look at it is enough.
            String path = placed.entry().path().value();
            int cut = path.lastIndexOf('/');
            if (cut != last.length() || !path.startsWith(last)) {
                last = addParents(placed, mtime, known) ? path.substring(0, cut) : "";
            }
        }
        return entries.values().stream()
                .map(this::linked)
                .sorted(Comparator.comparing(FileEntry::path))
                .toList();
    }

    /** Up to a directory whose own parents are there; false if there is no place for the entry. */
    private boolean addParents(Placed placed, long mtime, Set<EntryPath> known) {
        Optional<EntryPath> parent = placed.entry().path().parent();
        while (parent.isPresent() && !parent.get().equals(EntryPath.ROOT)) {
            EntryPath path = parent.get();
            if (known.contains(path)) {
                return true;
            }
            Placed there = entries.get(path);
            if (there == null) {
                entries.put(path, new Placed(implicitParent(path, placed.entry(), mtime), null, false));
            } else if (!(there.entry() instanceof FileEntry.Directory)) {
                findings.add(ResolveRules.COLLISION
                        .finding(placed.entry().path() + " lies below " + path + ", which is not a directory")
                        .at(placed.where()));
                return false;
            }
            known.add(path);
            parent = path.parent();
        }
        return true;
    }

    /** As in nfpm, a directory that is only there for a file has that file's owner, unless it is the distribution's. */
    private FileEntry implicitParent(EntryPath path, FileEntry below, long mtime) {
        Ownership owner = distribution.contains(path)
                ? Ownership.ROOT
                : below.attributes().owner();
        return new FileEntry.Directory(path, new FileAttributes(owner, 0755, mtime, "", ""), true);
    }

    /** The entry; a hard link gets the attributes of its file, since both are one file to the system. */
    private FileEntry linked(Placed placed) {
        if (!(placed.entry() instanceof FileEntry.Hardlink link)) {
            return placed.entry();
        }
        Placed target = entries.get(link.target());
        if (target != null && target.entry() instanceof FileEntry.Regular file) {
            return new FileEntry.Hardlink(link.path(), file.attributes(), link.target());
        }
        findings.add(ResolveRules.BAD_HARDLINK
                .finding("the hard link " + link.path() + " names " + link.target()
                        + ", which is not a file of this package")
                .at(placed.where()));
        return link;
    }
}
