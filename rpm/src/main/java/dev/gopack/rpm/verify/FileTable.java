package dev.gopack.rpm.verify;

import dev.gopack.report.GopackException;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.FileArrays;
import dev.gopack.rpm.read.ListedPath;
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
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    static final int SYMLINK = 0120000;
    private static final int GHOST = 1 << 6; // source: rpm include/rpm/rpmfiles.h RPMFILE_GHOST

    private final Header header;
    private final List<ListedPath> listed;
    private final List<String> paths;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final long[] sizes;
    private final long[] modes;
    private final long[] mtimes;
    private final long[] flags;
    private final long[] devices;
    private final List<String> digests;
    private final List<String> targets;
    private final List<String> capabilities;
    private final Map<Integer, List<Integer>> links = new HashMap<>();

    private FileTable(Header header) {
        this.header = header;
        FileArrays arrays = new FileArrays(header);
        this.listed = arrays.paths();
        this.paths = listed.stream().map(ListedPath::path).toList();
        this.sizes = arrays.sizes();
        this.modes = arrays.numbers(Tags.FILEMODES);
        this.mtimes = arrays.numbers(Tags.FILEMTIMES);
        this.flags = arrays.numbers(Tags.FILEFLAGS);
        this.devices = header.has(Tags.FILERDEVS) ? arrays.numbers(Tags.FILERDEVS) : new long[paths.size()];
        this.digests = arrays.texts(Tags.FILEDIGESTS);
        this.targets = arrays.texts(Tags.FILELINKTOS);
        arrays.texts(Tags.FILEUSERNAME);
        arrays.texts(Tags.FILEGROUPNAME);
        this.capabilities = header.has(Tags.FILECAPS) ? arrays.texts(Tags.FILECAPS) : List.of();
        for (int i = 0; i < paths.size(); i++) {
            if (sizes[i] < 0) {
                throw header.broken(Tags.BASENAMES.number(), "a file with a negative size");
            }
            numbers.putIfAbsent(paths.get(i), i);
        }
        findLinks(arrays);
    }

    /** The list, or empty if there is no telling what it lists. */
    static Optional<FileTable> of(RpmFile rpm, Findings findings) throws IOException {
        Optional<FileTable> table = findings.step(VerifyRules.FILE_LIST, () -> read(rpm));
        return table.filter(files -> new FileChecks(files, rpm.isSource(), findings).run());
    }

    /** The list, of which only the structure is looked at. */
    static FileTable read(RpmFile rpm) {
        return new FileTable(rpm.main());
    }

    /** A file's names have one inode on one device. // source: rpm lib/rpmfi.c: 0 is the inode of none */
    private void findLinks(FileArrays arrays) {
        if (!header.has(Tags.FILEINODES) || !header.has(Tags.FILEDEVICES)) {
            return;
        }
        long[] inodes = arrays.numbers(Tags.FILEINODES);
        long[] devices = arrays.numbers(Tags.FILEDEVICES);
        Map<Long, List<Integer>> byInode = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            if (isRegular(i) && !isGhost(i) && inodes[i] != 0) {
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

    /** Where rpm installs them. */
    List<String> paths() {
        return paths;
    }

    /** Where rpm installs it. */
    String path(int file) {
        return paths.get(file);
    }

    /** The path as it is listed. */
    ListedPath listed(int file) {
        return listed.get(file);
    }

    /** The directories, those of no file included. */
    List<String> directories() {
        return header.texts(Tags.DIRNAMES);
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

    boolean isDevice(int file) {
        return (mode(file) & TYPE) == CHARACTER_DEVICE || (mode(file) & TYPE) == BLOCK_DEVICE;
    }

    int device(int file) {
        return (int) devices[file];
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
