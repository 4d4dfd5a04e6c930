package dev.gopack.rpm.plan;

import dev.gopack.model.FileEntry;
import java.util.List;

/** Where sizes stop fitting. */
public final class Sizes {

    /**
     * The first size for which rpm uses 64-bit tags, and the file size from which the payload has stripped headers.
     * // source: rpm build/pack.cc, build/files.cc: sizes are compared with UINT32_MAX
     */
    public static final long LONG = 0xffff_ffffL;

    private Sizes() {}

    /** Size of an entry's own content in bytes; a further name of a file has none of its own. */
    public static long of(FileEntry file) {
        if (file instanceof FileEntry.Regular regular) {
            return regular.content().size();
        }
        return file instanceof FileEntry.Symlink link ? link.size() : 0;
    }

    /** True if the payload cannot be plain cpio. */
    public static boolean hasLargeFile(List<FileEntry> files) {
        return files.stream().anyMatch(file -> of(file) >= LONG);
    }
}
