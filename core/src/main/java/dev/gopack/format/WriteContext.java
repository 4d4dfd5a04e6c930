package dev.gopack.format;

import dev.gopack.archive.Workers;
import dev.gopack.io.Spool;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a writer may use. None of it reaches the bytes of the package.
 *
 * @param spoolDirectory where temporary files go
 * @param workers who compress
 * @param shared what other packages of the same build have too
 * @param listener told of progress
 */
public record WriteContext(Path spoolDirectory, Workers workers, SharedPayloads shared, BuildListener listener) {

    /** For a package that is built alone. */
    public WriteContext(Path spoolDirectory, int threads, BuildListener listener) {
        this(spoolDirectory, new Workers(threads), SharedPayloads.NONE, listener);
    }

    /** A new empty spool; the caller closes it. */
    public Spool spool() throws IOException {
        return Spool.in(spoolDirectory);
    }
}
