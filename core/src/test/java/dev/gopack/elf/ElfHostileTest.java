package dev.gopack.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.gopack.io.Endurance;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files: nothing but FormatException, in bounded time and memory. Repeat with -Dgopack.seed. */
class ElfHostileTest {

    private static final int ROUNDS = Integer.getInteger("gopack.rounds", 20_000) / 4; // for each of four shapes
    private static final int SECTIONS = 60_000;
    private static final int TABLES_END = 64 + 64 * SECTIONS;
    private static final long MOST_MEMORY = 32L << 20;
    private static final long MOST_NANOSECONDS = 2_000_000_000L;

    private static final long[] NUMBERS = {
        0,
        1,
        2,
        3,
        4,
        7,
        8,
        11,
        12,
        15,
        16,
        17,
        20,
        24,
        31,
        32,
        56,
        64,
        255,
        256,
        4095,
        4096,
        0x7fff,
        0x8000,
        0xfffe,
        0xffff,
        0x1_0000,
        0x7fff_ffff,
        0x8000_0000L,
        0xffff_fff0L,
        0xffff_ffffL,
        0x1_0000_0000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -2,
        -8,
        -16,
        0x6fff_fffeL,
        0x6fff_fffdL,
        0x6fff_ffffL
    };

    private final Endurance endurance = new Endurance();

    @AfterEach
    void tell() throws IOException {
        endurance.tell();
    }

    @ParameterizedTest
    @MethodSource("dev.gopack.elf.ElfFileTest#shapes")
    void noMutantHurts(boolean is64, ByteOrder order) throws IOException {
        long seed = Long.getLong(
                "gopack.seed", 20_000 + (is64 ? 1 : 0) + order.toString().hashCode());
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            List<String> trace = new ArrayList<>();
            byte[] mutant = mutant(new ElfFixture(is64, order), random, trace);
            outcomes.merge(outcome(mutant, "seed " + seed + ", mutant " + i + ": " + trace), 1, Integer::sum);
        }
        assertThat(outcomes)
                .as("mutants reach every part of the reader")
                .hasSizeGreaterThan(20)
                .containsKey("read");
    }

    @ParameterizedTest
    @MethodSource("dev.gopack.elf.ElfFileTest#shapes")
    void everyNumberMayBeAnything(boolean is64, ByteOrder order) throws IOException {
        for (String field : new ElfFixture(is64, order).fields().keySet()) {
            for (long number : NUMBERS) {
                byte[] bytes = new ElfFixture(is64, order).set(field, number).bytes();
                outcome(bytes, field + " = " + number);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gopack.elf.ElfFileTest#shapes")
    void mayEndAnywhere(boolean is64, ByteOrder order) throws IOException {
        byte[] bytes = new ElfFixture(is64, order).bytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(outcome(Arrays.copyOf(bytes, length), "cut at " + length))
                    .as("the section table is at the end, so every cut is noticed; " + length)
                    .isNotEqualTo("read");
        }
    }

    /** A table of texts at -8: the exception once gave that as the place. */
    @Test
    void aTableBeforeTheStartIsToldWithAPlaceInTheFile() {
        ElfFixture fixture = new ElfFixture(true, ByteOrder.LITTLE_ENDIAN);
        fixture.set("section .dynstr offset", -8);
        assertThatThrownBy(() -> Everything.of(fixture.bytes()))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x@0: a string table of");
    }

    /** 60,000 sections whose names are the same 60,000 bytes: 3.6 GB if each were kept. */
    @Test
    void manyNamesMayBeOneLongText() {
        byte[] bytes = sections(3, 60_001);
        Arrays.fill(bytes, TABLES_END, bytes.length - 1, (byte) 'x');
        assertThat(outcome(bytes, "one long name")).contains("bytes of names");
    }

    /** 60,000 sections of the same 80,000 empty notes: 4.8 billion of them. */
    @Test
    void manySectionsMayBeTheSameNotes() {
        assertThat(outcome(sections(ElfSection.NOTE, 960_000), "the same notes"))
                .contains("more than # notes");
    }

    private static byte[] sections(int type, int size) {
        byte[] bytes = new byte[TABLES_END + size];
        header64(bytes, 64, SECTIONS, 1);
        for (int i = 0; i < SECTIONS; i++) {
            section64(bytes, 64 + 64 * i, type, TABLES_END, size);
        }
        return bytes;
    }

    /** The header of a 64-bit file of sections alone. */
    private static void header64(byte[] bytes, long sections, int count, int names) {
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        out.putShort(16, (short) ElfHeader.DYNAMIC).putShort(18, (short) 62);
        out.putLong(40, sections)
                .putShort(58, (short) 64)
                .putShort(60, (short) count)
                .putShort(62, (short) names);
    }

    /** A section of a 64-bit file, with the first text as its name. */
    private static void section64(byte[] bytes, int at, int type, long offset, long size) {
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(at + 4, type).putLong(at + 24, offset).putLong(at + 32, size);
    }

    /** Two versions of which each points at the names of the other, and names that refer to themselves. */
    @Test
    void namesOfVersionsMayBeShared() {
        ElfFixture fixture = new ElfFixture(true, ByteOrder.LITTLE_ENDIAN);
        fixture.set("need 1 names", -48).set("need 1 count", 0xffff).set("need 0 count", 0xffff);
        assertThat(outcome(fixture.bytes(), "shared names")).contains("a chain of versions ends here");
    }

    private static byte[] mutant(ElfFixture fixture, SplittableRandom random, List<String> trace) {
        List<String> names = List.copyOf(fixture.fields().keySet());
        if (random.nextInt(4) == 0) {
            fixture.set("sections", 0).set("section count", 0);
            trace.add("no sections");
        }
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            String name = names.get(random.nextInt(names.size()));
            long value = random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextInt(2048);
            trace.add(name + " = " + value);
            fixture.set(name, value);
        }
        byte[] bytes = fixture.bytes();
        switch (random.nextInt(6)) {
            case 0 -> {
                int at = random.nextInt(bytes.length);
                trace.add("bit at " + at);
                bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
            case 1 -> {
                int length = random.nextInt(16, 128);
                int from = random.nextInt(bytes.length - length);
                int to = random.nextInt(bytes.length - length);
                trace.add(length + " bytes from " + from + " to " + to);
                System.arraycopy(bytes, from, bytes, to, length);
            }
            case 2 -> {
                int length = random.nextInt(bytes.length);
                trace.add("cut at " + length);
                return Arrays.copyOf(bytes, length);
            }
            default -> {}
        }
        return bytes;
    }

    /** "read", or the words of the problem without its numbers. */
    private String outcome(byte[] mutant, String what) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = threads.getCurrentThreadAllocatedBytes();
        long time = threads.getCurrentThreadCpuTime();
        String result;
        try {
            Everything.of(mutant);
            result = "read";
        } catch (FormatException e) {
            result = e.getMessage().replaceAll("[0-9-]+", "#");
        } catch (IOException | RuntimeException | Error e) {
            return fail(what + "\n" + Base64.getEncoder().encodeToString(mutant), e);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - memory)
                .as("memory, " + what)
                .isLessThan(MOST_MEMORY + 8L * mutant.length);
        long took = threads.getCurrentThreadCpuTime() - time;
        endurance.input("ELF", !result.equals("read"), took);
        assertThat(took).as("time, " + what).isLessThan(MOST_NANOSECONDS);
        return result;
    }
}
