package dev.gopack.format;

import dev.gopack.io.ContentSource;
import dev.gopack.report.CancelledException;
import dev.gopack.report.GopackException;
import dev.gopack.report.InputException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contents of one package for its writer: each is opened once, read once and held to the size that it
 * promised; the listener hears of progress, and the work stops when the listener or the thread asks for it.
 */
public final class ContentReader {

    private static final int BUFFER = 1 << 18;
    private static final int MOST_IDLE = 1000;

    private final PackagePlan plan;
    private final BuildListener listener;
    private final byte[] buffer = new byte[BUFFER];

    /** A reader for one package; not for use by several threads. */
    public ContentReader(PackagePlan plan, BuildListener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    /** Takes pieces of a content as they come. */
    public interface Sink {

        /**
         * The next piece. The first one of a content is the whole content or at least 256 KiB of it, so that what a file
         * is can be told from it. An empty content gives one empty piece.
         *
         * @param bytes valid until this returns
         * @param count how many of them
         */
        void accept(byte[] bytes, int count) throws IOException;
    }

    /**
     * Reads a content to its end.
     *
     * @throws InputException if it cannot be read, or has more or fewer bytes than it promised
     * @throws CancelledException if the work is to stop
     */
    public void read(ContentSource content, Sink sink) throws IOException {
        long left = content.size();
        try (InputStream in = open(content)) {
            do {
                int count = fill(content, in, left);
                sink.accept(buffer, count);
                left -= count;
                listener.progressed(plan, count);
                checkCancelled();
            } while (left > 0);
            if (read(content, in, 0, 1) >= 0) {
                throw changed(content, "more than");
            }
        }
    }

    /** So many bytes need not be read, since they have been for another package. */
    public void skipped(long bytes) {
        listener.progressed(plan, bytes);
        checkCancelled();
    }

    /** Throws if the work is to stop; the thread's interrupt flag stays as it is. */
    public void checkCancelled() {
        if (listener.isCancelled()) {
            throw new CancelledException("cancelled while writing " + plan.fileName());
        }
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(null);
        }
    }

    /** What to throw when an operation failed because the thread was interrupted. */
    public CancelledException interrupted(@Nullable Throwable cause) {
        return new CancelledException("interrupted while writing " + plan.fileName(), cause);
    }

    /** Fills the buffer or reads to the promised end. */
    private int fill(ContentSource content, InputStream in, long left) {
        int wanted = (int) Math.min(left, buffer.length);
        int filled = 0;
        while (filled < wanted) {
            int count = read(content, in, filled, wanted - filled);
            if (count < 0) {
                throw changed(content, "less than");
            }
            filled += count;
        }
        return filled;
    }

    private static InputStream open(ContentSource content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw failed(content, e);
        }
    }

    private int read(ContentSource content, InputStream in, int from, int length) {
        try {
            int count = in.read(buffer, from, length);
            for (int idle = 0; count == 0 && length > 0; idle++) {
                if (idle == MOST_IDLE) {
                    throw new IOException("it gives neither bytes nor an end");
                }
                count = in.read(buffer, from, length);
            }
            return count;
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(e);
            }
            throw failed(content, e);
        }
    }

    private static InputException failed(ContentSource content, IOException cause) {
        return new InputException("cannot read " + content.name() + ": " + GopackException.reason(cause), cause);
    }

    private static InputException changed(ContentSource content, String comparison) {
        return new InputException(content.name() + " changed while it was read: it has " + comparison + " the "
                + content.size() + " bytes that it had before");
    }
}
