package dev.gopack.format;

import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import java.util.List;
import java.util.function.Function;

/** Files of plans as a reader of the package would show them. */
public final class PlannedFiles {

    private PlannedFiles() {}

    /**
     * The files in their order, without digests.
     *
     * @param flags the format's marks of a file
     */
    public static List<PackagedFile> describe(List<FileEntry> files, Function<FileEntry, List<String>> flags) {
        return files.stream().map(file -> describe(file, flags.apply(file))).toList();
    }

    private static PackagedFile describe(FileEntry file, List<String> flags) {
        String kind = "file";
        long size = 0;
        String target = "";
        if (file instanceof FileEntry.Regular regular) {
            size = regular.content().size();
        } else if (file instanceof FileEntry.Directory) {
            kind = "directory";
        } else if (file instanceof FileEntry.Symlink link) {
            kind = "symlink";
            target = link.target();
        } else if (file instanceof FileEntry.Hardlink link) {
            kind = "hardlink";
            target = link.target().value();
        }
        FileAttributes has = file.attributes();
        return new PackagedFile(
                file.path().value(),
                kind,
                has.mode(),
                has.owner().user(),
                has.owner().group(),
                size,
                has.mtime(),
                target,
                "",
                flags);
    }
}
