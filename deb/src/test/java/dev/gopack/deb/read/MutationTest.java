package dev.gopack.deb.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Mutated packages end in a result or a {@link FormatException}, quickly and in bounded memory. A failure prints its
 * seed; {@code -Dgopack.seed=...} runs that one mutant.
 */
class MutationTest {

    private static final int ROUNDS = Integer.getInteger("gopack.rounds", 20_000);
    private static final long SEED = 20_231_114L;
    private static final long ALLOCATION = 32L << 20;
    private static final long NANOS = 2_000_000_000L;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Endurance endurance = new Endurance();

    @AfterEach
    void tell() throws IOException {
        endurance.tell();
    }

    @Test
    void neverThrowsAnythingElse() {
        String single = System.getProperty("gopack.seed");
        if (single != null) {
            check(Long.parseLong(single));
            return;
        }
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            refused += check(SEED + round) ? 1 : 0;
        }
        // If hardly any mutant got through or was stopped, the mutator would be no good.
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS * 99 / 100);
    }

    @Test
    void everyTruncationIsSurvived() {
        byte[] deb = DebFixture.ar("debian-binary", "control.tar.zst", "data.tar.gz");
        for (int length = 0; length < deb.length; length++) {
            check("cut at " + length, Arrays.copyOf(deb, length));
        }
    }

    private boolean check(long seed) {
        return check("-Dgopack.seed=" + seed, new Mutator(new SplittableRandom(seed)).mutant());
    }

    /** True if it is refused. */
    private boolean check(String what, byte[] mutant) {
        long time = threads.getCurrentThreadCpuTime();
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        boolean refused = false;
        try {
            DebReader.read(ByteSource.of("mutant", mutant));
        } catch (FormatException e) {
            refused = true;
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(describe(what, mutant), e);
        }
        allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated;
        assertThat(allocated).as(describe(what, mutant)).isLessThan(ALLOCATION + 8L * mutant.length);
        long took = threads.getCurrentThreadCpuTime() - time;
        endurance.input("deb packages", refused, took);
        assertThat(took).as(describe(what, mutant)).isLessThan(NANOS);
        return refused;
    }

    private static String describe(String what, byte[] mutant) {
        byte[] shown = Arrays.copyOf(mutant, Math.min(1024, mutant.length));
        return what + " " + Base64.getEncoder().encodeToString(shown);
    }
}
