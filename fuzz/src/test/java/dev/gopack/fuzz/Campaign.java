package dev.gopack.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What bench/fuzz runs besides Jazzer. */
public final class Campaign {

    private Campaign() {}

    /**
     * The verbs: {@code targets}; {@code seeds TARGET DIRECTORY}; {@code mutants TARGET EXECUTIONS SEED SECONDS};
     * {@code replay TARGET DIRECTORY}. The last two print a row: inputs, refused, seconds, milliseconds of the slowest.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("targets")) {
            Targets.names().forEach(System.out::println);
            return;
        }
        Target target = Targets.named(arguments[1]);
        switch (arguments[0]) {
            case "seeds" -> seeds(target, Path.of(arguments[2]));
            case "mutants" ->
                mutants(
                        target,
                        Long.parseLong(arguments[2]),
                        Long.parseLong(arguments[3]),
                        Long.parseLong(arguments[4]));
            default -> replay(target, Path.of(arguments[2]));
        }
    }

    private static void seeds(Target target, Path directory) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        int number = 0;
        for (byte[] seed : target.seeds()) {
            Files.write(directory.resolve("seed-" + number++), seed);
        }
        for (int i = 0; i < 100; i++) {
            Files.write(directory.resolve("mutant-" + i), target.mutants().next(random));
        }
    }

    private static void mutants(Target target, long executions, long seed, long seconds) {
        Probe probe = new Probe();
        long start = System.nanoTime();
        for (long i = 0; i < executions && System.nanoTime() - start < seconds * 1_000_000_000L; i++) {
            // each from its own number, so that one can be repeated without those before it
            probe.check(target, target.mutants().next(random(seed, i)), "seed " + seed + ", mutant " + i);
        }
        row(probe, start);
    }

    static SplittableRandom random(long seed, long number) {
        return new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + number);
    }

    private static void replay(Target target, Path directory) throws IOException {
        Probe probe = new Probe();
        long start = System.nanoTime();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                probe.check(target, Files.readAllBytes(file), file.getFileName().toString());
            }
        }
        row(probe, start);
    }

    private static void row(Probe probe, long start) {
        List<Long> row = List.of(
                probe.inputs(),
                probe.refused(),
                (System.nanoTime() - start) / 1_000_000_000L,
                probe.slowest() / 1_000_000L);
        System.out.println(String.join("\t", row.stream().map(String::valueOf).toList()));
    }
}
