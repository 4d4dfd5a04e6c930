package dev.gopack.elf;

import dev.gopack.io.ByteSource;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Libraries to start from, and all that can be asked of one. */
public final class ElfInputs {

    private ElfInputs() {}

    /** One of each word size and byte order. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (boolean is64 : List.of(true, false)) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                seeds.add(new ElfFixture(is64, order).bytes());
            }
        }
        return seeds;
    }

    /** A library of which up to three numbers are wrong, each the number of something. */
    public static byte[] mutant(SplittableRandom random, long number) {
        ElfFixture fixture = new ElfFixture(
                random.nextBoolean(), random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        List<String> names = List.copyOf(fixture.fields().keySet());
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            fixture.set(names.get(random.nextInt(names.size())), random.nextBoolean() ? number : random.nextInt(2048));
        }
        return fixture.bytes();
    }

    /** Asks everything. */
    public static boolean reads(byte[] input) throws IOException {
        return Everything.of(ByteSource.of("input", input)) >= 0;
    }
}
