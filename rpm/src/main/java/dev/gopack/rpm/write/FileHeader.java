package dev.gopack.rpm.write;

import dev.gopack.model.FileEntry;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.plan.Capabilities;
import dev.gopack.rpm.plan.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The file tags of a main header: arrays with one element a file. */
final class FileHeader {

    private static final int SHA256_ALGORITHM = 8; // RFC 4880, 9.4
    private static final String NO_SHA256 = "0".repeat(64);

    // source: rpm include/rpm/rpmfiles.h rpmfileAttrs_e
    private static final int CONFIG = 1;
    private static final int DOC = 1 << 1;
    private static final int MISSINGOK = 1 << 3;
    private static final int NOREPLACE = 1 << 4;
    private static final int GHOST = 1 << 6;
    private static final int LICENSE = 1 << 7;
    private static final int README = 1 << 8;

    private static final int VERIFY_ALL = -1;
    // observed: rpm 4.18 does not check digest (1), size (2), link (4) and time (0x20) of ghosts
    private static final int VERIFY_GHOST = ~(1 | 2 | 4 | 0x20);

    private final FileTable files;
    private final boolean six;
    private final HeaderBuilder header;

    private FileHeader(FileTable files, boolean six, HeaderBuilder header) {
        this.files = files;
        this.six = six;
        this.header = header;
    }

    static void add(FileTable files, FileClass classes, boolean six, HeaderBuilder header) {
        FileHeader tags = new FileHeader(files, six, header);
        if (files.count() == 0) {
            tags.totalSize();
            return;
        }
        tags.paths();
        tags.sizes();
        tags.attributes();
        tags.contents(classes);
    }

    private void paths() {
        Map<String, Integer> directories = new LinkedHashMap<>();
        int[] indexes = new int[files.count()];
        List<String> names = new ArrayList<>(files.count());
        for (int i = 0; i < files.count(); i++) {
            String path = files.path(i).value();
            int cut = path.lastIndexOf('/') + 1;
            names.add(path.substring(cut));
            String directory = path.substring(0, cut);
            Integer known = directories.putIfAbsent(directory, directories.size());
            indexes[i] = known == null ? directories.size() - 1 : known;
        }
        header.ints(Tags.DIRINDEXES, indexes)
                .texts(Tags.BASENAMES, names)
                .texts(Tags.DIRNAMES, List.copyOf(directories.keySet()));
    }

    private void sizes() {
        long[] sizes = IntStream.range(0, files.count()).mapToLong(files::size).toArray();
        if (six || java.util.Arrays.stream(sizes).anyMatch(size -> size >= Sizes.LONG)) {
            header.longs(Tags.LONGFILESIZES, sizes);
        } else {
            header.ints(Tags.FILESIZES, ints(i -> (int) files.size(i)));
        }
        totalSize();
    }

    private void totalSize() {
        long total = files.totalSize();
        if (six || total >= Sizes.LONG) {
            header.longs(Tags.LONGSIZE, total);
        } else {
            header.ints(Tags.SIZE, (int) total);
        }
    }

    private void attributes() {
        short[] modes = new short[files.count()];
        for (int i = 0; i < modes.length; i++) {
            modes[i] = (short) files.mode(i);
        }
        header.shorts(Tags.FILEMODES, modes)
                .shorts(Tags.FILERDEVS, new short[files.count()])
                .ints(Tags.FILEMTIMES, ints(i -> (int) files.attributes(i).mtime()))
                .ints(Tags.FILEFLAGS, ints(this::flags))
                .texts(Tags.FILEUSERNAME, texts(i -> files.attributes(i).owner().user()))
                .texts(
                        Tags.FILEGROUPNAME,
                        texts(i -> files.attributes(i).owner().group()))
                .ints(Tags.FILEVERIFYFLAGS, ints(i -> files.isGhost(i) ? VERIFY_GHOST : VERIFY_ALL))
                // observed: rpm 4.18 writes device 0 for ghosts that did not exist when the package was built
                .ints(Tags.FILEDEVICES, ints(i -> files.isGhost(i) ? 0 : 1))
                .ints(Tags.FILEINODES, ints(files::inode))
                .texts(Tags.FILELANGS, texts(i -> files.attributes(i).lang()));
        List<String> capabilities =
                texts(i -> Capabilities.canonical(files.attributes(i).capabilities()));
        if (capabilities.stream().anyMatch(text -> !text.isEmpty())) {
            header.texts(Tags.FILECAPS, capabilities);
        }
    }

    private void contents(FileClass classes) {
        header.texts(Tags.FILEDIGESTS, texts(i -> files.hasContent(i) ? NO_SHA256 : ""))
                .ints(Tags.FILEDIGESTALGO, SHA256_ALGORITHM)
                .texts(
                        Tags.FILELINKTOS,
                        texts(i -> files.entry(i) instanceof FileEntry.Symlink link ? link.target() : ""))
                .ints(Tags.FILECOLORS, new int[files.count()]);
        if (six) {
            header.texts(Tags.MIMEDICT, new MimeTypes(classes).dictionary())
                    .ints(Tags.FILEMIMEINDEX, new int[files.count()]);
        } else {
            header.texts(Tags.CLASSDICT, classes.dictionary()).ints(Tags.FILECLASS, new int[files.count()]);
        }
    }

    private int flags(int file) {
        int role =
                switch (files.role(file)) {
                    case PLAIN -> 0;
                    case CONFIG -> CONFIG;
                    case CONFIG_NOREPLACE -> CONFIG | NOREPLACE;
                    case CONFIG_MISSINGOK -> CONFIG | MISSINGOK;
                    case DOC -> DOC;
                    case LICENSE -> LICENSE;
                    case README -> README;
                };
        return files.isGhost(file) ? role | GHOST : role;
    }

    private int[] ints(IntUnaryOperator value) {
        return IntStream.range(0, files.count()).map(value).toArray();
    }

    private List<String> texts(IntFunction<String> value) {
        return IntStream.range(0, files.count()).mapToObj(value).toList();
    }
}
