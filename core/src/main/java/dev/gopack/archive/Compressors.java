package dev.gopack.archive;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.UnsupportedOptionsException;

/** Compressing streams whose bytes depend on the input and the {@link Compression} alone, not on the threads. */
public final class Compressors {

    // With workers, zstd cuts the input into jobs of this size whatever their number, so the bytes stay the same.
    private static final int ZSTD_JOB_SIZE = 4 << 20;

    private Compressors() {}

    /**
     * A stream that compresses into another. It is one frame, one member or one stream, since dpkg stops after the
     * first. Closing it ends the compressed data and leaves {@code out} open.
     *
     * @param threads how many may compress at once; has no influence on the bytes
     */
    public static OutputStream open(OutputStream out, Compression compression, int threads) throws IOException {
        OutputStream kept = new KeptOpen(out);
        return switch (compression.codec()) {
            case NONE -> kept;
            case GZIP -> new ParallelGzipOutputStream(kept, compression.level(), threads);
            case XZ -> new ParallelXzOutputStream(kept, compression.level(), threads);
            case ZSTD -> zstd(kept, compression.level(), threads);
            case LZMA -> new LZMAOutputStream(kept, options(compression.level()), -1);
        };
    }

    /**
     * Gives up a stream that {@link #open} made, after a failure or because the work was stopped: its threads and memory
     * are freed without compressing what is left. What it has written so far is worthless.
     */
    public static void abandon(OutputStream stream) {
        if (stream instanceof BlockOutputStream blocks) {
            blocks.abandon();
            return;
        }
        try {
            stream.close();
        } catch (IOException e) {
            return; // most likely the failure for which it is given up
        }
    }

    private static OutputStream zstd(OutputStream out, int level, int threads) throws IOException {
        ZstdLibrary.load();
        ZstdOutputStream stream = new ZstdOutputStream(out, level);
        // Always the multi-thread path: with zero workers zstd makes other bytes.
        stream.setWorkers(threads);
        stream.setJobSize(ZSTD_JOB_SIZE);
        stream.setChecksum(true);
        return stream;
    }

    static LZMA2Options options(int level) {
        try {
            return new LZMA2Options(level);
        } catch (UnsupportedOptionsException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Writes through and keeps the stream below open. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
