package dev.gopack.cli;

import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and reads the spec that a command is about. */
final class SpecFiles {

    private static final int LARGEST = (1 << 20) + 1;

    private SpecFiles() {}

    /**
     * Reads a spec.
     *
     * @param given path as the user gave it, {@code -} for standard input, or null for the first of {@code usual} that
     *     is there
     */
    static Spec read(@Nullable String given, List<String> usual, InputStream in) throws IOException {
        if (given == null) {
            for (String name : usual) {
                if (Files.exists(Path.of(name))) {
                    return SpecReader.read(Path.of(name));
                }
            }
            throw new NoSuchFileException(String.join(" or ", usual));
        }
        if (given.equals("-")) {
            return SpecReader.read("<stdin>", in.readNBytes(LARGEST), Path.of(""), System.getenv());
        }
        return SpecReader.read(Path.of(given));
    }
}
