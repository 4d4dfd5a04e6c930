package dev.gopack.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Names, modes and cleaning of the temporary files and directories of ours. */
final class TemporaryFiles {

    private static final String PREFIX = ".gopack-";
    private static final String SUFFIX = ".tmp";
    // No other process has the same two numbers, be it in another container.
    private static final String OURS =
            PREFIX + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX) + "-"
                    + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";
    private static final int MOST_ATTEMPTS = 100;
    private static final Duration UNUSED = Duration.ofDays(7);
    private static final Set<PosixFilePermission> PRIVATE_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-rw-rw-");

    private TemporaryFiles() {}

    /**
     * A new empty file, open and locked. It is in use as long as the channel is open.
     *
     * @param path where it is
     * @param channel for reading and writing
     */
    record Locked(Path path, FileChannel channel) {

        /** Ends the use, and deletes the file if it is still there. */
        void remove() throws IOException {
            try {
                channel.close();
            } finally {
                Files.deleteIfExists(path);
            }
        }
    }

    /** A new empty file that only its owner can read. */
    static Locked create(Path directory) throws IOException {
        return create(directory, privately(directory));
    }

    private static Locked create(Path directory, FileAttribute<?>... attributes) throws IOException {
        for (int attempt = 1; true; attempt++) {
            Path path = Files.createTempFile(directory, OURS, SUFFIX, attributes);
            try {
                FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                // Until it was locked, another run could take it for what a killed one left.
                if (lock(channel) && Files.exists(path)) {
                    return new Locked(path, channel);
                }
                channel.close();
            } catch (NoSuchFileException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            } catch (IOException e) {
                Files.deleteIfExists(path);
                throw e;
            }
            if (attempt == MOST_ATTEMPTS) {
                throw new IOException("another process removes the temporary files in " + directory);
            }
        }
    }

    /** The permissions that a plain new file in the directory gets: what the umask leaves of 0666. */
    static Set<PosixFilePermission> permissionsOfNewFile(Path directory) throws IOException {
        Locked probe = create(directory, PosixFilePermissions.asFileAttribute(PLAIN));
        try {
            return Files.getPosixFilePermissions(probe.path());
        } finally {
            probe.remove();
        }
    }

    /** Gives a file owner, group and permissions of another one; owner and group only if this user may. */
    static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributeView given = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        try {
            if (!given.readAttributes().group().equals(wanted.group())) {
                given.setGroup(wanted.group());
            }
            if (!given.readAttributes().owner().equals(wanted.owner())) {
                given.setOwner(wanted.owner());
            }
        } catch (FileSystemException e) {
            // only the superuser gives files away; whoever may write here may own the new one
        }
        given.setPermissions(wanted.permissions());
    }

    // Asked of the system, not of the mount: inside a chroot Java finds no mount point for the directory.
    static boolean isPosix(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Tells the cleaning of other runs that the file is in use. Where locks do not work, nothing is cleaned.
     *
     * @return false if such a cleaning holds it now
     */
    static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Removes what killed runs left: files of ours that no process holds locked, each with the directory of the same
     * name. How old they are does not matter, since clocks are wrong at times. Never fails: whether the directory can be
     * used is seen when it is used.
     */
    static void removeStale(Path directory) {
        // Those of this process are not even opened: that would end their locks. // source: fcntl(2), record locks
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path entry : entries) {
                if (!String.valueOf(entry.getFileName()).startsWith(OURS)) {
                    removeIfStale(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return;
        }
    }

    private static void removeIfStale(Path entry) {
        try {
            if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            try (FileChannel channel = FileChannel.open(entry, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    Path folder = directoryOf(entry);
                    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                        WorkDirectory.delete(folder);
                    }
                    Files.deleteIfExists(entry);
                }
            } catch (OverlappingFileLockException e) {
                return; // held by this very process
            }
        } catch (IOException e) {
            return; // another run was quicker, or it is not ours to touch
        }
    }

    /** The directory that is in use as long as a file is. */
    static Path directoryOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** A new empty directory that only its owner can enter, beside a file that says how long it is in use. */
    static Path createDirectory(Locked beside) throws IOException {
        Path directory = directoryOf(beside.path());
        return Files.createDirectory(
                directory,
                isPosix(directory)
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE_DIRECTORY)}
                        : new FileAttribute<?>[0]);
    }

    /** Removes directories that nobody has used for a week, and says that the saved one is used. Never fails. */
    static void removeUnused(Path directory, Path save) {
        Instant now = Instant.now();
        try {
            Files.setLastModifiedTime(save, FileTime.from(now));
        } catch (IOException e) {
            // it is not there yet
        }
        Instant limit = now.minus(UNUSED);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
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
