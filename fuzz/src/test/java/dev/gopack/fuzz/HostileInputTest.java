package dev.gopack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No file hurts a reader: it is read or refused with its place, in bounded time and memory. bench/fuzz goes on with millions
 * more of the same. -Dgopack.seed=... starts other mutants.
 */
class HostileInputTest {

    private static final int ROUNDS = Integer.getInteger("gopack.rounds", 1_000);
    private static final long SEED = Long.getLong("gopack.seed", 20_261_128L);
    private static final int SMALL = 2_000;
    private static final int LARGEST_CUT = 6_000;

    private final Probe probe = new Probe();

    static List<String> targets() {
        return Targets.names();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatIsRightIsRead(String name) throws IOException {
        Target target = Targets.named(name);
        for (byte[] seed : target.seeds()) {
            assertThat(target.reader().reads(seed)).as(name).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyTruncationIsSurvived(String name) {
        Target target = Targets.named(name);
        for (byte[] seed : target.seeds()) {
            int step = seed.length <= SMALL && seed == target.seeds().get(0) ? 1 : 7;
            for (int length = 0; length < Math.min(seed.length, LARGEST_CUT); length += step) {
                probe.check(target, Arrays.copyOf(seed, length), "cut at " + length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void noMutantHurts(String name) {
        Target target = Targets.named(name);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] mutant = target.mutants().next(Campaign.random(SEED, i));
            probe.check(target, mutant, "seed " + SEED + ", mutant " + i);
        }
        assertThat(probe.inputs() - probe.refused())
                .as("mutants of %s that are read: if none or all were, they would be no good", name)
                .isPositive();
    }
}
