package dev.gopack.rpm.read;

import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.Tags;
import java.util.ArrayList;
import java.util.List;

/** The files of a package in the order of its header. */
final class PackagedFiles {

    /** Tags with one element a file, and their dictionaries. */
    static final List<Tag> TAGS = List.of(
            Tags.FILESIZES,
            Tags.LONGFILESIZES,
            Tags.FILEMODES,
            Tags.FILERDEVS,
            Tags.FILEMTIMES,
            Tags.FILEDIGESTS,
            Tags.FILEDIGESTALGO,
            Tags.FILELINKTOS,
            Tags.FILEFLAGS,
            Tags.FILEUSERNAME,
            Tags.FILEGROUPNAME,
            Tags.FILEVERIFYFLAGS,
            Tags.FILEDEVICES,
            Tags.FILEINODES,
            Tags.FILELANGS,
            Tags.FILECAPS,
            Tags.DIRINDEXES,
            Tags.BASENAMES,
            Tags.DIRNAMES,
            Tags.FILECOLORS,
            Tags.FILECLASS,
            Tags.CLASSDICT,
            Tags.FILEMIMEINDEX,
            Tags.MIMEDICT,
            Tags.FILEDEPENDSX,
            Tags.FILEDEPENDSN,
            Tags.DEPENDSDICT);

    // source: rpm include/rpm/rpmfiles.h rpmfileAttrs_e; bit by bit from the lowest, empty where nothing is to be said
    private static final List<String> FLAGS = List.of(
            "config",
            "doc",
            "icon",
            "missingok",
            "noreplace",
            "specfile",
            "ghost",
            "license",
            "readme",
            "",
            "",
            "pubkey",
            "artifact");

    private PackagedFiles() {}

    static List<PackagedFile> of(Header header, FileList files) {
        String algorithm = FileDigest.of(header).name();
        List<PackagedFile> result = new ArrayList<>(files.count());
        for (int i = 0; i < files.count(); i++) {
            int first = files.names(i).get(0);
            result.add(new PackagedFile(
                    files.path(i),
                    kind(files, i),
                    files.mode(i) & 07777,
                    files.user(i),
                    files.group(i),
                    files.size(i),
                    files.mtime(i),
                    first == i ? files.target(i) : files.path(first),
                    files.digest(i).isEmpty() ? "" : algorithm + ":" + files.digest(i),
                    flags(files, i)));
        }
        return result;
    }

    /** Of several names of one file the first is the file, and the others are links to it. */
    private static String kind(FileList files, int file) {
        return switch (files.mode(file) & FileList.TYPE) {
            case FileList.REGULAR -> files.names(file).get(0) == file ? "file" : "hardlink";
            case FileList.DIRECTORY -> "directory";
            case FileList.SYMLINK -> "symlink";
            case 0010000 -> "fifo";
            case 0060000 -> "block-device";
            default -> "device";
        };
    }

    private static List<String> flags(FileList files, int file) {
        List<String> flags = new ArrayList<>();
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            if ((files.flags(file) >>> bit & 1) != 0) {
                boolean known = bit < FLAGS.size() && !FLAGS.get(bit).isEmpty();
                flags.add(known ? FLAGS.get(bit) : "bit " + bit);
            }
        }
        if (!files.language(file).isEmpty()) {
            flags.add("lang(" + files.language(file) + ")");
        }
        if (!files.capabilities(file).isEmpty()) {
            flags.add("caps(" + files.capabilities(file) + ")");
        }
        return flags;
    }
}
