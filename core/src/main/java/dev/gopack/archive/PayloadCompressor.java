package dev.gopack.archive;

import dev.gopack.io.Spool;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses an archive, large contents apart from what is around them: they start from nothing and nothing refers to
 * them, so the same content has the same compressed bytes in every archive and is compressed once for all of them. The
 * result is one frame, one member or one stream, since dpkg stops after the first. Its bytes depend on the input, on
 * which contents are apart and on the {@link Compression}; not on threads, not on whether a content was compressed here.
 *
 * <pre>
 * write(header)
 * if (split()) {
 *     begin(size, here or spool), write(content), end()     or     append(segment, spool), write(content) or not, end()
 * } else {
 *     write(content)
 * }
 * write(next header) ... close()
 * </pre>
 */
public abstract class PayloadCompressor extends OutputStream {

    /** Contents of so many bytes and more are to be compressed apart; for smaller ones it would cost too much in size. */
    public static final long APART = 4 << 20;

    private enum State {
        ARCHIVE,
        CONTENT,
        APPENDED,
        ENDED
    }

    private final Compression compression;
    private final OutputStream out;
    private State state = State.ARCHIVE;
    private boolean here;
    private @Nullable Segment appended;

    PayloadCompressor(OutputStream out, Compression compression) {
        this.out = out;
        this.compression = compression;
    }

    /** True if contents can be compressed apart. */
    public static boolean splits(Codec codec) {
        return codec == Codec.GZIP || codec == Codec.XZ || codec == Codec.ZSTD;
    }

    /**
     * A compressor that writes to a stream. Closing it ends the compressed data and leaves {@code out} open.
     *
     * @param workers who compress; how many they are has no influence on the bytes
     */
    public static PayloadCompressor open(OutputStream out, Compression compression, Workers workers)
            throws IOException {
        return switch (compression.codec()) {
            case NONE, LZMA -> new WholePayload(out, compression);
            case GZIP, XZ -> new BlockPayload(out, compression, workers);
            case ZSTD -> new ZstdPayload(out, compression, workers);
            case BZIP2 -> throw new IllegalArgumentException("bzip2 is not written");
        };
    }

    /**
     * Makes ready for a content that is compressed apart.
     *
     * @return false if that cannot be here; the content is then written as the rest is
     */
    public final boolean split() throws IOException {
        expect(State.ARCHIVE);
        return splitArchive();
    }

    /**
     * After {@link #split}: what is written from now on to {@link #end} is the content.
     *
     * @param size its size in bytes
     * @param to where its compressed bytes go, if not here
     */
    public final void begin(long size, OutputStream to) throws IOException {
        expect(State.ARCHIVE);
        here = to == out;
        state = State.CONTENT;
        beginContent(size, to);
    }

    /** As the other one, with the compressed bytes going here. */
    public final void begin(long size) throws IOException {
        begin(size, out);
    }

    /** After {@link #split}: puts a content that was compressed before. What is written up to {@link #end} is ignored. */
    public final void append(Segment segment, Spool bytes) throws IOException {
        expect(State.ARCHIVE);
        if (!segment.compression().equals(compression) || bytes.size() != segment.compressedSize()) {
            throw new IllegalArgumentException("another content was compressed");
        }
        state = State.APPENDED;
        appended = segment;
        count(segment);
        bytes.copyTo(out);
    }

    /** Ends a content. If {@link #begin} sent it elsewhere, it is not in the archive before it is appended. */
    public final Segment end() throws IOException {
        if (appended != null) {
            Segment segment = appended;
            appended = null;
            state = State.ARCHIVE;
            return segment;
        }
        expect(State.CONTENT);
        state = State.ARCHIVE;
        Segment segment = endContent();
        if (here) {
            count(segment);
        }
        return segment;
    }

    @Override
    public final void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public final void write(byte[] bytes, int offset, int length) throws IOException {
        switch (state) {
            case ARCHIVE -> writeArchive(bytes, offset, length);
            case CONTENT -> writeContent(bytes, offset, length);
            case APPENDED -> {}
            case ENDED -> throw new IOException("the compressor is closed");
        }
    }

    @Override
    public final void close() throws IOException {
        if (state == State.ENDED) {
            return;
        }
        expect(State.ARCHIVE);
        state = State.ENDED;
        finish();
        out.flush();
    }

    /**
     * Gives up after a failure or because the work was stopped: memory is freed without compressing what is left. What
     * was written so far is worthless.
     */
    public final void abandon() {
        state = State.ENDED;
        release();
    }

    final OutputStream out() {
        return out;
    }

    final Compression compression() {
        return compression;
    }

    abstract void writeArchive(byte[] bytes, int offset, int length) throws IOException;

    abstract boolean splitArchive() throws IOException;

    abstract void beginContent(long size, OutputStream to) throws IOException;

    abstract void writeContent(byte[] bytes, int offset, int length) throws IOException;

    abstract Segment endContent() throws IOException;

    /** Takes account of a content whose bytes are put into the output. */
    abstract void count(Segment segment) throws IOException;

    abstract void finish() throws IOException;

    abstract void release();

    private void expect(State expected) {
        if (state != expected) {
            throw new IllegalStateException("not now: " + state);
        }
    }
}
