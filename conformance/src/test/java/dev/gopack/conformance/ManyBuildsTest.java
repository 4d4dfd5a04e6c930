package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.spec.Spec;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that builds for a long time, such as a build server's, needs no more of anything as it goes on: 10 000 packages. */
class ManyBuildsTest {

    private static final int ROUNDS = 1_250; // of eight packages each
    private static final int REPORT = 250;
    private static final int WARM = 1; // the second report

    @TempDir
    Path directory;

    /** Also that the library needs no more heap than this. */
    @Test
    void handlesThreadsAndMemoryStayWhatTheyAre() throws IOException {
        new Matrix(directory, 20_000);
        Path classes = classes();
        List<String> command =
                new ArrayList<>(List.of(Packages.javaHome().resolve("bin/java").toString()));
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxMetaspaceSize=64m"));
        command.addAll(List.of("-cp", Packages.jar() + File.pathSeparator + classes));
        command.addAll(List.of(ManyBuildsTest.class.getName(), directory.toString()));

        List<Usage> usages =
                Tool.run(directory, Map.of("SOURCE_DATE_EPOCH", "1790000000"), command).ok().lines().stream()
                        .map(Usage::parse)
                        .toList();

        assertThat(usages).hasSize(ROUNDS / REPORT);
        Usage warm = usages.get(WARM);
        Usage last = usages.get(usages.size() - 1);
        System.out.println(
                "ManyBuildsTest: after " + (WARM + 1) * REPORT + " and " + ROUNDS + " builds: " + warm + ", " + last);
        assertThat(last.handles()).as("file handles").isLessThanOrEqualTo(warm.handles() + 2);
        assertThat(last.threads()).as("threads").isLessThanOrEqualTo(warm.threads() + 2);
        assertThat(last.kibibytes()).as("resident memory").isLessThanOrEqualTo(warm.kibibytes() + 12 * 1024);
    }

    private record Usage(int handles, int threads, long kibibytes) {

        static Usage parse(String line) {
            String[] words = line.split(" ");
            return new Usage(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]));
        }

        /** What the kernel says of this process. // docs: proc(5) */
        static String now() throws IOException {
            try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
                List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
                return handles.count() + " " + number(status, "Threads:") + " " + number(status, "VmRSS:");
            }
        }

        private static String number(List<String> status, String key) {
            return status.stream()
                    .filter(line -> line.startsWith(key))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("[^0-9]", "");
        }
    }

    /** Argument: a directory to work in. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Spec spec = Matrix.spec(directory);
        Gopack gopack = Gopack.builder().threads(2).build();
        for (int round = 1; round <= ROUNDS; round++) {
            gopack.build(spec, directory.resolve("out"), Selection.ALL);
            if (round % REPORT == 0) {
                System.gc();
                System.out.println(Usage.now());
            }
        }
    }

    private static Path classes() {
        try {
            return Path.of(ManyBuildsTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
