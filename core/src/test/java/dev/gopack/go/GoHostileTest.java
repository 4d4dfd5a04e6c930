package dev.gopack.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gopack.io.ByteSource;
import dev.gopack.io.Endurance;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Damaged programs: nothing but FormatException or a note, in bounded time and memory. Repeat with -Dgopack.seed. */
class GoHostileTest {

    private static final int ROUNDS = Integer.getInteger("gopack.rounds", 20_000);
    private static final long MOST_MEMORY = 48L << 20;
    private static final long MOST_NANOSECONDS = 2_000_000_000L;
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        7,
        8,
        16,
        127,
        128,
        255,
        4096,
        0xffff,
        0x1_0000,
        0x7fff_ffff,
        0x8000_0000L,
        0xffff_ffffL,
        0xffff_fffbL,
        0xffff_fff1L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -8,
        -16
    };
    private static final List<String> NAMES = List.of("runtime.main", "net/http.Get", "a.b/c.F", "main.main");
    private static final byte[] INFO = GoFixture.info("go1.26.8", GoFixture.TEXT);

    private final Endurance endurance = new Endurance();

    @AfterEach
    void tell() throws IOException {
        endurance.tell();
    }

    private static List<byte[]> originals() {
        List<byte[]> files = new ArrayList<>();
        for (int magic : List.of(GoFixture.GO_1_2, GoFixture.GO_1_16, GoFixture.GO_1_20)) {
            byte[] table = GoFixture.table(magic, 8, ByteOrder.LITTLE_ENDIAN, NAMES);
            files.add(GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, table, INFO));
            files.add(GoFixture.pe(table, INFO));
            files.add(GoFixture.macho(0, table, INFO));
            files.add(GoFixture.fat(table, INFO));
            byte[] big = GoFixture.table(magic, 4, ByteOrder.BIG_ENDIAN, NAMES);
            files.add(GoFixture.elf(ByteOrder.BIG_ENDIAN, false, big, INFO));
        }
        return files;
    }

    @Test
    void noMutantHurts() throws IOException {
        long seed = Long.getLong("gopack.seed", 20261126L);
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> originals = originals();
        int refused = 0;
        int noted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] mutant = mutant(originals.get(i % originals.size()), random);
            String end = end(mutant, "seed " + seed + ", mutant " + i);
            refused += end.equals("refused") ? 1 : 0;
            noted += end.equals("noted") ? 1 : 0;
        }
        assertThat(refused).as("refused").isBetween(ROUNDS / 100, ROUNDS);
        assertThat(noted).as("noted").isBetween(ROUNDS / 100, ROUNDS);
    }

    private static byte[] mutant(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        ByteBuffer buffer =
                ByteBuffer.wrap(bytes).order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        for (int change = random.nextInt(1, 4); change > 0; change--) {
            int start = random.nextBoolean() ? 0 : random.nextBoolean() ? GoFixture.TABLE_AT : bytes.length - 400;
            int at = start + random.nextInt(350) / 4 * 4;
            long number = random.nextInt(4) == 0 ? random.nextLong() : NUMBERS[random.nextInt(NUMBERS.length)];
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) number;
                case 1 -> buffer.putShort(at, (short) number);
                case 2 -> buffer.putInt(at, (int) number);
                default -> buffer.putLong(at, number);
            }
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    @Test
    void noPlaceWhereAFileIsCutOffHurts() throws IOException {
        for (byte[] original : originals()) {
            for (int length = 0; length < original.length; length++) {
                end(Arrays.copyOf(original, length), "cut off at " + length);
            }
        }
    }

    @Test
    void noNumberInATableHurtsOrLosesTheBuildInformation() throws IOException {
        for (int magic : List.of(GoFixture.GO_1_2, GoFixture.GO_1_16, GoFixture.GO_1_18, GoFixture.GO_1_20)) {
            for (int field = 8; field < 160; field += 8) {
                for (long number : NUMBERS) {
                    byte[] table = GoFixture.table(magic, 8, ByteOrder.LITTLE_ENDIAN, NAMES);
                    ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).putLong(field, number);
                    byte[] file = GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, table, INFO);
                    String what = Integer.toHexString(magic) + "@" + field + "=" + number;
                    assertThat(end(file, what)).as(what).isIn("read", "noted");
                }
            }
        }
    }

    /** Functions that all share one long name, and tables that start again at every step. */
    @Test
    void nothingIsReadOverAndOver() throws IOException {
        int count = 1 << 20;
        ByteBuffer shared = ByteBuffer.allocate(32 << 20).order(ByteOrder.LITTLE_ENDIAN);
        shared.putInt(GoFixture.GO_1_2)
                .putShort((short) 0)
                .put((byte) 1)
                .put((byte) 8)
                .putLong(count);
        int described = 24 + 16 * count;
        for (int i = 0; i < count; i++) {
            shared.putLong(i).putLong(described);
        }
        shared.putLong(count).putInt(64);
        shared.position(described).putLong(0).putInt(described + 64);
        Arrays.fill(shared.array(), described + 64, shared.capacity(), (byte) 'a');
        assertThat(end(GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, shared.array(), INFO), "one name for all"))
                .isEqualTo("read");

        ByteBuffer lookalikes = ByteBuffer.allocate(8 << 20).order(ByteOrder.LITTLE_ENDIAN);
        while (lookalikes.hasRemaining()) {
            lookalikes
                    .putInt(GoFixture.GO_1_20)
                    .putShort((short) 0)
                    .put((byte) 1)
                    .put((byte) 8);
        }
        assertThat(end(GoFixture.pe(lookalikes.array(), INFO), "tables everywhere"))
                .isEqualTo("noted");
    }

    @Test
    void aTableThatNamesTooManyPackagesIsDamaged() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= 65_536; i++) {
            names.add("a.b/c" + i + ".F");
        }
        byte[] table = GoFixture.table(GoFixture.GO_1_20, 8, ByteOrder.LITTLE_ENDIAN, names);
        GoBinary binary =
                GoProgram.read(ByteSource.of("tool", GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, table, INFO)));
        assertThat(binary.buildInfo()).isPresent();
        assertThat(binary.has(GoNote.Kind.DAMAGED_TABLE)).isTrue();
    }

    private String end(byte[] file, String what) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = threads.getCurrentThreadAllocatedBytes();
        long time = threads.getCurrentThreadCpuTime();
        String end;
        try {
            GoBinary binary = GoProgram.read(ByteSource.of("tool", file));
            end = binary.notes().isEmpty() ? "read" : "noted";
        } catch (FormatException declared) {
            end = "refused";
        } catch (IOException | RuntimeException | Error e) {
            return fail(what, e);
        }
        long used = threads.getCurrentThreadAllocatedBytes() - memory;
        // all that was ever allocated: much more than is held at a time, and more still before the compiler has looked
        assertThat(used).as("memory, " + what).isLessThan(MOST_MEMORY + 24L * file.length);
        long took = threads.getCurrentThreadCpuTime() - time;
        endurance.input(
                "Go programs: ELF, PE, Mach-O, build information, function tables", end.equals("refused"), took);
        assertThat(took).as("time, " + what).isLessThan(MOST_NANOSECONDS);
        return end;
    }
}
