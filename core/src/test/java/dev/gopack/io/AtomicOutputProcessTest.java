package dev.gopack.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.report.OutputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Atomic output under what only the world outside of the process can do to it. */
class AtomicOutputProcessTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261123);
    private static final int ROUNDS = 6;

    @TempDir
    Path directory;

    @ParameterizedTest(name = "umask {0} gives {1}")
    @CsvSource({"000, rw-rw-rw-", "022, rw-r--r--", "077, rw-------"})
    void theUmaskDecidesTheModeOfTheCompleteFile(String umask, String permissions) throws Exception {
        Path target = directory.resolve("a.pkg");
        String growing =
                ChildJvm.of(WriteOnce.class, target).after("umask " + umask).run();
        assertThat(growing).as("while it grows").isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo(permissions);
        assertThat(names()).containsExactly("a.pkg");
    }

    @Test
    void aDirectoryWithoutWritePermissionIsNamed() throws Exception {
        Path locked = Files.createDirectory(directory.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        String output = ChildJvm.of(WriteOnce.class, locked.resolve("a.pkg"))
                .unprivileged(directory)
                .run();
        assertThat(output).isEqualTo("cannot write " + locked.resolve("a.pkg") + ": permission denied");
        assertThat(locked).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatCannotBeListedCanStillBeWrittenTo() throws Exception {
        Path blind = Files.createDirectory(directory.resolve("blind"));
        Files.setPosixFilePermissions(blind, PosixFilePermissions.fromString("-wx-wx-wx"));
        String output = ChildJvm.of(WriteOnce.class, blind.resolve("a.pkg"))
                .unprivileged(directory)
                .run();
        assertThat(output).isEqualTo("unseen");
        Files.setPosixFilePermissions(blind, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(blind.resolve("a.pkg")).exists();
    }

    @Test
    void aKilledWriterLeavesTheOldFileOrTheNewOneAndAtMostItsTemporaryFile() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Path target = Files.writeString(directory.resolve("a.pkg"), "old");
        for (int round = 0; round < ROUNDS; round++) {
            Process writer = ChildJvm.of(WriteForEver.class, target).start();
            assertThat(writer.getInputStream().read()).as("the first commit").isEqualTo('!');
            writer.waitFor(random.nextLong(60_000), TimeUnit.MICROSECONDS); // any moment will do
            writer.destroyForcibly().waitFor();
            byte[] there = Files.readAllBytes(target);
            assertThat(there).as("seed %s round %s", SEED, round).hasSize(WriteForEver.SIZE);
            assertThat(there).containsOnly(there[0]);
            assertThat(names())
                    .allMatch(name -> name.equals("a.pkg") || name.matches("\\.gopack-.+\\.tmp"))
                    .contains("a.pkg");
        }
    }

    @Test
    void manyWritersOfOneTargetLeaveOneWholeFile() throws Exception {
        Path target = directory.resolve("a.pkg");
        List<Process> writers = Stream.generate(() -> ChildJvm.of(WriteForEver.class, target, 20))
                .limit(3)
                .map(AtomicOutputProcessTest::started)
                .toList();
        for (Process writer : writers) {
            String output = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(writer.waitFor()).as(output).isZero();
        }
        byte[] there = Files.readAllBytes(target);
        assertThat(there).hasSize(WriteForEver.SIZE).containsOnly(there[0]);
        assertThat(names()).containsExactly("a.pkg");
    }

    private static Process started(ChildJvm child) {
        try {
            return child.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Writes one file and prints the mode that it had on the way, or why it could not be written. */
    static final class WriteOnce {
        public static void main(String[] arguments) throws IOException {
            Path target = Path.of(arguments[0]);
            try (AtomicOutput output = AtomicOutput.open(target)) {
                output.channel().write(ByteBuffer.allocate(1));
                System.out.print(mode(target.getParent()));
                output.commit();
            } catch (OutputException e) {
                System.out.print(e.getMessage());
            }
        }

        private static String mode(Path directory) throws IOException {
            if (!Files.isReadable(directory)) {
                return "unseen";
            }
            try (Stream<Path> files = Files.list(directory)) {
                Path growing = files.filter(file -> file.toString().endsWith(".tmp"))
                        .findFirst()
                        .orElseThrow();
                return PosixFilePermissions.toString(Files.getPosixFilePermissions(growing));
            }
        }
    }

    /** Writes files of one repeated byte to one target, over and over; prints a mark after the first. */
    static final class WriteForEver {
        static final int SIZE = 1 << 20;

        public static void main(String[] arguments) throws IOException {
            int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Integer.MAX_VALUE;
            for (int round = 0; round < rounds; round++) {
                try (AtomicOutput output = AtomicOutput.open(Path.of(arguments[0]))) {
                    byte[] part = new byte[1 << 14];
                    java.util.Arrays.fill(part, (byte) round);
                    for (int written = 0; written < SIZE; written += part.length) {
                        output.channel().write(ByteBuffer.wrap(part));
                    }
                    output.commit();
                }
                if (round == 0) {
                    System.out.print('!');
                    System.out.flush();
                }
            }
        }
    }
}
