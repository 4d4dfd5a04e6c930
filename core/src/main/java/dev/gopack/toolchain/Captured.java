package dev.gopack.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * What a process says, read while it runs so that it never has to wait for us. Of much, the beginning and the end are kept:
 * the first mistake and the summary.
 */
final class Captured {

    /** Bytes kept of the beginning, and as many of the end. */
    static final int HALF = 8 << 10;

    private static final int CHUNK = 8 << 10;
    private static final long PATIENCE_MILLISECONDS = TimeUnit.SECONDS.toMillis(5);

    private final byte[] head = new byte[HALF];
    private final byte[] tail = new byte[HALF];
    private final Thread reader;
    private long count;

    private Captured(InputStream stream) {
        this.reader = new Thread(() -> drain(stream), "gopack-go-output");
        reader.setDaemon(true);
    }

    static Captured of(InputStream stream) {
        Captured captured = new Captured(stream);
        captured.reader.start();
        return captured;
    }

    private void drain(InputStream stream) {
        byte[] chunk = new byte[CHUNK];
        try (stream) {
            for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
                add(chunk, n);
            }
        } catch (IOException e) {
            return; // the process was killed; what it said before counts
        }
    }

    private synchronized void add(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            if (count < HALF) {
                head[(int) count] = chunk[i];
            } else {
                tail[(int) (count % HALF)] = chunk[i];
            }
            count++;
        }
    }

    /** The text of a process that has ended. A process that it left behind does not keep us from going on. */
    String text() throws InterruptedException {
        reader.join(PATIENCE_MILLISECONDS);
        return kept();
    }

    private synchronized String kept() {
        if (count <= HALF) {
            return new String(head, 0, (int) count, StandardCharsets.UTF_8);
        }
        int inTail = (int) Math.min(HALF, count - HALF);
        int start = inTail < HALF ? 0 : (int) (count % HALF);
        byte[] end = new byte[inTail];
        for (int i = 0; i < inTail; i++) {
            end[i] = tail[(start + i) % HALF];
        }
        String left = count > 2L * HALF ? "\n... " + (count - 2L * HALF) + " bytes more ...\n" : "";
        return new String(head, StandardCharsets.UTF_8) + left + new String(end, StandardCharsets.UTF_8);
    }
}
