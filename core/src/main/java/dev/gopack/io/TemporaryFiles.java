package dev.gopack.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Names, modes and cleaning of the temporary files and directories of ours. */
final class TemporaryFiles {

    private static final String PREFIX = ".gopack-";
    private static final String SUFFIX = ".tmp";
    private static final Duration STALE = Duration.ofDays(1);
    private static final Duration UNUSED = Duration.ofDays(7);
    private static final Set<PosixFilePermission> PRIVATE_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-rw-rw-");

    private TemporaryFiles() {}

    /** A new empty file that only its owner can read. */
    static Path create(Path directory) throws IOException {
        return Files.createTempFile(directory, PREFIX, SUFFIX, privately(directory));
    }

    /** The permissions that a plain new file in the directory gets: what the umask leaves of 0666. */
    static Set<PosixFilePermission> permissionsOfNewFile(Path directory) throws IOException {
        Path probe = Files.createTempFile(directory, PREFIX, SUFFIX, PosixFilePermissions.asFileAttribute(PLAIN));
        try {
            return Files.getPosixFilePermissions(probe);
        } finally {
            Files.delete(probe);
        }
    }

    // Asked of the system, not of the mount: inside a chroot Java finds no mount point for the directory.
    static boolean isPosix(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Tells the cleaning of other runs that the file is in use. Where locks do not work, its age protects it alone. */
    static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            return;
        }
    }

    /**
     * Removes what a killed run left: files of ours that are over a day old and that no process holds locked. Never
     * fails: whether the directory can be used is seen when it is used.
     */
    static void removeStale(Path directory) {
        Instant limit = Instant.now().minus(STALE);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path entry : entries) {
                removeIfStale(entry, limit);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return;
        }
    }

    private static void removeIfStale(Path entry, Instant limit) {
        try {
            if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                    || Files.getLastModifiedTime(entry).toInstant().isAfter(limit)) {
                return;
            }
            try (FileChannel channel = FileChannel.open(entry, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    Files.deleteIfExists(entry);
                }
            } catch (OverlappingFileLockException e) {
                return; // held by this very process
            }
        } catch (IOException e) {
            return; // another run was quicker, or it is not ours to touch
        }
    }

    /** A new empty directory that only its owner can enter. */
    static Path createDirectory(Path directory) throws IOException {
        return Files.createTempDirectory(
                directory,
                PREFIX,
                isPosix(directory)
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE_DIRECTORY)}
                        : new FileAttribute<?>[0]);
    }

    /** Removes directories of ours that are over a day old. Never fails. */
    static void removeStaleDirectories(Path directory) {
        removeDirectories(directory, PREFIX + "*", Instant.now().minus(STALE), directory);
    }

    /** Removes directories that nobody has used for a week, and says that the saved one is used. Never fails. */
    static void removeUnused(Path directory, Path save) {
        Instant now = Instant.now();
        try {
            Files.setLastModifiedTime(save, FileTime.from(now));
        } catch (IOException e) {
            // it is not there yet
        }
        removeDirectories(directory, "*", now.minus(UNUSED), save);
    }

    private static void removeDirectories(Path directory, String glob, Instant limit, Path save) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
            for (Path entry : entries) {
                if (!entry.equals(save)
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(entry).toInstant().isBefore(limit)) {
                    WorkDirectory.delete(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // another run was quicker, or it is not ours to touch
        }
    }

    private static FileAttribute<?>[] privately(Path directory) throws IOException {
        return isPosix(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)}
                : new FileAttribute<?>[0];
    }
}
