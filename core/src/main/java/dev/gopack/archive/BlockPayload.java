package dev.gopack.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An archive in gzip or xz. */
final class BlockPayload extends PayloadCompressor {

    private final BlockCompressor compressor;
    private final Workers workers;
    private @Nullable BlockPart archive;
    private @Nullable BlockPart content;

    BlockPayload(OutputStream out, Compression compression, Workers workers) throws IOException {
        super(out, compression);
        this.workers = workers;
        this.compressor = compression.codec() == Codec.GZIP
                ? new GzipBlocks(compression.level())
                : new XzBlocks(compression.level());
        compressor.start(out);
    }

    @Override
    void writeArchive(byte[] bytes, int offset, int length) throws IOException {
        archive().write(bytes, offset, length);
    }

    @Override
    boolean splitArchive() throws IOException {
        if (archive != null) {
            compressor.count(archive.end(false));
            archive = null;
        }
        return true;
    }

    @Override
    void beginContent(long size, OutputStream to) {
        content = new BlockPart(to, compression(), compressor, size, workers);
    }

    @Override
    void writeContent(byte[] bytes, int offset, int length) throws IOException {
        Objects.requireNonNull(content).write(bytes, offset, length);
    }

    @Override
    Segment endContent() throws IOException {
        Segment segment = Objects.requireNonNull(content).end(false);
        content = null;
        return segment;
    }

    @Override
    void count(Segment segment) {
        compressor.count(segment);
    }

    @Override
    void finish() throws IOException {
        compressor.count(archive().end(true));
        compressor.finish(out());
    }

    @Override
    void release() {
        if (archive != null) {
            archive.abandon();
        }
        if (content != null) {
            content.abandon();
        }
    }

    private BlockPart archive() {
        if (archive == null) {
            archive = new BlockPart(out(), compression(), compressor, Long.MAX_VALUE, workers);
        }
        return archive;
    }
}
