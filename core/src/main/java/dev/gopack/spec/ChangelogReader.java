package dev.gopack.spec;

import dev.gopack.model.Changelog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a changelog in the YAML form of chglog. */
public final class ChangelogReader {

    private ChangelogReader() {}

    /**
     * Reads a changelog file.
     *
     * @throws IOException if the file cannot be read
     * @throws dev.gopack.report.SpecException with every problem in it
     */
    public static Changelog read(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new UnsupportedOperationException("reading changelogs is on its way");
        }
        throw new NoSuchFileException(file.toString());
    }
}
