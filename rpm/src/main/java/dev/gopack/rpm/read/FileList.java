package dev.gopack.rpm.read;

import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that a main header lists. Its arrays are of one length, its paths are clean and none is there twice. */
public final class FileList {

    static final int TYPE = 0170000;
    static final int REGULAR = 0100000;
    static final int DIRECTORY = 0040000;
    static final int SYMLINK = 0120000;
    static final int GHOST = 1 << 6; // source: rpm include/rpm/rpmfiles.h RPMFILE_GHOST

    private final Header header;
    private final List<String> paths;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final long[] sizes;
    private final long[] modes;
    private final long[] mtimes;
    private final long[] flags;
    private final List<String> digests;
    private final List<String> targets;
    private final List<String> users;
    private final List<String> groups;
    private final List<String> languages;
    private final List<String> capabilities;
    private final Map<Integer, List<Integer>> links = new HashMap<>();

    /**
     * Reads the list.
     *
     * @param source true for a source package, whose files have no directory
     * @throws FormatException if its arrays are not of one length, or its paths are not those of files
     */
    public FileList(Header header, boolean source) {
        this.header = header;
        FileArrays arrays = new FileArrays(header);
        this.paths = paths(arrays, source);
        this.sizes = arrays.sizes();
        this.modes = arrays.numbers(Tags.FILEMODES);
        this.mtimes = arrays.numbers(Tags.FILEMTIMES);
        this.flags = arrays.numbers(Tags.FILEFLAGS);
        this.digests = arrays.texts(Tags.FILEDIGESTS);
        this.targets = arrays.texts(Tags.FILELINKTOS);
        this.users = arrays.texts(Tags.FILEUSERNAME);
        this.groups = arrays.texts(Tags.FILEGROUPNAME);
        this.languages = header.has(Tags.FILELANGS) ? arrays.texts(Tags.FILELANGS) : List.of();
        this.capabilities = header.has(Tags.FILECAPS) ? arrays.texts(Tags.FILECAPS) : List.of();
        for (int i = 0; i < paths.size(); i++) {
            if (numbers.put(paths.get(i), i) != null) {
                throw broken("lists " + GopackException.quote(paths.get(i)) + " twice");
            }
            if (sizes[i] < 0) {
                throw broken("gives " + GopackException.quote(paths.get(i)) + " a negative size");
            }
        }
        findLinks(arrays);
    }

    private List<String> paths(FileArrays arrays, boolean source) {
        for (String directory : header.texts(Tags.DIRNAMES)) {
            if (!ListedPath.isDirectory(directory, source)) {
                throw broken("has the directory " + GopackException.quote(directory));
            }
        }
        List<String> result = new ArrayList<>(arrays.count());
        for (ListedPath path : arrays.paths()) {
            if (!ListedPath.isName(path.name())) {
                throw broken("has the file name " + GopackException.quote(path.name()));
            }
            result.add(path.path());
        }
        return result;
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

    /** How many files there are. */
    public int count() {
        return paths.size();
    }

    String path(int file) {
        return paths.get(file);
    }

    /** Number of the file with this path, or -1. */
    public int number(String path) {
        return numbers.getOrDefault(path, -1);
    }

    /** Bytes of its content, of its target, or what the header says of anything else. */
    public long size(int file) {
        return sizes[file];
    }

    int mode(int file) {
        return (int) modes[file];
    }

    /** True for a file with content. */
    public boolean isRegular(int file) {
        return (modes[file] & TYPE) == REGULAR;
    }

    /** True for a directory. */
    public boolean isDirectory(int file) {
        return (modes[file] & TYPE) == DIRECTORY;
    }

    /** True for a symbolic link. */
    public boolean isSymlink(int file) {
        return (modes[file] & TYPE) == SYMLINK;
    }

    /** True if the package owns it and does not have it. */
    public boolean isGhost(int file) {
        return (flags[file] & GHOST) != 0;
    }

    long mtime(int file) {
        return mtimes[file];
    }

    int flags(int file) {
        return (int) flags[file];
    }

    String digest(int file) {
        return digests.get(file);
    }

    /** Where a symbolic link points. */
    public String target(int file) {
        return targets.get(file);
    }

    String user(int file) {
        return users.get(file);
    }

    String group(int file) {
        return groups.get(file);
    }

    String language(int file) {
        return languages.isEmpty() ? "" : languages.get(file);
    }

    String capabilities(int file) {
        return capabilities.isEmpty() ? "" : capabilities.get(file);
    }

    /** All names of the file in the order of their numbers, this one included. */
    public List<Integer> names(int file) {
        return links.getOrDefault(file, List.of(file));
    }

    /** Bytes of data that stand with this file in the payload: of several names only the last one carries them. */
    long payloadSize(int file) {
        List<Integer> names = names(file);
        boolean hasData = isRegular(file) || isSymlink(file);
        return hasData && names.get(names.size() - 1) == file ? sizes[file] : 0;
    }

    private FormatException broken(String problem) {
        return header.broken(Tags.BASENAMES.number(), "the file list " + problem);
    }
}
