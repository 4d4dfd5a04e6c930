package dev.gopack.io;

import dev.gopack.report.GopackException;
import dev.gopack.report.OutputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears complete at its final path or not at all. The bytes go to a temporary file beside it, readable by
 * its owner alone; {@link #commit} forces them to disk, gives the file the mode of a plain new file and moves it over
 * the target. {@link #close} without a commit removes the temporary file and leaves the target as it was.
 */
public final class AtomicOutput implements Closeable {

    private final Path target;
    private final Path directory;
    private final TemporaryFiles.Locked temporary;
    private final FileChannel channel;

    private AtomicOutput(Path target, Path directory, TemporaryFiles.Locked temporary) {
        this.target = target;
        this.directory = directory;
        this.temporary = temporary;
        this.channel = temporary.channel();
    }

    /**
     * Starts an output.
     *
     * @throws OutputException if the target is a directory or something else that must not be replaced, or its
     *     directory cannot be written to
     */
    public static AtomicOutput open(Path target) {
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null || Files.isDirectory(target)) {
            throw new OutputException("cannot write " + target + ": it is a directory");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new OutputException("cannot write " + target + ": it exists and is not a regular file");
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new OutputException("cannot write " + target + ": " + directory + " is not a directory");
        }
        try {
            if (!Files.exists(directory)) { // JDK 17 refuses to "create" a directory that a link stands for
                Files.createDirectories(directory);
            }
            TemporaryFiles.removeStale(directory);
            return new AtomicOutput(target, directory, TemporaryFiles.create(directory));
        } catch (FileAlreadyExistsException e) {
            throw new OutputException(
                    "cannot write " + target + ": no directory can be made where " + e.getFile()
                            + " is, which is none, as a link to nothing",
                    e);
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** Where the bytes go; may be positioned freely. */
    public FileChannel channel() {
        return channel;
    }

    /** Directory of the output: the place for spools, so that they share its file system and free space. */
    public Path directory() {
        return directory;
    }

    /** The bytes so far, for a last look before {@link #commit}. Closing the view leaves the output open. */
    public ByteSource reread() {
        // A second descriptor would take the lock along when it is closed. // source: fcntl(2), record locks
        return new ChannelView(target.toString(), channel);
    }

    /**
     * Makes the output visible.
     *
     * @throws OutputException if the move fails; the target is then as it was
     */
    public void commit() {
        commit(false);
    }

    /**
     * As {@link #commit}, with the permissions of the file that it replaces, and its owner where that may be given.
     *
     * @throws OutputException if there is no such file, or the move fails
     */
    public void replace() {
        commit(true);
    }

    private void commit(boolean same) {
        try {
            boolean posix = TemporaryFiles.isPosix(directory);
            if (posix && same) {
                TemporaryFiles.copyPermissions(target, temporary.path());
            } else if (posix) {
                Files.setPosixFilePermissions(temporary.path(), TemporaryFiles.permissionsOfNewFile(directory));
            }
            channel.force(true);
            if (!posix) {
                channel.close(); // Windows moves no open file
            }
            // A symbolic link at the target is replaced, never followed.
            Files.move(temporary.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            channel.close(); // with its lock, which has kept the cleaning of other runs away until here
            forceDirectory();
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** Removes the temporary file unless {@link #commit} moved it. */
    @Override
    public void close() throws IOException {
        temporary.remove();
    }

    private void forceDirectory() {
        // POSIX keeps the new name only once the directory is on disk; Windows cannot open directories.
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            return;
        }
    }

    private static OutputException failure(Path target, IOException e) {
        return new OutputException("cannot write " + target + ": " + GopackException.reason(e), e);
    }
}
