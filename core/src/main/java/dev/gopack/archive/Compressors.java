package dev.gopack.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.UnsupportedOptionsException;

/** Compressing streams whose bytes depend on the input and the {@link Compression} alone, not on the threads. */
public final class Compressors {

    private Compressors() {}

    /**
     * A stream that compresses into another. It is one frame, one member or one stream, since dpkg stops after the
     * first. Closing it ends the compressed data and leaves {@code out} open.
     *
     * @param threads how many may compress at once; has no influence on the bytes
     */
    public static OutputStream open(OutputStream out, Compression compression, int threads) throws IOException {
        Workers workers = new Workers(threads);
        return new FilterOutputStream(PayloadCompressor.open(out, compression, workers)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                this.out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                try (workers) {
                    this.out.close();
                }
            }
        };
    }

    static LZMA2Options options(int level) {
        try {
            return new LZMA2Options(level);
        } catch (UnsupportedOptionsException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
