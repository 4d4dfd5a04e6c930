package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed at any moment, a build leaves complete packages, the ones from before, or none; the next run takes away what it
 * left besides. Over 200 moments: each build that goes on when its process is killed is at one of its own.
 */
class KilledBuildTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261126);
    private static final List<String> CHOSEN = List.of("--target", "el9,debian12");

    private static final int LANES = 3;
    private static final int COMMANDS_A_LANE = 12;

    private static final int PROCESSES = 14;
    private static final int BUILDS_A_PROCESS = 12;
    private static final int LONGEST_WAIT = 300_000; // microseconds

    @TempDir
    static Path directory;

    private static Matrix matrix;

    @BeforeAll
    static void buildUndisturbed() throws IOException {
        System.out.println("KilledBuildTest: -Dgopack.seed=" + SEED);
        matrix = new Matrix(directory, 150_000);
        matrix.assertTheToolsTakeThem();
    }

    @Test
    void theCommandIsKilledOrAskedToEnd() throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            SplittableRandom random = new SplittableRandom(SEED);
            List<Future<Integer>> running = IntStream.range(0, LANES)
                    .mapToObj(lane -> {
                        SplittableRandom own = random.split();
                        return lanes.submit(() -> killCommands(lane, own));
                    })
                    .toList();
            int inTheMiddle = 0;
            for (Future<Integer> lane : running) {
                inTheMiddle += lane.get();
            }
            System.out.println("KilledBuildTest: " + inTheMiddle + " commands were killed in the middle");
            assertThat(inTheMiddle).as("commands that were not over yet").isPositive();
        } finally {
            lanes.shutdownNow();
        }
    }

    /** Kills one command after the other that build into one directory, and counts those that were not over yet. */
    private static int killCommands(int lane, SplittableRandom random) throws Exception {
        Path out = Files.createDirectory(directory.resolve("out" + lane));
        Path temporary = Files.createDirectory(directory.resolve("tmp" + lane));
        List<String> arguments = new ArrayList<>(List.of("build", "--out", out.toString()));
        arguments.addAll(CHOSEN);
        List<String> command = Packages.gopack(
                Packages.javaHome(),
                List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary),
                arguments);
        int inTheMiddle = 0;
        int longest = 200_000; // microseconds; what this machine needs shows
        for (int round = 0; round < COMMANDS_A_LANE; round++) {
            boolean gently = random.nextBoolean();
            String when = "seed " + SEED + ", lane " + lane + ", round " + round + (gently ? ", TERM" : ", KILL");
            matrix.putOldOnes(out, random);
            Process build = killed(command, out, random.nextInt(longest), gently);
            assertThat(build.exitValue()).as(when).isIn(0, gently ? 143 : 137);
            matrix.assertWholeOrNothing(out, when);
            if (gently || build.exitValue() == 0) {
                assertThat(Matrix.temporary(out)).as(when).isEmpty();
            }
            boolean over = build.exitValue() == 0;
            longest = over ? longest * 2 / 3 : longest * 5 / 4;
            inTheMiddle += over ? 0 : 1;
        }
        List<String> chosen = matrix.names().stream()
                .filter(name -> name.contains("el9") || name.contains("debian12"))
                .toList();
        for (String name : matrix.names()) {
            Files.deleteIfExists(out.resolve(name));
        }
        Tool.run(directory, Map.of(), command).ok();
        matrix.assertComplete(out, chosen, "the run after the last");
        assertThat(temporary).isEmptyDirectory();
        return inTheMiddle;
    }

    /** A command that was killed some time after it had begun to write. */
    private static Process killed(List<String> command, Path out, int microseconds, boolean gently) throws Exception {
        try (WatchService watch = out.getFileSystem().newWatchService()) {
            out.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process build = Tool.process(directory, Map.of(), command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(watch.poll(60, TimeUnit.SECONDS))
                    .as("it begins to write")
                    .isNotNull();
            build.waitFor(microseconds, TimeUnit.MICROSECONDS); // any moment will do
            end(build, gently);
            return build;
        }
    }

    private static void end(Process process, boolean gently) throws InterruptedException {
        if (gently) {
            process.destroy();
        } else {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    }

    @Test
    void aProcessWithManyBuildsIsKilled() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        List<Path> outs = IntStream.range(0, BUILDS_A_PROCESS)
                .mapToObj(i -> directory.resolve("many" + i))
                .toList();
        int left = 0;
        for (int round = 0; round < PROCESSES; round++) {
            Process builds = BuildAgainAndAgain.start(directory, temporary, 0, outs);
            assertThat(builds.getInputStream().read()).as("they go on").isEqualTo('!');
            builds.waitFor(random.nextInt(LONGEST_WAIT), TimeUnit.MICROSECONDS); // any moment will do
            end(builds, random.nextBoolean());
            for (Path out : outs) {
                String when = "seed " + SEED + ", round " + round + ", " + out.getFileName();
                matrix.assertWholeOrNothing(out, when);
                List<Path> temporaryFiles = Matrix.temporary(out);
                assertThat(temporaryFiles.stream().map(KilledBuildTest::process).distinct())
                        .as("whose files are left, %s", when)
                        .hasSizeLessThanOrEqualTo(1);
                left += temporaryFiles.size();
            }
        }
        System.out.println("KilledBuildTest: " + left + " temporary files were left by " + PROCESSES + " processes");
        assertThat(left).as("temporary files that were left").isPositive();

        Process last = BuildAgainAndAgain.start(directory, temporary, 1, outs);
        assertThat(last.waitFor()).isZero();
        for (Path out : outs) {
            matrix.assertComplete(out, matrix.names(), "the run after the last");
        }
        assertThat(temporary).isEmptyDirectory();
    }

    /** What the names of a process's temporary files begin with. */
    private static String process(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('-'));
    }
}
