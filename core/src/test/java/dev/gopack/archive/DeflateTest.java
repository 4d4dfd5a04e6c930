package dev.gopack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our deflate against that of the Java runtime, which is zlib's. */
class DeflateTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261127L);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void hasTheBytesOfZlib(int level) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED + level);
        for (int round = 0; round < 60; round++) {
            byte[] text = text(random, round);
            int dictionary = round % 3 == 0 ? 0 : random.nextInt(Math.min(text.length, 70_000) + 1);
            byte[] before = Arrays.copyOf(text, dictionary);
            byte[] input = Arrays.copyOfRange(text, dictionary, text.length);
            boolean last = input.length == 0 || random.nextBoolean();

            byte[] ours = Deflate.compress(input, input.length, before, before.length, level, last);

            String where = "seed " + SEED + " round " + round + " size " + input.length + " after " + dictionary;
            assertThat(unpack(ours, before, input.length)).as(where).isEqualTo(input);
            if (SystemDeflate.isZlib(level)) { // else the golden values below have to do
                byte[] zlib = SystemDeflate.compress(input, input.length, before, before.length, level, last);
                assertThat(Arrays.mismatch(ours, zlib)).as(where).isEqualTo(-1);
            }
        }
    }

    /**
     * The sample by zlib itself, in Python 3: {@code zlib.compressobj(level, zlib.DEFLATED, -15)} over the bytes that
     * {@link SystemDeflate#sample} makes; {@code zlib.crc32} of what comes out.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theSampleIsWhatZlibMakesOfIt(int level) {
        long[] zlib = {
            0xaae9b395L,
            0xba8f11c1L,
            0x13d37c83L,
            0x085f7d09L,
            0x762540ffL,
            0x1f8c0040L,
            0x0ccc294eL,
            0xf9a431f7L,
            0xf9a431f7L
        };
        byte[] sample = SystemDeflate.sample();
        byte[] ours = Deflate.compress(sample, sample.length, new byte[0], 0, level, true);
        assertThat(Integer.toUnsignedLong(SystemDeflate.checksum(ours))).isEqualTo(zlib[level - 1]);
    }

    @Test
    void gzipIsTheSameWithAndWithoutTheRuntimesDeflate() throws IOException {
        byte[] input = text(new SplittableRandom(SEED), 17);
        for (boolean last : new boolean[] {true, false}) {
            assertThat(new GzipBlocks(6, false).compress(input, input.length, input, last))
                    .isEqualTo(new GzipBlocks(6).compress(input, input.length, input, last));
        }
    }

    private static byte[] unpack(byte[] packed, byte[] before, int size) throws Exception {
        Inflater inflater = new Inflater(true);
        if (before.length > 0) {
            int window = Math.min(1 << 15, before.length);
            inflater.setDictionary(before, before.length - window, window);
        }
        inflater.setInput(packed);
        byte[] output = new byte[size + 1];
        int count = 0;
        for (int more = 1; more > 0; count += more) {
            more = inflater.inflate(output, count, output.length - count);
        }
        inflater.end();
        return Arrays.copyOf(output, count);
    }

    private static byte[] text(SplittableRandom random, int round) {
        int[] sizes = {
            0, 1, 2, 3, 4, 100, 257, 258, 259, 32_506, 32_768, 33_030, 65_273, 65_274, 65_536, 70_000, 200_000, 524_288
        };
        int size = round < sizes.length ? sizes[round] : random.nextInt(random.nextBoolean() ? 3_000 : 300_000);
        int kind = random.nextInt(7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[1 + random.nextInt(400)];
        random.nextBytes(piece);
        while (out.size() < size) {
            switch (kind) {
                case 0 -> out.write(random.nextInt(256));
                case 1 -> out.write(random.nextInt(1 + random.nextInt(64)));
                case 2 -> out.write(0);
                case 3 -> out.writeBytes(piece);
                case 4 -> {
                    byte[] all = out.toByteArray();
                    if (all.length < 300 || random.nextInt(4) == 0) {
                        out.write(random.nextInt(256));
                    } else { // a repetition at any distance
                        int from = random.nextInt(Math.max(0, all.length - 40_000), all.length - 2);
                        int length =
                                Math.min(all.length - from, 3 + random.nextInt(random.nextInt(10) == 0 ? 300 : 12));
                        out.write(all, from, length);
                    }
                    if (out.size() > 60_000) {
                        out.writeBytes(Arrays.copyOf(all, Math.min(all.length, size)));
                    }
                }
                case 5 ->
                    out.writeBytes(("line " + random.nextInt(50) + " of a log at " + random.nextInt(1_000_000) + "\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                default -> {
                    piece[random.nextInt(piece.length)] = (byte) random.nextInt(256);
                    out.write(piece, 0, 1 + random.nextInt(piece.length));
                }
            }
        }
        return Arrays.copyOf(out.toByteArray(), size);
    }
}
