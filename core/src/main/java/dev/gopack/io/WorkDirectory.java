package dev.gopack.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A new directory that only its owner can enter, and that is deleted with all that is in it. */
public final class WorkDirectory implements Closeable {

    private final Path path;
    private final TemporaryFiles.Locked inUse;

    private WorkDirectory(Path path, TemporaryFiles.Locked inUse) {
        this.path = path;
        this.inUse = inUse;
    }

    /** A new directory in another one, which is made if it is missing; what killed runs left there is removed. */
    public static WorkDirectory in(Path parent) throws IOException {
        if (!Files.exists(parent)) { // JDK 17 refuses to "create" a directory that a link stands for
            Files.createDirectories(parent);
        }
        TemporaryFiles.removeStale(parent);
        TemporaryFiles.Locked inUse = TemporaryFiles.create(parent.toAbsolutePath());
        try {
            return new WorkDirectory(TemporaryFiles.createDirectory(inUse), inUse);
        } catch (IOException e) {
            inUse.remove();
            throw e;
        }
    }

    /** Removes what nobody has used for a week from a cache in which every entry is a directory, save one entry. */
    public static void removeUnused(Path cache, Path save) {
        TemporaryFiles.removeUnused(cache, save);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            delete(path);
        } finally {
            inUse.remove();
        }
    }

    /** Deletes a directory with all that is in it, also what go makes read-only. Links are not followed. */
    static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                folder.toFile().setWritable(true, true);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    file.toFile().setWritable(true, true); // Windows deletes nothing that is read-only
                }
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
