package dev.gopack.rpm.write;

import dev.gopack.model.FileEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Kinds of files as packages of format 6 name them, for the kinds that {@link FileClass} tells apart. // source: rpm
 * build/rpmfc.cc, which takes what libmagic says; observed: file 5.44 --mime-type
 */
final class MimeTypes {

    private static final String UNKNOWN = "application/octet-stream";
    private static final String LINK = "inode/symlink";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("directory", "inode/directory"),
            Map.entry("empty", "inode/x-empty"),
            Map.entry("ASCII text", "text/plain"),
            Map.entry("Unicode text, UTF-8 text", "text/plain"),
            Map.entry("POSIX shell script, ASCII text executable", "text/x-shellscript"),
            Map.entry("Bourne-Again shell script, ASCII text executable", "text/x-shellscript"),
            Map.entry("Python script, ASCII text executable", "text/x-script.python"),
            Map.entry("script, ASCII text executable", "text/plain"),
            Map.entry("gzip compressed data", "application/gzip"),
            Map.entry("XZ compressed data", "application/x-xz"),
            Map.entry("Zstandard compressed data", "application/zstd"),
            Map.entry("Zip archive data", "application/zip"),
            Map.entry("PNG image data", "image/png"),
            Map.entry("PDF document", "application/pdf"));

    private final List<String> types = new ArrayList<>();
    private final List<String> dictionary = new ArrayList<>();

    MimeTypes(FileClass classes) {
        classes.dictionary().forEach(kind -> types.add(type(kind)));
        dictionary.add(""); // of what has no content to look at
        dictionary.add(LINK);
        types.stream().filter(type -> !dictionary.contains(type)).distinct().forEach(dictionary::add);
    }

    private static String type(String kind) {
        if (kind.startsWith("ELF ")) {
            return elf(kind);
        }
        return TYPES.getOrDefault(kind, UNKNOWN);
    }

    private static String elf(String kind) {
        if (kind.contains("pie executable")) {
            return "application/x-pie-executable";
        }
        if (kind.contains("shared object")) {
            return "application/x-sharedlib";
        }
        if (kind.contains("relocatable")) {
            return "application/x-object";
        }
        return kind.contains("executable") ? "application/x-executable" : UNKNOWN;
    }

    /** All types. */
    List<String> dictionary() {
        return dictionary;
    }

    /** Number of the type of symbolic links. */
    int link() {
        return dictionary.indexOf(LINK);
    }

    /** Number of the type of a kind. */
    int number(int kind) {
        return dictionary.indexOf(types.get(kind));
    }

    /**
     * Numbers of the types of all files.
     *
     * @param kinds by {@link FileClass}
     */
    int[] indexes(FileTable files, int[] kinds) {
        int[] indexes = new int[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            if (files.entry(i) instanceof FileEntry.Symlink) {
                indexes[i] = link();
            } else if (!files.isGhost(i)) {
                indexes[i] = number(kinds[i]);
            }
        }
        return indexes;
    }
}
