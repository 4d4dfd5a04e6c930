package dev.gopack.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sources in a folder on disk. */
record FolderTree(Path root) implements SourceTree {

    @Override
    public List<Entry> list(String folder, Wanted wanted) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path(folder))) {
            for (Path each : stream) {
                String name = each.getFileName().toString();
                Kind kind = wanted.names().test(name) ? kind(each) : null;
                if (kind == null || !wanted.kinds().test(name, kind)) {
                    continue;
                }
                if (entries.size() == Limits.FILES_PER_FOLDER) {
                    throw new Limits.Exceeded("more than " + Limits.FILES_PER_FOLDER + " source files and folders");
                }
                entries.add(new Entry(name, kind));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }

    @Override
    public InputStream open(String file) throws IOException {
        return Files.newInputStream(path(file));
    }

    @Override
    public @Nullable Kind kind(String path) {
        try {
            return kind(path(path));
        } catch (InvalidPathException e) {
            return null;
        }
    }

    @Override
    public String describe(String path) {
        return root.resolve(path).toString();
    }

    private Path path(String path) {
        return path.isEmpty() ? root : root.resolve(path);
    }

    private static @Nullable Kind kind(Path path) {
        BasicFileAttributes own = attributes(path, LinkOption.NOFOLLOW_LINKS);
        if (own == null) {
            return null;
        }
        if (own.isSymbolicLink()) {
            BasicFileAttributes target = attributes(path);
            if (target != null && target.isDirectory()) {
                return Kind.FOLDER_LINK;
            }
            return target != null && target.isRegularFile() ? Kind.LINK : Kind.SPECIAL;
        }
        return own.isDirectory() ? Kind.FOLDER : own.isRegularFile() ? Kind.FILE : Kind.SPECIAL;
    }

    private static @Nullable BasicFileAttributes attributes(Path path, LinkOption... options) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, options);
        } catch (IOException e) {
            return null; // gone, or behind a folder that cannot be entered
        }
    }
}
