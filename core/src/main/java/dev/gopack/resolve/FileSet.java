package dev.gopack.resolve;

import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.report.Report;
import dev.gopack.report.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of a package while they are gathered: one entry a path, no file where another needs a directory. */
final class FileSet {

    private final Map<EntryPath, Placed> entries = new TreeMap<>();
    private final Report.Collector findings;

    FileSet(Report.Collector findings) {
        this.findings = findings;
    }

    private record Placed(FileEntry entry, @Nullable SourcePosition where) {}

    /** Adds an entry; a second one for the same path is an error, except that an owned directory replaces another. */
    void add(FileEntry entry, Optional<SourcePosition> where) {
        Placed before = entries.get(entry.path());
        Placed now = new Placed(entry, where.orElse(null));
        if (before == null || isUnowned(before.entry())) {
            entries.put(entry.path(), now);
        } else if (!isUnowned(entry)) {
            String place = before.where() == null ? "" : " (the other one: " + before.where() + ")";
            findings.add(ResolveRules.COLLISION
                    .finding("two contents have the destination " + entry.path() + place)
                    .at(now.where()));
        }
    }

    /** All entries by path, with the directories that are still missing above them. */
    List<FileEntry> complete(long mtime) {
        for (Placed placed : new ArrayList<>(entries.values())) {
            addParents(placed, mtime);
        }
        checkHardlinks();
        return entries.values().stream().map(Placed::entry).toList();
    }

    private void addParents(Placed placed, long mtime) {
        Optional<EntryPath> parent = placed.entry().path().parent();
        while (parent.isPresent() && !parent.get().equals(EntryPath.ROOT)) {
            EntryPath path = parent.get();
            Placed there = entries.get(path);
            if (there == null) {
                FileEntry directory = new FileEntry.Directory(path, FileAttributes.of(0755, mtime), true);
                entries.put(path, new Placed(directory, null));
            } else if (!(there.entry() instanceof FileEntry.Directory)) {
                findings.add(ResolveRules.COLLISION
                        .finding(placed.entry().path() + " lies below " + path + ", which is not a directory")
                        .at(placed.where()));
                return;
            }
            parent = path.parent();
        }
    }

    private void checkHardlinks() {
        for (Placed placed : entries.values()) {
            if (placed.entry() instanceof FileEntry.Hardlink link) {
                Placed target = entries.get(link.target());
                if (target == null || !(target.entry() instanceof FileEntry.Regular)) {
                    findings.add(ResolveRules.BAD_HARDLINK
                            .finding("the hard link " + link.path() + " names " + link.target()
                                    + ", which is not a file of this package")
                            .at(placed.where()));
                }
            }
        }
    }

    private static boolean isUnowned(FileEntry entry) {
        return entry instanceof FileEntry.Directory directory && directory.implicit();
    }
}
