package dev.gopack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ByteSource;
import dev.gopack.io.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Contents that are compressed apart from the archive around them. */
class SegmentsTest {

    private static final byte[] PROGRAM = program(5 << 20);
    private static final byte[] HEADER = header("usr/bin/tool");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"GZIP", "XZ", "ZSTD"})
    void aContentHasTheSameBytesInEveryArchive(Codec codec) throws IOException {
        try (Workers workers = new Workers(2);
                Spool spool = Spool.in(directory)) {
            ByteArrayOutputStream direct = new ByteArrayOutputStream();
            PayloadCompressor one = PayloadCompressor.open(direct, lightest(codec), workers);
            one.write(HEADER);
            assertThat(one.split()).isTrue();
            one.begin(PROGRAM.length);
            one.write(PROGRAM);
            Segment own = one.end();
            one.write(new byte[1024]);
            one.close();

            ByteArrayOutputStream spooled = new ByteArrayOutputStream();
            PayloadCompressor other = PayloadCompressor.open(spooled, lightest(codec), workers);
            other.write(HEADER);
            assertThat(other.split()).isTrue();
            other.begin(PROGRAM.length, spool.appender());
            other.write(PROGRAM);
            Segment segment = other.end();
            other.append(segment, spool);
            other.write(PROGRAM, 0, 1000); // for somebody's digest
            other.end();
            other.write(new byte[1024]);
            other.close();

            assertThat(segment).isEqualTo(own);
            assertThat(segment.size()).isEqualTo(PROGRAM.length);
            assertThat(spooled.toByteArray()).isEqualTo(direct.toByteArray());
            assertThat(decompress(direct.toByteArray(), codec)).isEqualTo(join(HEADER, PROGRAM, new byte[1024]));
        }
    }

    /** Parts of all sizes one after the other, each content several times, so that a wrong offset would be used. */
    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"GZIP", "XZ", "ZSTD"})
    void archivesOfManyPartsGiveBackWhatWentIn(Codec codec) throws IOException {
        long seed = Long.getLong("gopack.seed", 20261127L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 30; round++) {
            ByteArrayOutputStream input = new ByteArrayOutputStream();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (Workers workers = new Workers(1 + random.nextInt(3))) {
                PayloadCompressor compressor = PayloadCompressor.open(packed, lightest(codec), workers);
                for (int file = random.nextInt(5); file >= 0; file--) {
                    byte[] before = join(
                            Arrays.copyOf(
                                    PROGRAM,
                                    random.nextInt(4) * random.nextInt(random.nextBoolean() ? 600_000 : 9_000)),
                            random.nextInt(4) == 0 ? new byte[0] : header("f" + file));
                    byte[] content =
                            Arrays.copyOfRange(PROGRAM, random.nextInt(99_999), 100_000 + random.nextInt(900_000));
                    put(compressor, before, random);
                    if (compressor.split()) {
                        compressor.begin(content.length);
                        put(compressor, content, random);
                        compressor.end();
                    } else {
                        put(compressor, content, random);
                    }
                    input.write(before);
                    input.write(content);
                }
                byte[] end = Arrays.copyOf(PROGRAM, random.nextInt(3) * random.nextInt(200_000));
                put(compressor, end, random);
                input.write(end);
                compressor.close();
            }
            assertThat(decompress(packed.toByteArray(), codec))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(input.toByteArray());
        }
    }

    @Test
    void zstdTellsWhereNothingCanBeApart() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] noise = new byte[40_000];
        new SplittableRandom(1).nextBytes(noise);
        try (Workers workers = new Workers(1);
                PayloadCompressor compressor = PayloadCompressor.open(packed, Compression.of(Codec.ZSTD), workers)) {
            compressor.write(noise);
            assertThat(compressor.split()).as("no run of equal bytes").isFalse();
            compressor.write(new byte[ZstdRepeats.RUN]);
            assertThat(compressor.split()).isTrue();
        }
        assertThat(decompress(packed.toByteArray(), Codec.ZSTD))
                .startsWith(noise)
                .hasSize(40_029);
    }

    static Stream<Integer> zstdLevels() {
        return IntStream.rangeClosed(1, 19).boxed(); // beyond them a window takes more memory than tests have
    }

    @ParameterizedTest
    @MethodSource("zstdLevels")
    void theWindowOfAnArchiveIsThatOfItsParts(int level) throws IOException {
        ZstdLibrary.load();
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try (var library = new com.github.luben.zstd.ZstdOutputStream(frame, level)) {
            library.setWorkers(1);
            library.write(1);
            library.flush();
            library.write(1);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Workers workers = new Workers(1)) {
            PayloadCompressor.open(packed, new Compression(Codec.ZSTD, level), workers)
                    .close();
        }
        assertThat(HexFormat.of().toHexDigits(packed.toByteArray()[5]))
                .isEqualTo(HexFormat.of().toHexDigits(frame.toByteArray()[5]));
    }

    @Test
    void checksumsOfPartsMakeThatOfTheWhole() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            int cut = random.nextInt(100_000);
            int end = cut + random.nextInt(round % 2 == 0 ? 10 : 100_000);
            assertThat(Crc32Combination.of(crc(0, cut), crc(cut, end), end - cut))
                    .isEqualTo(crc(0, end));
        }
    }

    private static int crc(int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(PROGRAM, from, to - from);
        return (int) crc.getValue();
    }

    private static void put(PayloadCompressor to, byte[] bytes, SplittableRandom random) throws IOException {
        for (int at = 0; at < bytes.length; ) {
            int count = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 300 : 300_000));
            to.write(bytes, at, count);
            at += count;
        }
    }

    private static Compression lightest(Codec codec) {
        return new Compression(codec, codec == Codec.ZSTD ? 3 : 1);
    }

    private static byte[] decompress(byte[] packed, Codec codec) throws IOException {
        ByteSource source = ByteSource.of("sample", packed);
        try (InputStream in = Decompressors.open(source, 0, packed.length, codec, 1 << 30)) {
            return in.readAllBytes();
        }
    }

    private static byte[] header(String name) {
        byte[] block = new byte[512];
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, 0, bytes.length);
        System.arraycopy("0000755 ustar".getBytes(StandardCharsets.US_ASCII), 0, block, 100, 13);
        return block;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Records of a fixed length with few changes, as tables in programs have: much is found at repeated distances. */
    private static byte[] program(int size) {
        byte[] bytes = new byte[size];
        SplittableRandom random = new SplittableRandom(11);
        random.nextBytes(bytes);
        for (int at = 4096; at + 64 < size; at += 24) {
            if (random.nextInt(40) != 0) {
                System.arraycopy(bytes, at - 24 * (1 + random.nextInt(3)), bytes, at, 20);
            }
        }
        return bytes;
    }
}
