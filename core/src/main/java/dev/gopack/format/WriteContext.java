package dev.gopack.format;

import dev.gopack.archive.Workers;
import dev.gopack.io.Spool;
import dev.gopack.sign.Signing;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a writer may use. None of it reaches the bytes of the package, save signatures.
 *
 * @param spoolDirectory where temporary files go
 * @param workers who compress
 * @param shared what other packages of the same build have too
 * @param listener told of progress
 * @param signing by whom the package is signed, if by anybody; a writer that leaves a signer out makes the build fail
 */
public record WriteContext(
        Path spoolDirectory, Workers workers, SharedPayloads shared, BuildListener listener, Signing signing) {

    /** For a package that is built alone. */
    public WriteContext(Path spoolDirectory, int threads, BuildListener listener) {
        this(spoolDirectory, new Workers(threads), SharedPayloads.NONE, listener, Signing.none());
    }

    /** For a package that nobody signs. */
    public WriteContext(Path spoolDirectory, Workers workers, SharedPayloads shared, BuildListener listener) {
        this(spoolDirectory, workers, shared, listener, Signing.none());
    }

    /** A new empty spool; the caller closes it. */
    public Spool spool() throws IOException {
        return Spool.in(spoolDirectory);
    }
}
