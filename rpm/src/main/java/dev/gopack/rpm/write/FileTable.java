package dev.gopack.rpm.write;

import dev.gopack.io.ContentSource;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.rpm.plan.Sizes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a package by their numbers in the main header, with the names that belong to one file brought together. */
final class FileTable {

    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int SYMLINK = 0120777; // what lstat says of every link

    private final List<FileEntry> entries;
    private final Map<EntryPath, Integer> numbers = new HashMap<>();
    /** Number of the regular file whose content each file has; its own number for all but hard links. */
    private final int[] owners;
    /** Numbers of all names of one file, by the number of the regular file; only where there are several. */
    private final Map<Integer, List<Integer>> links = new HashMap<>();

    FileTable(List<FileEntry> entries) {
        this.entries = entries;
        this.owners = new int[entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            numbers.put(entries.get(i).path(), i);
        }
        for (int i = 0; i < entries.size(); i++) {
            owners[i] = entries.get(i) instanceof FileEntry.Hardlink link ? number(link) : i;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (owners[i] != i) {
                links.computeIfAbsent(owners[i], owner -> new ArrayList<>(List.of(owner)))
                        .add(i);
            }
        }
        links.values().forEach(set -> set.sort(null));
    }

    private int number(FileEntry.Hardlink link) {
        Integer number = numbers.get(link.target());
        if (number == null || !(entries.get(number) instanceof FileEntry.Regular)) {
            throw new IllegalStateException("hard link to something that is not a file: " + link.target());
        }
        return number;
    }

    int count() {
        return entries.size();
    }

    EntryPath path(int file) {
        return entries.get(file).path();
    }

    /** The entry whose attributes and content the file has. */
    FileEntry entry(int file) {
        return entries.get(owners[file]);
    }

    FileAttributes attributes(int file) {
        return entry(file).attributes();
    }

    FileRole role(int file) {
        FileEntry entry = entry(file);
        if (entry instanceof FileEntry.Regular regular) {
            return regular.role();
        }
        return entry instanceof FileEntry.Ghost ghost ? ghost.role() : FileRole.PLAIN;
    }

    boolean isGhost(int file) {
        return entries.get(file) instanceof FileEntry.Ghost;
    }

    /** Number of the file whose digest, class and colour this one has; the same for all names of one file. */
    int owner(int file) {
        return owners[file];
    }

    /** The content, if the file has one. */
    boolean hasContent(int file) {
        return entry(file) instanceof FileEntry.Regular;
    }

    ContentSource content(int file) {
        return ((FileEntry.Regular) entry(file)).content();
    }

    long size(int file) {
        return Sizes.of(entry(file));
    }

    int mode(int file) {
        FileEntry entry = entry(file);
        if (entry instanceof FileEntry.Symlink) {
            return SYMLINK;
        }
        return (entry instanceof FileEntry.Directory ? DIRECTORY : REGULAR)
                | entry.attributes().mode();
    }

    /** Names of the file, this one included, in the order of their numbers. */
    List<Integer> names(int file) {
        return links.getOrDefault(owners[file], List.of(file));
    }

    // observed: rpm 4.18 numbers inodes by files from 1; all names of a file have the number of the first
    int inode(int file) {
        return names(file).get(0) + 1;
    }

    /** Sum of what is installed: a file with several names counts once. */
    long totalSize() {
        long total = 0;
        for (int i = 0; i < count(); i++) {
            total += owners[i] == i ? size(i) : 0;
        }
        return total;
    }

    /**
     * Numbers of the files in the order of the payload: those with one name, then for each file with several all its
     * names; ghosts are not in it. // source: rpm lib/rpmfi.cc; observed: rpm 4.18
     */
    List<Integer> payloadOrder() {
        List<Integer> order = new ArrayList<>(count());
        List<Integer> linked = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            List<Integer> names = names(i);
            if (names.size() == 1 && !isGhost(i)) {
                order.add(i);
            } else if (names.size() > 1 && names.get(0) == i) {
                linked.addAll(names);
            }
        }
        order.addAll(linked);
        return order;
    }

    /** True for the name of a file that carries its data: the last one. */
    boolean carriesData(int file) {
        List<Integer> names = names(file);
        return names.get(names.size() - 1) == file;
    }
}
