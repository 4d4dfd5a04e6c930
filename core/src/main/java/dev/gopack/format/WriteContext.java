package dev.gopack.format;

import dev.gopack.io.Spool;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a writer may use. None of it reaches the bytes of the package.
 *
 * @param spoolDirectory where temporary files go
 * @param threads how many threads may compress at once, at least 1
 * @param listener told of progress
 */
public record WriteContext(Path spoolDirectory, int threads, BuildListener listener) {

    /** Refuses contexts without a thread. */
    public WriteContext {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed");
        }
    }

    /** A new empty spool; the caller closes it. */
    public Spool spool() throws IOException {
        return Spool.in(spoolDirectory);
    }
}
