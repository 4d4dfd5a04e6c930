package dev.gopack.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a killed run left behind is removed by a later one, if it is surely nobody's any more. */
class StaleFilesTest {

    @TempDir
    Path directory;

    @ParameterizedTest(name = "last changed {0} days from now")
    @ValueSource(ints = {-2, 0, 400})
    void aFileThatNobodyHoldsIsRemovedWhateverTheClockSays(int days) throws IOException {
        Path left = changed(".gopack-1234.tmp", days);
        clean();
        assertThat(left).doesNotExist();
    }

    @Test
    void theDirectoryOfAFileThatNobodyHoldsIsRemovedWithIt() throws IOException {
        Files.createFile(directory.resolve(".gopack-1234.tmp"));
        Path folder = Files.createDirectory(directory.resolve(".gopack-1234"));
        Files.createFile(folder.resolve("half a program"));
        WorkDirectory.in(directory).close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDirectoryInUseIsKeptByTheCleaningOfAnotherProcess() throws Exception {
        try (WorkDirectory used = WorkDirectory.in(directory);
                Spool spool = Spool.in(directory)) {
            assertThat(ChildJvm.of(Cleaner.class, directory).run()).isEqualTo("clean");
            assertThat(used.path()).isDirectory();
            spool.asSource("spool");
            assertThat(directory).isDirectoryContaining("glob:**.tmp");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFileThatThisProcessHoldsIsKept() throws IOException {
        Path held = old(".gopack-1234.tmp");
        try (FileChannel channel = FileChannel.open(held, StandardOpenOption.WRITE)) {
            TemporaryFiles.lock(channel);
            clean();
            assertThat(held).exists();
        }
        clean();
        assertThat(held).doesNotExist();
    }

    @Test
    void aFileThatAnotherProcessHoldsIsKept() throws IOException {
        Path held = old(".gopack-1234.tmp");
        Process child = ChildJvm.of(Holder.class, held).start();
        try {
            assertThat(child.getInputStream().read()).isEqualTo('!'); // it has the lock now
            clean();
            assertThat(held).exists();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void otherFilesAreNobodysBusiness() throws IOException {
        Path other = old(".gopack-notes.txt");
        Path theirs = old("gopack-1.tmp");
        Path folder = Files.createDirectory(directory.resolve(".gopack-folder.tmp"));
        Path working = Files.createDirectory(directory.resolve(".gopack-working"));
        Path precious = old("precious");
        Path link = Files.createSymbolicLink(directory.resolve(".gopack-link.tmp"), precious);
        clean();
        assertThat(other).exists();
        assertThat(theirs).exists();
        assertThat(folder).isDirectory();
        assertThat(working).isDirectory();
        assertThat(precious).exists();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aMissingDirectoryIsNoReasonToFail() {
        TemporaryFiles.removeStale(directory.resolve("gone"));
    }

    private void clean() throws IOException {
        AtomicOutput.open(directory.resolve("a.pkg")).close();
    }

    private Path old(String name) throws IOException {
        return changed(name, -2);
    }

    private Path changed(String name, int days) throws IOException {
        Path file = Files.createFile(directory.resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(days))));
    }

    /** Starts an output in a directory, which cleans it. */
    static final class Cleaner {
        public static void main(String[] arguments) throws IOException {
            AtomicOutput.open(Path.of(arguments[0], "a.pkg")).close();
            System.out.print("clean");
        }
    }

    /** Locks a file, says so, and holds it until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                TemporaryFiles.lock(channel);
                System.out.print('!');
                System.out.flush();
                System.in.read();
            }
        }
    }
}
