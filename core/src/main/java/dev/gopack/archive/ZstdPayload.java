package dev.gopack.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An archive in one zstd frame, whose blocks come from parts that were compressed each on its own. A part may refer to
 * the three repeated offsets as they are at the start of a frame; {@link ZstdRepeats} makes them so before each part. The
 * last bytes of the archive are held back, since such a run is looked for in them when a content follows.
 *
 * <p>The frame has no checksum, as those of rpmbuild and dpkg-deb have none: it would have to be taken over all bytes
 * again in each package, and packages have better ones.
 */
final class ZstdPayload extends PayloadCompressor {

    private static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final byte[] EMPTY_LAST_BLOCK = {1, 0, 0};
    private static final int HELD = 8 << 10;

    // source: zstd lib/compress/clevels.h, windowLog for inputs of unknown size
    private static final int[] WINDOW_LOGS = {
        19, 20, 21, 21, 21, 21, 21, 21, 22, 22, 22, 22, 22, 22, 22, 22, 23, 23, 23, 25, 26, 27
    };

    private final Workers workers;
    private final byte[] held = new byte[2 * HELD];
    private int filled;
    private @Nullable ZstdPart archive;
    private @Nullable ZstdPart content;
    private boolean reset = true; // the repeated offsets are those of the start

    ZstdPayload(OutputStream out, Compression compression, Workers workers) throws IOException {
        super(out, compression);
        this.workers = workers;
        out.write(MAGIC);
        out.write(0); // size not stated, no checksum, no dictionary
        out.write((WINDOW_LOGS[compression.level() - 1] - 10) << 3);
    }

    @Override
    void writeArchive(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == held.length) {
                letGo();
            }
            if (archive != null && left > held.length) {
                int most = left - HELD;
                archive.write(held, 0, filled);
                archive.write(bytes, from, most);
                filled = 0;
                from += most;
                left -= most;
            }
            int count = Math.min(left, held.length - filled);
            System.arraycopy(bytes, from, held, filled, count);
            filled += count;
            from += count;
            left -= count;
        }
    }

    /** Passes on the older half of what is held. */
    private void letGo() throws IOException {
        if (!reset && archive == null) {
            reset();
            if (!reset) {
                raw(filled - HELD); // nothing to refer to, so the repeated offsets do no harm
            }
            return;
        }
        archive().write(held, 0, filled - HELD);
        drop(filled - HELD);
    }

    @Override
    boolean splitArchive() throws IOException {
        if (archive == null && reset) {
            raw(filled);
            return true;
        }
        int run = ZstdRepeats.find(held, 0, filled);
        if (run < 0) {
            return false;
        }
        if (archive != null) {
            archive.end();
            archive = null;
        }
        reset();
        raw(filled);
        return true;
    }

    /** Makes the repeated offsets those of the start, if there is a run among the held bytes; passes on all up to it. */
    private void reset() throws IOException {
        int run = ZstdRepeats.find(held, 0, filled);
        if (run >= 0) {
            raw(run);
            ByteArrayOutputStream blocks = new ByteArrayOutputStream();
            ZstdRepeats.reset(blocks, held[0]);
            blocks.writeTo(out());
            drop(ZstdRepeats.RUN);
            reset = true;
        }
    }

    private void raw(int count) throws IOException {
        ByteArrayOutputStream blocks = new ByteArrayOutputStream(count + 3);
        ZstdRepeats.raw(blocks, held, 0, count);
        blocks.writeTo(out());
        drop(count);
    }

    private void drop(int count) {
        System.arraycopy(held, count, held, 0, filled - count);
        filled -= count;
    }

    @Override
    void beginContent(long size, OutputStream to) {
        content = new ZstdPart(to, compression(), workers);
    }

    @Override
    void writeContent(byte[] bytes, int offset, int length) throws IOException {
        Objects.requireNonNull(content).write(bytes, offset, length);
    }

    @Override
    Segment endContent() throws IOException {
        Segment segment = Objects.requireNonNull(content).end();
        content = null;
        return segment;
    }

    @Override
    void count(Segment segment) {
        reset = false;
    }

    @Override
    void finish() throws IOException {
        if (!reset && archive == null) {
            reset();
        }
        if (reset || archive != null) {
            archive().write(held, 0, filled);
            archive().end();
        } else {
            raw(filled);
        }
        out().write(EMPTY_LAST_BLOCK);
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

    private ZstdPart archive() {
        if (archive == null) {
            archive = new ZstdPart(out(), compression(), workers);
        }
        return archive;
    }
}
