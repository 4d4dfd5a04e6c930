package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Decompressors;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bzip2 wrote is read; what it would refuse is refused. */
class Bzip2Test {

    private static final long LIMIT = 64L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 99_999, 100_000, 900_000, 2_500_000})
    void whatBzip2WroteIsRead(int size) throws IOException {
        byte[] text =
                "one line of some words, over and over\n".repeat(size / 38 + 1).getBytes();
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        for (byte[] input : new byte[][] {Arrays.copyOf(text, size), noise, new byte[size]}) {
            for (String level : new String[] {"-1", "-9"}) {
                assertThat(read(bzip2(input, level))).isEqualTo(input);
            }
        }
    }

    @Test
    void whatRpmAndDpkgDoNotReadBehindTheFirstStreamIsRefused() throws IOException {
        byte[] one = bzip2("one ".getBytes(), "-9");
        byte[] two = bzip2("two".getBytes(), "-1");
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        assertThatThrownBy(() -> read(both)).isInstanceOf(FormatException.class).hasMessageContaining("bytes follow");
    }

    @Test
    void everyShorterFileAndEveryDamagedByteIsRefused() throws IOException {
        byte[] whole = bzip2("hello, hello, hello\n".repeat(20).getBytes(), "-9");
        for (int i = 0; i < whole.length; i++) {
            byte[] cut = Arrays.copyOf(whole, i);
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            if (i > 0) {
                assertThatThrownBy(() -> read(cut)).isInstanceOf(FormatException.class);
            }
            if (i != 3 && i != whole.length - 1) { // the level says only how much memory; the last bits are padding
                assertThatThrownBy(() -> read(damaged)).as("byte " + i).isInstanceOf(FormatException.class);
            }
        }
    }

    private static byte[] read(byte[] packed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ByteSource source = ByteSource.of("x.bz2", packed);
                InputStream in = Decompressors.open(source, 0, packed.length, Codec.BZIP2, LIMIT)) {
            in.transferTo(out);
        }
        return out.toByteArray();
    }

    private byte[] bzip2(byte[] input, String level) throws IOException {
        Path file = folder.resolve("input");
        Files.write(file, input);
        Tool.run("bzip2", "-k", "-f", level, file.toString());
        return Files.readAllBytes(folder.resolve("input.bz2"));
    }
}
