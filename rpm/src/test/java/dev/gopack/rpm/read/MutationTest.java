package dev.gopack.rpm.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ContentSource;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.RpmSettings;
import dev.gopack.model.ScriptSlot;
import dev.gopack.report.FormatException;
import dev.gopack.rpm.Golden;
import dev.gopack.rpm.RpmFixture;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged packages: nothing but the declared exceptions, in bounded time and memory. Repeat with -Dgopack.seed. */
class MutationTest {

    private static final int ROUNDS = Integer.getInteger("gopack.rounds", 20_000) / 4; // for each of four packages
    private static final long MOST_MEMORY = 32L << 20;
    private static final long MOST_NANOSECONDS = 2_000_000_000L;

    private final Endurance endurance = new Endurance();

    @AfterEach
    void tell() throws IOException {
        endurance.tell();
    }

    private static byte[] seed(String kind) {
        if (kind.equals("rpmbuild")) {
            return Golden.bytes("rpmbuild-4.18-demo.rpm");
        }
        FileAttributes plain = FileAttributes.of(0644, RpmFixture.TIME);
        return RpmFixture.rpm()
                .spec(spec -> spec.rpm(RpmSettings.builder().compression(kind).build()))
                .file("/usr/bin/a", 0755, FileRole.PLAIN, ContentSource.of("a", "x".repeat(500)))
                .file("/etc/b", 0644, FileRole.CONFIG, ContentSource.of("b", "y"))
                .entry(new FileEntry.Hardlink(new EntryPath("/usr/bin/c"), plain, new EntryPath("/usr/bin/a")))
                .entry(new FileEntry.Symlink(new EntryPath("/usr/bin/d"), plain, "a"))
                .entry(new FileEntry.Ghost(new EntryPath("/var/e"), plain, FileRole.PLAIN))
                .entry(new FileEntry.Directory(new EntryPath("/usr/share/f"), plain, false))
                .script(ScriptSlot.POSTINSTALL, "true")
                .bytes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpmbuild", "none", "zstd", "xz:0"})
    void noMutantHurts(String kind) throws IOException {
        long seed = Long.getLong("gopack.seed", kind.hashCode());
        Mutator mutator = new Mutator(seed(kind), new SplittableRandom(seed));
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] mutant = mutator.next();
            String what = kind + ", seed " + seed + ", mutant " + i + ": " + mutator.trace();
            outcomes.merge(outcome(mutant, what), 1, Integer::sum);
        }
        assertThat(outcomes).as("mutants reach every part of the reader").containsKeys("refused", "wrong digest");
    }

    private String outcome(byte[] mutant, String what) throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = threads.getCurrentThreadAllocatedBytes();
        long time = threads.getCurrentThreadCpuTime();
        String result;
        try {
            result = RpmReader.read(ByteSource.of("x.rpm", mutant)).isIntact() ? "intact" : "wrong digest";
        } catch (FormatException e) {
            result = "refused";
        } catch (IOException | RuntimeException | Error e) {
            Path kept = Path.of("target", "mutant.rpm");
            Files.write(kept, mutant);
            String start = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(mutant, 1024));
            return fail(what + "\n" + kept + "\n" + start, e);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - memory)
                .as("memory, " + what)
                .isLessThan(MOST_MEMORY + 8L * mutant.length);
        long took = threads.getCurrentThreadCpuTime() - time;
        endurance.input("rpm packages", result.equals("refused"), took);
        assertThat(took).as("time, " + what).isLessThan(MOST_NANOSECONDS);
        return result;
    }
}
