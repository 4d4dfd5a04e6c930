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

/** What a killed run left behind is removed by a later one, if it is surely nobody's any more. */
class StaleFilesTest {

    @TempDir
    Path directory;

    @Test
    void anOldFileThatNobodyHoldsIsRemoved() throws IOException {
        Path left = old(".gopack-1234.tmp");
        clean();
        assertThat(left).doesNotExist();
    }

    @Test
    void aFreshFileIsKept() throws IOException {
        Path fresh = Files.createFile(directory.resolve(".gopack-1234.tmp"));
        clean();
        assertThat(fresh).exists();
    }

    @Test
    void anOldFileThatThisProcessHoldsIsKept() throws IOException {
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
    void anOldFileThatAnotherProcessHoldsIsKept() throws IOException {
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
        Files.setLastModifiedTime(folder, twoDaysAgo());
        Path precious = old("precious");
        Path link = Files.createSymbolicLink(directory.resolve(".gopack-link.tmp"), precious);
        clean();
        assertThat(other).exists();
        assertThat(theirs).exists();
        assertThat(folder).isDirectory();
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
        Path file = Files.createFile(directory.resolve(name));
        return Files.setLastModifiedTime(file, twoDaysAgo());
    }

    private static FileTime twoDaysAgo() {
        return FileTime.from(Instant.now().minus(Duration.ofDays(2)));
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
