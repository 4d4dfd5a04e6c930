package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfSection;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import dev.gopack.rpm.plan.ElfDependencies;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Real files, damaged in their tables: nothing but FormatException, in bounded time and memory. */
class ElfMutationTest {

    private static final int FILES = 40;
    private static final int ROUNDS = Integer.getInteger("gopack.rounds", 20_000) / FILES;
    private static final long LARGEST = 1 << 18;
    private static final long MOST_MEMORY = 32L << 20;
    private static final long MOST_NANOSECONDS = 2_000_000_000L;
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        3,
        4,
        8,
        15,
        16,
        17,
        255,
        4096,
        0x7fff,
        0xffff,
        0x1_0000,
        0x7fff_ffff,
        0x8000_0000L,
        0xffff_ffffL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -16
    };

    /** Where damage hurts. */
    private record Region(long offset, long size) {}

    @Test
    void noMutantHurts() throws IOException {
        long seed = Long.getLong("gopack.seed", 4);
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        List<Path> files = files();
        for (Path file : files) {
            byte[] original = Files.readAllBytes(file);
            ElfFile elf = ElfFile.read(ByteSource.of(file.toString(), original));
            List<Region> regions = regions(elf);
            for (int i = 0; i < ROUNDS; i++) {
                byte[] mutant = mutant(original, elf, regions, random);
                refused += isRefused(mutant, file + ", seed " + seed + ", mutant " + i) ? 1 : 0;
            }
        }
        assertThat(refused).as("damage that is noticed").isBetween(files.size() * ROUNDS / 10, files.size() * ROUNDS);
    }

    private static List<Path> files() {
        List<Path> small = ElfInputs.all().stream()
                .filter(file -> file.toFile().length() <= LARGEST)
                .toList();
        int step = Math.max(1, small.size() / FILES);
        List<Path> chosen = new ArrayList<>();
        for (int i = 0; i < small.size(); i += step) {
            chosen.add(small.get(i));
        }
        return chosen;
    }

    private static List<Region> regions(ElfFile elf) {
        List<Region> regions = new ArrayList<>();
        regions.add(new Region(0, 64));
        regions.add(new Region(
                elf.header().programHeaders(),
                (long) elf.header().programHeaderCount() * elf.header().programHeaderSize()));
        regions.add(new Region(
                elf.header().sectionHeaders(),
                (long) elf.header().sectionHeaderCount() * elf.header().sectionHeaderSize()));
        for (ElfSection section : elf.sections()) {
            boolean table = section.name().matches("\\.(dynamic|dynsym|dynstr|gnu\\.version.*|note.*|interp|ARM.*)");
            if (table && section.type() != ElfSection.NOBITS) {
                regions.add(new Region(section.offset(), section.size()));
            }
        }
        regions.removeIf(region -> region.size() < 8 || !elf.view().has(region.offset(), region.size()));
        return regions;
    }

    private static byte[] mutant(byte[] original, ElfFile elf, List<Region> regions, SplittableRandom random) {
        byte[] bytes = original.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(elf.header().order());
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            Region region = regions.get(random.nextInt(regions.size()));
            int at = (int) (region.offset() + random.nextLong(region.size() / 8) * 8 + 2 * random.nextInt(4));
            long number = NUMBERS[random.nextInt(NUMBERS.length)];
            int width = Math.min(1 << random.nextInt(4), bytes.length - at);
            switch (width) {
                case 1 -> buffer.put(at, (byte) number);
                case 2, 3 -> buffer.putShort(at, (short) number);
                case 8 -> buffer.putLong(at, number);
                default -> buffer.putInt(at, (int) number);
            }
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static boolean isRefused(byte[] mutant, String what) throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = threads.getCurrentThreadAllocatedBytes();
        long time = threads.getCurrentThreadCpuTime();
        boolean refused = false;
        try {
            ElfFile elf = ElfFile.read(ByteSource.of("mutant", mutant));
            ElfDependencies.of(elf, true, "mutant");
            elf.hardening();
            elf.kind();
            elf.goArchitecture();
            elf.goBuildId();
            elf.gnuBuildId();
        } catch (FormatException e) {
            refused = true;
        } catch (IOException | RuntimeException | Error e) {
            Files.write(Path.of("target", "mutant.elf"), mutant);
            return fail(what + ", kept as target/mutant.elf", e);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - memory)
                .as("memory, " + what)
                .isLessThan(MOST_MEMORY);
        assertThat(threads.getCurrentThreadCpuTime() - time).as("time, " + what).isLessThan(MOST_NANOSECONDS);
        return refused;
    }
}
