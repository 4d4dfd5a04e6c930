package dev.gopack.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteSourceTest {

    private static final byte[] DIGITS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    @TempDir
    Path directory;

    @Test
    void filesAndArraysReadTheSame() throws IOException {
        Path file = Files.write(directory.resolve("digits"), DIGITS);
        try (ByteSource onDisk = ByteSource.of(file);
                ByteSource inMemory = ByteSource.of("digits", DIGITS)) {
            for (ByteSource source : new ByteSource[] {onDisk, inMemory}) {
                assertThat(source.size()).isEqualTo(10);
                assertThat(read(source, 3, 4)).containsExactly(3, 4, 5, 6);
                assertThat(read(source, 8, 4)).containsExactly(8, 9);
                assertThat(source.read(10, ByteBuffer.allocate(1))).isEqualTo(-1);
                assertThat(source.read(5_000_000_000L, ByteBuffer.allocate(1))).isEqualTo(-1);
            }
            assertThat(onDisk.name()).isEqualTo(file.toString());
            assertThat(inMemory.name()).isEqualTo("digits");
        }
    }

    @Test
    void readingFillsTheRemainingSpaceAndNoMore() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(6).position(2).limit(5);
        try (ByteSource source = ByteSource.of("digits", DIGITS)) {
            assertThat(source.read(1, buffer)).isEqualTo(3);
        }
        assertThat(buffer.array()).containsExactly(0, 0, 1, 2, 3, 0);
    }

    @Test
    void filesBeyondFourGibibytesCanBeReadAnywhere() throws IOException {
        Path file = directory.resolve("sparse");
        long end = (4L << 30) + 5;
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.seek(end - 1);
            sparse.write(7);
        }
        try (ByteSource source = ByteSource.of(file)) {
            assertThat(source.size()).isEqualTo(end);
            assertThat(read(source, end - 2, 9)).containsExactly(0, 7);
        }
    }

    @Test
    void aMissingFileIsAnInputFailure() {
        assertThatThrownBy(() -> ByteSource.of(directory.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aStreamOverAPartEndsWhereThePartEnds() throws IOException {
        try (ByteSource source = ByteSource.of("digits", DIGITS);
                ByteSourceInputStream part = new ByteSourceInputStream(source, 2, 5)) {
            assertThat(part.available()).isEqualTo(3);
            assertThat(part.read()).isEqualTo(2);
            assertThat(part.position()).isEqualTo(3);
            assertThat(part.read(new byte[0], 0, 0)).isZero();
            assertThat(part.readNBytes(100)).containsExactly(3, 4);
            assertThat(part.read()).isEqualTo(-1);
            assertThat(part.available()).isZero();
        }
    }

    @Test
    void aStreamOverMoreThanThereIsEndsWithTheSource() throws IOException {
        try (ByteSource source = ByteSource.of("digits", DIGITS)) {
            assertThat(new ByteSourceInputStream(source, 8, Long.MAX_VALUE).readAllBytes())
                    .containsExactly(8, 9);
            assertThat(new ByteSourceInputStream(source, 0, Long.MAX_VALUE).available())
                    .isEqualTo(Integer.MAX_VALUE);
            assertThat(new ByteSourceInputStream(source, 20, 30).readAllBytes()).isEmpty();
        }
    }

    @Test
    void closingAStreamLeavesTheSourceOpen() throws IOException {
        Path file = Files.write(directory.resolve("digits"), DIGITS);
        ByteSource source = ByteSource.of(file);
        new ByteSourceInputStream(source, 0, 10).close();
        assertThat(read(source, 0, 1)).containsExactly(0);
        source.close();
        assertThatThrownBy(() -> read(source, 0, 1)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void contentsKnowTheirSizeBeforeTheyAreOpened() throws IOException {
        Path file = Files.writeString(directory.resolve("text"), "größer");
        ContentSource onDisk = ContentSource.of(file);
        ContentSource inMemory = ContentSource.of("text", "größer");
        assertThat(onDisk.size()).isEqualTo(8).isEqualTo(inMemory.size());
        assertThat(onDisk.name()).isEqualTo(file.toString());
        assertThat(onDisk.open()).hasSameContentAs(inMemory.open());
        Files.writeString(file, "größer als zuvor");
        assertThat(onDisk.size()).as("the promise, which writers compare").isEqualTo(8);
    }

    @Test
    void aFileThatIsNotTheSameAtItsEndIsAnInputFailure() throws IOException {
        Path file = Files.writeString(directory.resolve("text"), "first");
        ContentSource content = ContentSource.of(file);
        assertThat(content.open()).hasContent("first");

        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThatThrownBy(() -> content.open().readAllBytes()).hasMessage("it changed while it was read");

        ContentSource again = ContentSource.of(file);
        Files.delete(file);
        Files.writeString(directory.resolve("holds the old file's number"), "");
        Files.writeString(file, "other");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThatThrownBy(() -> again.open().readAllBytes()).hasMessage("it changed while it was read");
    }

    @Test
    void contentsMayBeOpenedAgain() throws IOException {
        ContentSource content = ContentSource.of("text", "twice");
        assertThat(content.open()).hasContent("twice");
        assertThat(content.open()).hasContent("twice");
    }

    private static byte[] read(ByteSource source, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        int count = source.read(position, buffer);
        assertThat(buffer.position()).isEqualTo(count);
        return java.util.Arrays.copyOf(buffer.array(), count);
    }
}
