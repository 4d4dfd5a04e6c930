package dev.gopack.fuzz;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Compression;
import dev.gopack.archive.Compressors;
import dev.gopack.archive.Decompressors;
import dev.gopack.io.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Compressed data, read as rpm reads it, and as dpkg does. */
final class Streams {

    private static final int MOST = 8 << 20;

    /** What the decoders of xz and lzma may hold besides: the dictionary that a stream asks for. It is read twice here. */
    private static final long DICTIONARY = 2 * 66L << 20;

    private Streams() {}

    static Target target(Codec codec) {
        List<byte[]> seeds = List.of(
                compressed(codec, new byte[0]),
                compressed(codec, "hello, hello, hello\n".repeat(20).getBytes(StandardCharsets.US_ASCII)),
                compressed(codec, noise(3000)),
                compressed(codec, new byte[1 << 17]));
        long memory = codec == Codec.XZ || codec == Codec.LZMA ? Target.MEMORY + DICTIONARY : Target.MEMORY;
        return new Target(codec.word(), memory, input -> reads(codec, input), seeds, new Edits(seeds));
    }

    static boolean reads(Codec codec, byte[] input) throws IOException {
        ByteSource source = ByteSource.of(Target.INPUT, input);
        try (InputStream in = Decompressors.open(source, 0, input.length, codec, MOST)) {
            drain(in);
        }
        try (InputStream in = Decompressors.openSingle(source, 0, input.length, codec, MOST)) {
            drain(in);
        }
        return true;
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 14];
        while (in.read(buffer) >= 0) {
            // on to the end
        }
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    static byte[] compressed(Codec codec, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = codec == Codec.BZIP2 // which we only read
                ? new BZip2CompressorOutputStream(bytes, 1)
                : Compressors.open(bytes, new Compression(codec, codec.lowestLevel()), 1)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
