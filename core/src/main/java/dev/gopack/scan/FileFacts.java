package dev.gopack.scan;

import dev.gopack.model.FileEntry;
import java.util.Optional;

/**
 * What one file of a package is.
 *
 * @param file the file
 * @param script interpreter line of a script without {@code #!}, or empty
 */
public record FileFacts(FileEntry.Regular file, Optional<String> script) {

    /** True if anybody may execute it. */
    public boolean isExecutable() {
        return (file.attributes().mode() & 0111) != 0;
    }

    /** Where it is installed. */
    public String path() {
        return file.path().value();
    }
}
