package dev.gopack.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    Path directory;

    @Test
    void keepsWhatIsAppendedUntilItIsClosed() throws IOException {
        try (Spool spool = Spool.in(directory)) {
            try (OutputStream appender = spool.appender()) {
                appender.write('a');
                appender.write("bcd".getBytes(StandardCharsets.UTF_8), 1, 2);
            }
            spool.appender().write('e'); // closing an appender has not closed the spool
            assertThat(spool.size()).isEqualTo(4);
            assertThat(text(spool.asSource("spool"))).isEqualTo("acde");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        try (Spool spool = Spool.in(directory);
                Stream<Path> files = Files.list(directory)) {
            Path file = files.findFirst().orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(spool.size()).isZero();
        }
    }

    @Test
    void readingDoesNotDisturbAppending() throws IOException {
        try (Spool spool = Spool.in(directory)) {
            OutputStream appender = spool.appender();
            appender.write("one".getBytes(StandardCharsets.UTF_8));
            ByteSource view = spool.asSource("spool");
            assertThat(view.read(1, ByteBuffer.allocate(1))).isEqualTo(1);
            view.close();
            appender.write("two".getBytes(StandardCharsets.UTF_8));
            assertThat(text(spool.asSource("spool"))).isEqualTo("onetwo");
        }
    }

    @Test
    void itsBytesAreAppendedToAnotherFile() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "head,");
        try (Spool spool = Spool.in(directory);
                FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            spool.appender().write("body".getBytes(StandardCharsets.UTF_8));
            spool.transferTo(out);
            spool.transferTo(out);
        }
        assertThat(target).hasContent("head,bodybody");
    }

    @Test
    void anEmptySpoolTransfersNothing() throws IOException {
        Path target = Files.createFile(directory.resolve("target"));
        try (Spool spool = Spool.in(directory);
                FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
            spool.transferTo(out);
        }
        assertThat(target).isEmptyFile();
    }

    @Test
    void closingTwiceIsHarmless() throws IOException {
        Spool spool = Spool.in(directory);
        spool.close();
        spool.close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void needsADirectory() {
        assertThatThrownBy(() -> Spool.in(directory.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }

    private static String text(ByteSource source) throws IOException {
        return new String(new ByteSourceInputStream(source, 0, source.size()).readAllBytes(), StandardCharsets.UTF_8);
    }
}
