package dev.gopack.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.tukaani.xz.LZMAOutputStream;

/** An archive in which nothing is apart: stored as it is, or in the older LZMA container, which has no blocks. */
final class WholePayload extends PayloadCompressor {

    private static final int BUFFER = 64 << 10;

    private final OutputStream stream;

    WholePayload(OutputStream out, Compression compression) throws IOException {
        super(out, compression);
        OutputStream kept = new CountingOutputStream(out);
        stream = compression.codec() == Codec.NONE
                ? new BufferedOutputStream(kept, BUFFER)
                : new LZMAOutputStream(kept, Compressors.options(compression.level()), -1);
    }

    @Override
    void writeArchive(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
    }

    @Override
    boolean splitArchive() {
        return false;
    }

    @Override
    void beginContent(long size, OutputStream to) {
        throw new UnsupportedOperationException();
    }

    @Override
    void writeContent(byte[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    Segment endContent() {
        throw new UnsupportedOperationException();
    }

    @Override
    void count(Segment segment) {
        throw new UnsupportedOperationException();
    }

    @Override
    void finish() throws IOException {
        stream.close();
    }

    @Override
    void release() {
        // holds nothing but heap
    }
}
