package dev.gopack.rpm.read;

import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tags with one element a file. The reader and the verifier ask the same of them before they look at what they say:
 * that their lengths fit, and that what stands there in two ways is the same in both.
 */
public final class FileArrays {

    // source: rpm lib/rpmfi.c rpmfilesPopulate: "Wrong number of entries for tag"
    private static final List<Tag> OTHERS = List.of(
            Tags.FILERDEVS,
            Tags.FILEVERIFYFLAGS,
            Tags.FILECOLORS,
            Tags.FILECLASS,
            Tags.FILELANGS,
            Tags.FILEINODES,
            Tags.FILEDEVICES);

    /** Bytes of a path; the kernel takes no more, and 1 for its NUL. */
    private static final int LONGEST_PATH = 4095;

    /** All paths together beyond twice the size of the header: one directory may be that of a million files. */
    private static final long MOST_PATHS = 8L << 20;

    private final Header header;
    private final List<ListedPath> paths;

    /**
     * Reads the paths.
     *
     * @throws dev.gopack.report.FormatException if the arrays are not of one length
     */
    public FileArrays(Header header) {
        this.header = header;
        if (header.has(Tags.OLDFILENAMES)) {
            throw header.broken(Tags.OLDFILENAMES.number(), "file lists of rpm before 4.0 are not supported");
        }
        this.paths = readPaths();
        for (Tag tag : OTHERS) {
            header.entry(tag.number()).ifPresent(entry -> checkCount(tag, entry.count()));
        }
    }

    private List<ListedPath> readPaths() {
        List<String> names = header.texts(Tags.BASENAMES);
        List<String> directories = header.texts(Tags.DIRNAMES);
        long[] indexes = header.numbers(Tags.DIRINDEXES);
        if (indexes.length != names.size()) {
            throw header.broken(
                    Tags.BASENAMES.number(),
                    "the file list has " + names.size() + " BASENAMES and " + indexes.length + " DIRINDEXES");
        }
        List<ListedPath> result = new ArrayList<>(names.size());
        long left = MOST_PATHS + 2L * header.size();
        for (int i = 0; i < indexes.length; i++) {
            if (indexes[i] >= directories.size()) {
                throw header.broken(
                        Tags.DIRINDEXES.number(),
                        "the file list has directory number " + indexes[i] + " of " + directories.size());
            }
            ListedPath path = new ListedPath(directories.get((int) indexes[i]), names.get(i));
            left -= path.length();
            if (path.length() > LONGEST_PATH || left < 0) {
                throw header.broken(
                        Tags.DIRNAMES.number(),
                        "the file list has a path of more than " + LONGEST_PATH
                                + " bytes, or paths that are longer together than a header of this size may have");
            }
            result.add(path);
        }
        return result;
    }

    /** The files in the order of the header. */
    public List<ListedPath> paths() {
        return paths;
    }

    /** How many files there are. */
    public int count() {
        return paths.size();
    }

    /**
     * Sizes of the files. There are two tags for them, and rpm writes the one or the other. // source: rpm lib/rpmfi.c
     * rpmfilesFSize takes FILESIZES where both are, lib/tagexts.c the other one; observed: rpm 4.18 fails to install
     */
    public long[] sizes() {
        if (!header.has(Tags.LONGFILESIZES)) {
            return numbers(Tags.FILESIZES);
        }
        long[] sizes = numbers(Tags.LONGFILESIZES);
        if (header.has(Tags.FILESIZES) && !Arrays.equals(sizes, numbers(Tags.FILESIZES))) {
            throw header.broken(Tags.FILESIZES.number(), "FILESIZES and LONGFILESIZES say different things");
        }
        return sizes;
    }

    /** What a tag says of each file; fails if it says it of another number of files. */
    public long[] numbers(Tag tag) {
        long[] values = header.numbers(tag);
        checkCount(tag, values.length);
        return values;
    }

    /** As {@link #numbers}, for texts. */
    public List<String> texts(Tag tag) {
        List<String> values = header.texts(tag);
        checkCount(tag, values.size());
        return values;
    }

    private void checkCount(Tag tag, int count) {
        if (count != paths.size()) {
            throw header.broken(tag.number(), tag + " has " + count + " elements for " + paths.size() + " files");
        }
    }
}
