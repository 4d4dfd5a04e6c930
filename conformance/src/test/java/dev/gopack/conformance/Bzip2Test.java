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
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Runs of equal bytes go on behind the end of a piece. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 255, 256})
    void piecesOfAnySizeAreRead(int piece) throws IOException {
        byte[] input = new byte[3000];
        Arrays.fill(input, 700, 1200, (byte) 'x');
        Arrays.fill(input, 1900, 1904, (byte) 'y');
        byte[] packed = bzip2(input, "-9");
        try (ByteSource source = ByteSource.of("x.bz2", packed);
                InputStream in = Decompressors.open(source, 0, packed.length, Codec.BZIP2, LIMIT)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] room = new byte[piece + 2];
            for (int count = in.read(room, 1, piece); count >= 0; count = in.read(room, 1, piece)) {
                assertThat(count).isBetween(1, piece);
                out.write(room, 1, count);
            }
            assertThat(out.toByteArray()).isEqualTo(input);
        }
    }

    /** A block of a few bytes takes as long as one of many. What all together have buys some more than the free ones. */
    @ParameterizedTest
    @CsvSource({"9, 96, 8190", "1, 864, 910", "4, 216, 3640"})
    void manyBlocksOfFewBytesAreRefused(int level, int most, int bytes) throws IOException {
        assertThat(read(blocks(level, most))).hasSize(6 * most);
        assertThatThrownBy(() -> read(blocks(level, most + 50)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("bzip2 blocks of less than " + bytes + " bytes, more than " + most);
    }

    /** The same block several times: bzip2's own, put together bit by bit, since bzip2 fills a block before the next. */
    private byte[] blocks(int level, int count) throws IOException {
        String whole = bits(bzip2("hello\n".getBytes(), "-" + level));
        int end = whole.lastIndexOf(bits(HexFormat.of().parseHex("177245385090")));
        String block = whole.substring(32, end);
        int blockCrc = (int) Long.parseLong(block.substring(48, 80), 2);
        int crc = 0;
        for (int i = 0; i < count; i++) {
            crc = Integer.rotateLeft(crc, 1) ^ blockCrc;
        }
        String all = whole.substring(0, 32)
                + block.repeat(count)
                + whole.substring(end, end + 48)
                + bits(ByteBuffer.allocate(4).putInt(crc).array());
        byte[] bytes = new byte[(all.length() + 7) / 8];
        for (int i = 0; i < all.length(); i++) {
            bytes[i / 8] |= (byte) ((all.charAt(i) - '0') << (7 - i % 8));
        }
        return bytes;
    }

    private static String bits(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(Integer.toBinaryString(b & 0xff | 0x100), 1, 9);
        }
        return text.toString();
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
