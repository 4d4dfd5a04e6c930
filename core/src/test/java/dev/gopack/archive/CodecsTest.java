package dev.gopack.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {

    /** Text that compresses, long enough for several blocks of gzip and several jobs of zstd. */
    private static final byte[] SAMPLE = sample(5_000_000);

    @ParameterizedTest
    @MethodSource("dev.gopack.archive.Codec#written")
    void givesBackWhatWentIn(Codec codec) throws IOException {
        for (int size : new int[] {0, 1, 65_535, 3_000_000}) {
            byte[] input = Arrays.copyOf(SAMPLE, size);
            byte[] packed = compress(input, lightest(codec), 2);
            assertThat(decompress(packed, codec)).isEqualTo(input);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gopack.archive.Codec#written")
    void bytesDoNotDependOnThreads(Codec codec) throws IOException {
        byte[] one = compress(SAMPLE, lightest(codec), 1);
        assertThat(compress(SAMPLE, lightest(codec), 2)).isEqualTo(one);
        assertThat(compress(SAMPLE, lightest(codec), 5)).isEqualTo(one);
    }

    @ParameterizedTest
    @MethodSource("dev.gopack.archive.Codec#written")
    void bytesDoNotDependOnHowTheInputIsCut(Codec codec) throws IOException {
        byte[] whole = compress(SAMPLE, lightest(codec), 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream stream = Compressors.open(out, lightest(codec), 2)) {
            int from = 0;
            for (int step = 1; from < SAMPLE.length; step = step * 3 % 1_000_003 + 1) {
                int count = Math.min(step, SAMPLE.length - from);
                stream.write(SAMPLE, from, count);
                from += count;
            }
        }
        assertThat(out.toByteArray()).isEqualTo(whole);
    }

    @Test
    void gzipHasTheHeaderThatDpkgWrites() throws IOException {
        // observed: dpkg-deb 1.21 -Zgzip -z9 starts its members with these ten bytes
        assertThat(Arrays.copyOf(compress(SAMPLE, new Compression(Codec.GZIP, 9), 2), 10))
                .containsExactly(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3);
    }

    @Test
    void gzipIsOneMember() throws IOException {
        byte[] packed = compress(SAMPLE, new Compression(Codec.GZIP, 1), 2);
        assertThat(new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(SAMPLE);
    }

    static Stream<Codec> checkingCodecs() {
        return Stream.of(Codec.GZIP, Codec.XZ, Codec.ZSTD);
    }

    @ParameterizedTest
    @MethodSource("checkingCodecs")
    void everyCutIsAnError(Codec codec) throws IOException {
        byte[] packed = compress(Arrays.copyOf(SAMPLE, 200_000), lightest(codec), 1);
        for (int cut = 1; cut <= 64; cut++) {
            byte[] shorter = Arrays.copyOf(packed, packed.length - cut);
            byte[] head = Arrays.copyOf(packed, cut);
            assertThatThrownBy(() -> decompress(shorter, codec)).isInstanceOf(FormatException.class);
            assertThatThrownBy(() -> decompress(head, codec)).isInstanceOf(FormatException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("checkingCodecs")
    void trailingBytesAreAnError(Codec codec) throws IOException {
        byte[] packed = compress(Arrays.copyOf(SAMPLE, 200_000), lightest(codec), 1);
        for (int more : new int[] {1, 4, 10, 100_000}) {
            byte[] longer = Arrays.copyOf(packed, packed.length + more);
            Arrays.fill(longer, packed.length, longer.length, (byte) 'x');
            assertThatThrownBy(() -> decompress(longer, codec)).isInstanceOf(FormatException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("checkingCodecs")
    void changedBytesAreAnErrorAndNothingElse(Codec codec) throws IOException {
        byte[] original = Arrays.copyOf(SAMPLE, 100_000);
        byte[] packed = compress(original, lightest(codec), 1);
        long seed = Long.getLong("gopack.seed", 20261123L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] mutant = packed.clone();
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                byte[] unpacked = decompress(mutant, codec);
                if (codec != Codec.ZSTD) { // has no checksum; the digests of packages tell
                    assertThat(Arrays.equals(unpacked, original))
                            .as("seed %d round %d", seed, round)
                            .isTrue();
                }
            } catch (FormatException e) {
                assertThat(e.file()).isEqualTo("sample");
            }
        }
    }

    @Test
    void aBombStopsAtTheLimit() throws IOException {
        byte[] packed = compress(new byte[50_000_000], Compression.of(Codec.ZSTD), 2);
        ByteSource source = ByteSource.of("bomb", packed);
        try (InputStream in = Decompressors.open(source, 0, packed.length, Codec.ZSTD, 1_000_000)) {
            assertThatThrownBy(() -> in.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("more than 1000000 bytes");
        }
    }

    /** 23 bytes once made the decoder of lzma allocate 96 MiB. */
    @Test
    void aDictionaryIsAsLargeAsLevel9HasItAtTheMost() throws IOException {
        byte[] packed = compress(Arrays.copyOf(SAMPLE, 1000), lightest(Codec.LZMA), 1);
        ByteBuffer header = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(1, 64 << 20);
        assertThat(decompress(packed, Codec.LZMA)).hasSize(1000);
        header.putInt(1, 96 << 20);
        assertThatThrownBy(() -> decompress(packed, Codec.LZMA))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("memory");
    }

    @Test
    void levelsOutsideTheRangeNameTheRange() {
        assertThatThrownBy(() -> Compression.parse("gzip:10")).hasMessageContaining("levels 1 to 9, not 10");
        assertThatThrownBy(() -> Compression.parse("zip")).hasMessageContaining("allowed are none, gzip, xz, zstd");
        assertThat(Compression.parse("zstd:best")).isEqualTo(new Compression(Codec.ZSTD, 11));
        assertThat(Compression.parse("none")).hasToString("none");
        assertThat(Compression.parse("xz:2")).hasToString("xz:2");
    }

    private static Compression lightest(Codec codec) {
        return new Compression(codec, Math.min(1, codec.highestLevel()));
    }

    private static byte[] compress(byte[] input, Compression compression, int threads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream stream = Compressors.open(out, compression, threads)) {
            stream.write(input);
        }
        return out.toByteArray();
    }

    private static byte[] decompress(byte[] packed, Codec codec) throws IOException {
        ByteSource source = ByteSource.of("sample", packed);
        try (InputStream in = Decompressors.open(source, 0, packed.length, codec, 1 << 30)) {
            return in.readAllBytes();
        }
    }

    private static byte[] sample(int size) {
        byte[] bytes = new byte[size];
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) ("abcdefghijklmnop".charAt(random.nextInt(1 + i % 16)));
        }
        return bytes;
    }
}
