package dev.gopack.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Folders with sources: on disk or in a module zip. Paths are relative to the root, with slashes, the root is empty.
 * Usable by several threads.
 */
interface SourceTree {

    /** What stands behind a name. */
    enum Kind {
        /** A plain file. */
        FILE,
        /** A folder. */
        FOLDER,
        /** A symbolic link to a plain file. */
        LINK,
        /** A symbolic link to a folder. */
        FOLDER_LINK,
        /** A device, a pipe, or a link to nothing. */
        SPECIAL;

        /** Whether it can be read as a source file. */
        boolean isReadable() {
            return this == FILE || this == LINK;
        }
    }

    /**
     * One name in a folder.
     *
     * @param name without the folder
     * @param kind what it is
     */
    record Entry(String name, Kind kind) {}

    /** What of a folder is asked for. */
    enum Wanted {
        /** Source files. */
        SOURCES {
            @Override
            boolean wants(String name) {
                return FileNames.isCandidate(name);
            }

            @Override
            boolean keeps(String name, Kind kind) {
                return kind != Kind.FOLDER && kind != Kind.FOLDER_LINK;
            }
        },
        /** Source files, and what a walk needs to go on: folders and go.mod. */
        WALK {
            @Override
            boolean wants(String name) {
                return !FileNames.isHidden(name);
            }

            @Override
            boolean keeps(String name, Kind kind) {
                return kind == Kind.FOLDER || name.equals("go.mod") || FileNames.isCandidate(name);
            }
        },
        /** Everything. */
        ALL {
            @Override
            boolean wants(String name) {
                return true;
            }

            @Override
            boolean keeps(String name, Kind kind) {
                return true;
            }
        };

        abstract boolean wants(String name);

        abstract boolean keeps(String name, Kind kind);
    }

    /**
     * What is wanted of a folder, sorted by name.
     *
     * @throws Limits.Exceeded if there is more of it than is looked at
     */
    List<Entry> list(String folder, Wanted wanted) throws IOException;

    /** The bytes of a plain file; the caller closes it. */
    InputStream open(String file) throws IOException;

    /** What a path is, or null if there is nothing. Does not follow the link at its end. */
    @org.jspecify.annotations.Nullable
    Kind kind(String path);

    /** The path as a person would give it. */
    String describe(String path);

    /** Joins a folder of a tree and a name in it. */
    static String join(String folder, String name) {
        return folder.isEmpty() ? name : name.isEmpty() ? folder : folder + "/" + name;
    }
}
