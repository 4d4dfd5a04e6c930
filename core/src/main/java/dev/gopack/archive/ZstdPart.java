package dev.gopack.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of an archive that was compressed as a frame of its own; what comes out are the frame's blocks. */
final class ZstdPart {

    // With workers, zstd cuts the input into jobs of this size whatever their number, so the bytes stay the same.
    private static final int JOB_SIZE = 2 << 20;
    /** Smaller parts are compressed in one go, which is much cheaper to set up. */
    private static final int SMALL = 512 << 10;

    private static final int FIRST_SIZE = 16 << 10;

    private final CountingOutputStream out;
    private final Compression compression;
    private final Workers workers;
    private byte[] small = new byte[0];
    private int filled;
    private @Nullable OutputStream stream;
    private long size;

    ZstdPart(OutputStream out, Compression compression, Workers workers) {
        this.out = new CountingOutputStream(out);
        this.compression = compression;
        this.workers = workers;
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        if (stream == null && size <= SMALL) {
            if (size > small.length) {
                small = Arrays.copyOf(small, (int) Math.min(SMALL, Math.max(FIRST_SIZE, size * 2)));
            }
            System.arraycopy(bytes, offset, small, filled, length);
            filled += length;
            return;
        }
        if (stream == null) {
            stream = open();
            stream.write(small, 0, filled);
            small = new byte[0];
        }
        stream.write(bytes, offset, length);
    }

    Segment end() throws IOException {
        if (stream != null) {
            stream.close();
        } else if (filled > 0) {
            compressSmall();
        }
        stream = null;
        return new Segment(compression, size, out.count(), 0, List.of());
    }

    void abandon() {
        if (stream == null) {
            return;
        }
        try {
            stream.close();
        } catch (IOException e) {
            return; // most likely the failure for which it is given up
        }
    }

    private OutputStream open() throws IOException {
        ZstdLibrary.load();
        ZstdOutputStream zstd = new ZstdOutputStream(new ZstdBlocks(out), compression.level());
        // always the path of several threads: with zero workers zstd makes other bytes
        zstd.setWorkers(workers.threads());
        zstd.setJobSize(JOB_SIZE);
        return zstd;
    }

    private void compressSmall() throws IOException {
        ZstdLibrary.load();
        byte[] frame = new byte[(int) Zstd.compressBound(filled)];
        int length;
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setLevel(compression.level());
            length = context.compressByteArray(frame, 0, frame.length, small, 0, filled);
        }
        new ZstdBlocks(out).write(frame, 0, length);
    }
}
