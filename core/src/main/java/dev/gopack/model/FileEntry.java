package dev.gopack.model;

import dev.gopack.io.ContentSource;
import dev.gopack.report.GopackException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** One thing that a package installs. */
public sealed interface FileEntry {

    /** Where it is installed. */
    EntryPath path();

    /** Owner, mode, time. */
    FileAttributes attributes();

    /** A regular file with content. */
    record Regular(EntryPath path, FileAttributes attributes, FileRole role, ContentSource content)
            implements FileEntry {
        /** Refuses missing parts. */
        public Regular {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(attributes, "attributes");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(content, "content");
        }
    }

    /**
     * A directory.
     *
     * @param implicit true if the package does not own it and it is only there because something lies below it: rpm
     *     leaves it out, deb needs it in the archive
     */
    record Directory(EntryPath path, FileAttributes attributes, boolean implicit) implements FileEntry {}

    /**
     * A symbolic link.
     *
     * @param target text of the link, absolute or relative, not normalised
     */
    record Symlink(EntryPath path, FileAttributes attributes, String target) implements FileEntry {
        /** Refuses targets that no file system would take. */
        public Symlink {
            if (target.isEmpty()
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(target)
                    || target.getBytes(StandardCharsets.UTF_8).length > EntryPath.MAX_BYTES
                    || target.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
                throw new IllegalArgumentException("not a legal link target: " + GopackException.quote(target));
            }
        }

        /** Length of the target in UTF-8 bytes, which is the size of the link. */
        public int size() {
            return target.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** A second name of a regular file of the same package; attributes and content are that file's. */
    record Hardlink(EntryPath path, FileAttributes attributes, EntryPath target) implements FileEntry {}

    /** A file that the package owns but does not bring, such as a log (rpm only). */
    record Ghost(EntryPath path, FileAttributes attributes, FileRole role) implements FileEntry {}
}
