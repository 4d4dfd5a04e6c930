package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything about a build that must not matter, varied at once: in every round each of these has some value, and after
 * the last round every two values have met.
 */
class ReproducibilityMatrixTest {

    private static final List<List<String>> DIMENSIONS = List.of(
            List.of("UTC", "Asia/Kathmandu", "America/St_Johns"), // time zone
            List.of("en_US", "tr_TR", "ar_EG"), // language
            List.of("UTF-8", "ISO-8859-1"), // encoding
            List.of("022", "000", "077"), // umask
            List.of("absolute", "relative", "linked"), // how the spec is named, and from where
            List.of("1", "2", "7"), // threads
            List.of("made", "reversed"), // order in which the files were made
            List.of("17", "25"), // Java
            List.of("root", "nobody")); // user

    private static Path shared;

    @BeforeAll
    static void input() throws IOException {
        shared = Files.createTempDirectory("gopack-matrix");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.copy(Packages.jar(), shared.resolve("gopack.jar"));
        for (String order : DIMENSIONS.get(6)) {
            ReproducibilityTest.input(shared.resolve(order + "/in"), order.equals("reversed"));
            Files.createSymbolicLink(shared.resolve("link-" + order), shared.resolve(order + "/in"));
        }
    }

    @AfterAll
    static void remove() {
        Tool.run("rm", "-rf", shared).ok();
    }

    @Test
    void nothingThatMustNotMatterDoes() throws IOException {
        long seed = Long.getLong("gopack.seed", 20261127L);
        List<List<String>> rounds = pairwise(new SplittableRandom(seed));
        Path reference = null;
        for (int i = 0; i < rounds.size(); i++) {
            Path out = build(i, rounds.get(i));
            reference = reference == null ? out : reference;
            try (Stream<Path> files = Files.list(reference)) {
                List<Path> names = files.map(Path::getFileName).sorted().toList();
                assertThat(names).hasSize(6);
                for (Path name : names) {
                    assertThat(FirstDifference.between(reference.resolve(name), out.resolve(name)))
                            .as("seed %d: %s of %s against %s", seed, name, rounds.get(i), rounds.get(0))
                            .isEmpty();
                }
            }
        }
    }

    private static Path build(int round, List<String> values) {
        String language = values.get(1);
        Path in = shared.resolve(values.get(6) + "/in");
        Path out = shared.resolve("out-" + round);
        List<String> words = new ArrayList<>(List.of("sh", "-c", "umask " + values.get(3) + "; exec \"$@\"", "sh"));
        if (values.get(8).equals("nobody")) {
            words.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        words.add(java(values.get(7)).resolve("bin/java").toString());
        words.addAll(Packages.QUICK_START);
        words.addAll(List.of(
                "-Duser.language=" + language.substring(0, 2),
                "-Duser.country=" + language.substring(3),
                "-Dfile.encoding=" + values.get(2),
                "-XX:ActiveProcessorCount=" + values.get(5),
                "-jar",
                shared.resolve("gopack.jar").toString(),
                "build"));
        Path place =
                switch (values.get(4)) {
                    case "absolute" -> Path.of("/");
                    case "relative" -> in;
                    default -> shared;
                };
        words.add(
                switch (values.get(4)) {
                    case "absolute" -> in.resolve("gopack.yaml").toString();
                    case "relative" -> "gopack.yaml";
                    default -> "link-" + values.get(6) + "/gopack.yaml";
                });
        words.addAll(List.of("--out", out.toString()));
        Map<String, String> environment = new TreeMap<>(Map.of(
                "SOURCE_DATE_EPOCH",
                ReproducibilityTest.DATE,
                "TZ",
                values.get(0),
                "LANG",
                language + "." + values.get(2),
                "LC_ALL",
                "C.UTF-8",
                "HOME",
                "/nonexistent",
                "USER",
                values.get(8),
                "HOSTNAME",
                "host-" + round));
        Tool.run(place, environment, words).ok();
        return out;
    }

    /** Java 25 where ./verify found one, else the same Java twice. */
    private static Path java(String release) {
        String newer = System.getenv("GOPACK_JDK25");
        return release.equals("25") && newer != null ? Path.of(newer) : Packages.javaHome();
    }

    /** Rounds in which every two values of different dimensions meet at least once, found greedily. */
    private static List<List<String>> pairwise(SplittableRandom random) {
        Set<String> missing = new HashSet<>();
        for (int a = 0; a < DIMENSIONS.size(); a++) {
            for (int b = a + 1; b < DIMENSIONS.size(); b++) {
                for (String one : DIMENSIONS.get(a)) {
                    for (String other : DIMENSIONS.get(b)) {
                        missing.add(pair(a, one, b, other));
                    }
                }
            }
        }
        List<List<String>> rounds = new ArrayList<>();
        while (!missing.isEmpty()) {
            List<String> best = List.of();
            long most = 0;
            for (int attempt = 0; attempt < 500; attempt++) {
                List<String> round = DIMENSIONS.stream()
                        .map(values -> values.get(random.nextInt(values.size())))
                        .toList();
                long met = pairs(round).stream().filter(missing::contains).count();
                if (met > most) {
                    most = met;
                    best = round;
                }
            }
            missing.removeAll(pairs(best));
            if (!best.isEmpty()) {
                rounds.add(best);
            }
        }
        return rounds;
    }

    private static Set<String> pairs(List<String> round) {
        Set<String> pairs = new HashSet<>();
        for (int a = 0; a < round.size(); a++) {
            for (int b = a + 1; b < round.size(); b++) {
                pairs.add(pair(a, round.get(a), b, round.get(b)));
            }
        }
        return pairs;
    }

    private static String pair(int a, String one, int b, String other) {
        return a + one + "|" + b + other;
    }
}
