package dev.gopack.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.OutputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicOutputTest {

    @TempDir
    Path directory;

    @Test
    void whatIsCommittedStandsAtTheTarget() throws IOException {
        Path target = directory.resolve("a.pkg");
        write(target, "new");
        assertThat(target).hasContent("new");
        assertThat(names()).containsExactly("a.pkg");
    }

    @Test
    void theOldFileStaysUntilTheNewOneIsComplete() throws IOException {
        Path target = Files.writeString(directory.resolve("a.pkg"), "old");
        try (AtomicOutput output = AtomicOutput.open(target)) {
            put(output, "new");
            assertThat(target).hasContent("old");
            output.commit();
            assertThat(target).hasContent("new");
        }
        assertThat(names()).containsExactly("a.pkg");
    }

    @Test
    void closingWithoutCommitLeavesTheOldFileAndNothingElse() throws IOException {
        Path target = Files.writeString(directory.resolve("a.pkg"), "old");
        try (AtomicOutput output = AtomicOutput.open(target)) {
            put(output, "half of the ne");
        }
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("a.pkg");
    }

    @Test
    void closingWithoutCommitLeavesNothingWhereNothingWas() throws IOException {
        AtomicOutput.open(directory.resolve("a.pkg")).close();
        assertThat(names()).isEmpty();
    }

    @Test
    void closingTwiceIsHarmless() throws IOException {
        AtomicOutput output = AtomicOutput.open(directory.resolve("a.pkg"));
        output.commit();
        output.close();
        output.close();
        assertThat(names()).containsExactly("a.pkg");
    }

    @Test
    void missingDirectoriesAreMade() throws IOException {
        Path target = directory.resolve("out/x86_64/a.pkg");
        write(target, "new");
        assertThat(target).hasContent("new");
    }

    @Test
    void theDirectoryMayBeALink() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        write(link.resolve("a.pkg"), "new");
        assertThat(real.resolve("a.pkg")).hasContent("new");
    }

    @Test
    void dotsBehindALinkMeanWhatTheSystemTakesThemFor() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/deep"));
        Files.createSymbolicLink(directory.resolve("link"), elsewhere);
        write(directory.resolve("link/../a.pkg"), "new");
        assertThat(directory.resolve("elsewhere/a.pkg")).hasContent("new");
        assertThat(names()).containsExactly("elsewhere", "link");
    }

    @Test
    void relativeTargetsAreBelowTheWorkingDirectory() throws IOException {
        Path target = Path.of("").toAbsolutePath().relativize(directory.resolve("a.pkg"));
        write(target, "new");
        assertThat(directory.resolve("a.pkg")).hasContent("new");
    }

    @Test
    void whileItGrowsOnlyTheOwnerCanReadIt() throws IOException {
        try (AtomicOutput output = AtomicOutput.open(directory.resolve("a.pkg"))) {
            put(output, "secret until complete");
            Path growing = onlyFile();
            assertThat(growing.getFileName().toString()).matches("\\.gopack-.+\\.tmp");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(growing)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theCompleteFileHasTheModeOfAPlainNewFile() throws IOException {
        Path plain = Files.createFile(directory.resolve("plain"));
        Path old = directory.resolve("a.pkg");
        Files.createFile(old, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        write(old, "new");
        assertThat(Files.getPosixFilePermissions(old)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void writersMayGoBackAndPatch() throws IOException {
        Path target = directory.resolve("a.pkg");
        try (AtomicOutput output = AtomicOutput.open(target)) {
            put(output, "....tail");
            output.channel().write(ByteBuffer.wrap("head".getBytes(StandardCharsets.UTF_8)), 0);
            output.commit();
        }
        assertThat(target).hasContent("headtail");
    }

    @Test
    void theBytesCanBeReadAgainBeforeTheCommit() throws IOException {
        Path target = directory.resolve("a.pkg");
        try (AtomicOutput output = AtomicOutput.open(target)) {
            put(output, "complete");
            try (ByteSource reread = output.reread()) {
                assertThat(reread.size()).isEqualTo(8);
                assertThat(new ByteSourceInputStream(reread, 0, 8).readAllBytes())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("complete");
                assertThat(reread.name()).isEqualTo(target.toString());
            }
            put(output, ", and more");
            output.commit();
        }
        assertThat(target).hasContent("complete, and more");
    }

    @Test
    void aLinkAtTheTargetIsReplacedAndNotFollowed() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Path target = Files.createSymbolicLink(directory.resolve("a.pkg"), precious);
        write(target, "new");
        assertThat(precious).hasContent("precious");
        assertThat(target).isRegularFile().hasContent("new");
        assertThat(Files.isSymbolicLink(target)).isFalse();
    }

    @Test
    void aDanglingLinkAtTheTargetIsReplaced() throws IOException {
        Path target = Files.createSymbolicLink(directory.resolve("a.pkg"), Path.of("nowhere"));
        write(target, "new");
        assertThat(target).hasContent("new");
        assertThat(names()).containsExactly("a.pkg");
    }

    @Test
    void aDirectoryIsNoTarget() {
        refused(directory, "it is a directory");
        refused(Path.of("/"), "it is a directory");
    }

    @Test
    void aDirectoryThatAppearsMeanwhileIsNoTarget() throws IOException {
        Path target = directory.resolve("a.pkg");
        try (AtomicOutput output = AtomicOutput.open(target)) {
            put(output, "new");
            Files.createDirectory(target);
            assertThatThrownBy(output::commit)
                    .isInstanceOf(OutputException.class)
                    .hasMessageStartingWith("cannot write " + target + ": ");
        }
        assertThat(names()).containsExactly("a.pkg");
    }

    @Test
    void aDeviceIsNoTarget() throws IOException {
        refused(Path.of("/dev/null"), "not a regular file");
        Path link = Files.createSymbolicLink(directory.resolve("null"), Path.of("/dev/null"));
        refused(link, "not a regular file");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        Files.delete(link);
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "precious");
        refused(file.resolve("a.pkg"), file + " is not a directory");
        refused(file.resolve("deeper/a.pkg"), "Not a directory");
        assertThat(file).hasContent("precious");
    }

    @Test
    void aNameThatNoFileSystemTakesIsRefused() {
        refused(directory.resolve("x".repeat(300) + "/a.pkg"), "File name too long");
        assertThatThrownBy(() -> write(directory.resolve("x".repeat(300)), "new"))
                .isInstanceOf(OutputException.class)
                .hasMessageEndingWith(": File name too long");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void oneOfTwoWritersWinsAndNeitherMixesIntoTheOther() throws IOException {
        Path target = directory.resolve("a.pkg");
        try (AtomicOutput first = AtomicOutput.open(target);
                AtomicOutput second = AtomicOutput.open(target)) {
            put(first, "first, the longer one");
            put(second, "second");
            first.commit();
            assertThat(target).hasContent("first, the longer one");
            second.commit();
        }
        assertThat(target).hasContent("second");
        assertThat(names()).containsExactly("a.pkg");
    }

    private static void refused(Path target, String reason) {
        assertThatThrownBy(() -> AtomicOutput.open(target).close())
                .isInstanceOf(OutputException.class)
                .hasMessageStartingWith("cannot write " + target + ": ")
                .hasMessageContaining(reason);
    }

    private static void write(Path target, String text) throws IOException {
        try (AtomicOutput output = AtomicOutput.open(target)) {
            put(output, text);
            output.commit();
        }
    }

    private static void put(AtomicOutput output, String text) throws IOException {
        output.channel().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.reduce((a, b) -> {
                        throw new AssertionError("more than one file");
                    })
                    .orElseThrow();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
