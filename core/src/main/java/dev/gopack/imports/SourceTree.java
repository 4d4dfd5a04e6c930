package dev.gopack.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

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

        /** Whether it stands among the files of a folder. */
        boolean isNoFolder() {
            return this != FOLDER && this != FOLDER_LINK;
        }

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

    /**
     * What of a folder is asked for.
     *
     * @param names which names, asked first, since it costs less
     * @param kinds what may stand behind which name
     */
    record Wanted(Predicate<String> names, BiPredicate<String, Kind> kinds) {

        /** Source files. */
        static final Wanted SOURCES = new Wanted(FileNames::isCandidate, (name, kind) -> kind.isNoFolder());

        /** Source files, and what a walk needs to go on: folders and go.mod. */
        static final Wanted WALK = new Wanted(
                name -> !FileNames.isHidden(name),
                (name, kind) -> kind == Kind.FOLDER || name.equals("go.mod") || FileNames.isCandidate(name));

        /** Everything. */
        static final Wanted ALL = new Wanted(name -> true, (name, kind) -> true);

        /** What a build may need: no tests, nothing that its name excludes from the platform. */
        static Wanted build(BuildContext context) {
            return new Wanted(
                    name -> FileNames.isCandidate(name) && !FileNames.isTest(name) && FileNames.fits(name, context),
                    SOURCES.kinds());
        }
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
