package dev.gopack.rpm.verify;

import dev.gopack.report.GopackException;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that a header lists. Its arrays are of one length; whether what they say makes sense is another question. */
final class FileTable {

    static final int TYPE = 0170000;
    static final int REGULAR = 0100000;
    static final int DIRECTORY = 0040000;
    static final int SYMLINK = 0120000;
    private static final int GHOST = 1 << 6; // source: rpm include/rpm/rpmfiles.h RPMFILE_GHOST

    private final Header header;
    private final List<String> paths;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final long[] sizes;
    private final long[] modes;
    private final long[] mtimes;
    private final long[] flags;
    private final List<String> digests;
    private final List<String> targets;
    private final List<String> capabilities;
    private final Map<Integer, List<Integer>> links = new HashMap<>();

    private FileTable(Header header) {
        this.header = header;
        this.paths = readPaths();
        this.sizes = numbers(header.has(Tags.LONGFILESIZES) ? Tags.LONGFILESIZES : Tags.FILESIZES);
        this.modes = numbers(Tags.FILEMODES);
        this.mtimes = numbers(Tags.FILEMTIMES);
        this.flags = numbers(Tags.FILEFLAGS);
        this.digests = texts(Tags.FILEDIGESTS);
        this.targets = texts(Tags.FILELINKTOS);
        texts(Tags.FILEUSERNAME);
        texts(Tags.FILEGROUPNAME);
        this.capabilities = header.has(Tags.FILECAPS) ? texts(Tags.FILECAPS) : List.of();
        for (int i = 0; i < paths.size(); i++) {
            if (sizes[i] < 0) {
                throw header.broken(Tags.BASENAMES.number(), "a file with a negative size");
            }
            numbers.putIfAbsent(paths.get(i), i);
        }
        findLinks();
    }

    /** The list, or empty if there is no telling what it lists. */
    static Optional<FileTable> of(RpmFile rpm, Findings findings) throws IOException {
        Optional<FileTable> table = findings.step(VerifyRules.FILE_LIST, () -> read(rpm));
        table.ifPresent(files -> new FileChecks(files, rpm.isSource(), findings).run());
        return table;
    }

    /** The list, of which only the structure is looked at. */
    static FileTable read(RpmFile rpm) {
        return new FileTable(rpm.main());
    }

    private List<String> readPaths() {
        if (header.has(Tags.OLDFILENAMES)) {
            throw header.broken(Tags.OLDFILENAMES.number(), "a file list of rpm before 4.0");
        }
        List<String> names = header.texts(Tags.BASENAMES);
        List<String> directories = header.texts(Tags.DIRNAMES);
        long[] indexes = header.numbers(Tags.DIRINDEXES);
        if (indexes.length != names.size()) {
            throw header.broken(
                    Tags.BASENAMES.number(), names.size() + " names of files, and " + indexes.length + " directories");
        }
        List<String> result = new ArrayList<>(names.size());
        for (int i = 0; i < indexes.length; i++) {
            if (indexes[i] >= directories.size()) {
                throw header.broken(
                        Tags.DIRINDEXES.number(), "directory number " + indexes[i] + " of " + directories.size());
            }
            result.add(directories.get((int) indexes[i]) + names.get(i));
        }
        return result;
    }

    private long[] numbers(Tag tag) {
        long[] values = header.numbers(tag);
        checkCount(tag, values.length);
        return values;
    }

    private List<String> texts(Tag tag) {
        List<String> values = header.texts(tag);
        checkCount(tag, values.size());
        return values;
    }

    private void checkCount(Tag tag, int count) {
        if (count != paths.size()) {
            throw header.broken(tag.number(), tag + " has " + count + " elements for " + paths.size() + " files");
        }
    }

    /** A file's names have one inode on one device. */
    private void findLinks() {
        if (!header.has(Tags.FILEINODES) || !header.has(Tags.FILEDEVICES)) {
            return;
        }
        long[] inodes = numbers(Tags.FILEINODES);
        long[] devices = numbers(Tags.FILEDEVICES);
        Map<Long, List<Integer>> byInode = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            if (isRegular(i) && !isGhost(i)) {
                byInode.computeIfAbsent(devices[i] << 32 | inodes[i], key -> new ArrayList<>(1))
                        .add(i);
            }
        }
        for (List<Integer> names : byInode.values()) {
            if (names.size() > 1) {
                names.forEach(name -> links.put(name, names));
            }
        }
    }

    int count() {
        return paths.size();
    }

    String path(int file) {
        return paths.get(file);
    }

    String quoted(int file) {
        return GopackException.quote(paths.get(file));
    }

    /** Number of the first file with this path, or -1. */
    int number(String path) {
        return numbers.getOrDefault(path, -1);
    }

    long size(int file) {
        return sizes[file];
    }

    int mode(int file) {
        return (int) modes[file];
    }

    long mtime(int file) {
        return mtimes[file];
    }

    boolean isRegular(int file) {
        return (modes[file] & TYPE) == REGULAR;
    }

    boolean isSymlink(int file) {
        return (modes[file] & TYPE) == SYMLINK;
    }

    boolean isDirectory(int file) {
        return (modes[file] & TYPE) == DIRECTORY;
    }

    boolean isGhost(int file) {
        return (flags[file] & GHOST) != 0;
    }

    String digest(int file) {
        return digests.get(file);
    }

    String target(int file) {
        return targets.get(file);
    }

    String capabilities(int file) {
        return capabilities.isEmpty() ? "" : capabilities.get(file);
    }

    /** All names of the file in the order of their numbers, this one included. */
    List<Integer> names(int file) {
        return links.getOrDefault(file, List.of(file));
    }

    /** Bytes of data that stand with this file in the payload: of several names only the last one carries them. */
    long payloadSize(int file) {
        List<Integer> names = names(file);
        boolean hasData = isRegular(file) || isSymlink(file);
        return hasData && names.get(names.size() - 1) == file ? sizes[file] : 0;
    }
}
