package dev.gopack.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Takes the contents of a package's regular files while the package is read. */
@FunctionalInterface
public interface ContentTaker {

    /** Takes nothing. */
    ContentTaker NONE = (path, size) -> Optional.empty();

    /**
     * Says where a content goes. It is closed when all of it was written.
     *
     * @param path where the file is installed
     * @param size bytes that will be written, if nothing is wrong with the package
     * @return empty to leave the content alone
     */
    Optional<OutputStream> take(String path, long size) throws IOException;
}
