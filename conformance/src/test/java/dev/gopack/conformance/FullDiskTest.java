package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.report.OutputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever the disk is full, the packages that were begun are gone, the others stay, and the words name file and cause. */
class FullDiskTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261127);
    private static final int INPUT_OUTPUT = 4;
    private static final int ROUNDS = 60;
    private static final int COMMANDS = 5;
    private static final int DISK = 8 << 20;
    private static final int NOISE = 300_000;
    // one package needs it twice, as spool and as package, and there are four
    private static final int MOST = 9 * NOISE;

    @TempDir
    static Path directory;

    private static Matrix matrix;

    @BeforeAll
    static void buildUndisturbed() throws IOException {
        System.out.println("FullDiskTest: -Dgopack.seed=" + SEED);
        matrix = new Matrix(directory, NOISE);
        matrix.assertTheToolsTakeThem();
    }

    /** On a small file system if this process may mount one, else under a limit of the size of files. */
    @Test
    void aDiskThatIsFullAfterAnyNumberOfBytes() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        Path disk = Files.createDirectory(directory.resolve("disk"));
        Tool.Result mounted = Tool.run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", disk);
        if (mounted.code() != 0) {
            System.out.println("FullDiskTest: no mount, so a limit of the size of files: " + mounted.err());
            underALimit(random, disk, COMMANDS * 2);
            return;
        }
        try {
            onASmallDisk(random, Files.createDirectory(disk.resolve("out")), disk.resolve("filler"));
        } finally {
            Tool.run("umount", disk).ok();
        }
    }

    private void onASmallDisk(SplittableRandom random, Path out, Path filler) throws IOException {
        int failed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            matrix.putOldOnes(out, random);
            int left = random.nextInt(MOST);
            String when = "seed " + SEED + ", round " + round + ", " + left + " bytes left";
            try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
                long free = filler.getParent().toFile().getUsableSpace();
                file.write(new byte[(int) Math.max(0, free - left)]);
            }
            Optional<String> failure = failure(out);
            matrix.assertWholeOrNothing(out, when);
            assertThat(Matrix.temporary(out)).as(when).isEmpty();
            if (failure.isPresent()) {
                failed++;
                assertThat(failure.get()).as(when).matches("cannot write .*/many[-_].*: No space left on device");
            } else {
                matrix.assertComplete(out, matrix.names(), when);
            }
            Files.delete(filler);
        }
        assertThat(failed).as("builds that failed").isBetween(ROUNDS / 4, ROUNDS - 1);
        assertThat(failure(out)).as("with free space again").isEmpty();
        matrix.assertComplete(out, matrix.names(), "with free space again");
    }

    private static Optional<String> failure(Path out) throws IOException {
        try {
            Gopack.create().build(Matrix.spec(directory), out, Selection.ALL);
            return Optional.empty();
        } catch (OutputException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Test
    void theCommandWhoseFilesMayNotGrowBeyondAnyNumberOfBytes() throws IOException {
        underALimit(new SplittableRandom(SEED), Files.createDirectory(directory.resolve("limited")), COMMANDS);
    }

    private static void underALimit(SplittableRandom random, Path out, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            matrix.putOldOnes(out, random);
            int limit = random.nextInt(NOISE);
            String when = "seed " + SEED + ", round " + round + ", limit " + limit;
            // Java ignores SIGXFSZ, so that writing fails as on a full disk.
            List<String> command = new ArrayList<>(List.of("prlimit", "--fsize=" + limit));
            command.addAll(Packages.gopack(
                    Packages.javaHome(),
                    Packages.QUICK_START,
                    List.of("build", "--target", "el8,debian12", "--out", out.toString())));
            Tool.Result result = Tool.run(directory, Map.of(), command);

            assertThat(result.code()).as("%s, %s", when, result).isEqualTo(INPUT_OUTPUT);
            assertThat(result.err()).as(when).contains("cannot write " + out, ": File too large");
            assertThat(result.err()).as(when).doesNotContain("\tat ").doesNotContain("Exception");
            assertThat(Matrix.temporary(out)).as(when).isEmpty();
            matrix.assertWholeOrNothing(out, when);
        }
    }

    /** What is compressed with zstd needs the temporary folder for a moment. */
    @Test
    void aTemporaryFolderThatIsFullIsNamed() throws IOException {
        Path out = directory.resolve("without");
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of("prlimit", "--fsize=100000"));
        command.addAll(Packages.gopack(
                Packages.javaHome(),
                List.of("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData"),
                List.of("build", "--target", "el9", "--out", out.toString())));

        Tool.Result result = Tool.run(directory, Map.of(), command);

        assertThat(result.code()).as(result.toString()).isEqualTo(INPUT_OUTPUT);
        assertThat(result.err())
                .contains("cannot write " + out, "temporary folder " + temporary, "File too large")
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
    }
}
