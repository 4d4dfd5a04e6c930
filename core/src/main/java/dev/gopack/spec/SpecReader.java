package dev.gopack.spec;

import dev.gopack.report.SourcePosition;
import dev.gopack.report.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads a spec file. */
public final class SpecReader {

    private SpecReader() {}

    /** As the other methods, with this process's environment. */
    public static Spec read(Path file) throws IOException {
        return read(file, System.getenv());
    }

    /**
     * Reads a spec file.
     *
     * @param environment what {@code $NAME} and <code>${NAME}</code> stand for
     * @throws IOException if the file cannot be read
     * @throws dev.gopack.report.SpecException with every problem in it
     */
    public static Spec read(Path file, Map<String, String> environment) throws IOException {
        return read(file.toString(), Files.readAllBytes(file), file.resolveSibling(""), environment);
    }

    /**
     * Reads a spec that is not in a file, for example standard input.
     *
     * @param sourceName name for messages, for example {@code <stdin>}
     * @param yaml the text in UTF-8
     * @param directory where paths in the spec are looked up first
     * @param environment what {@code $NAME} and <code>${NAME}</code> stand for
     * @throws dev.gopack.report.SpecException with every problem in it
     */
    public static Spec read(String sourceName, byte[] yaml, Path directory, Map<String, String> environment) {
        if (yaml.length == 0) {
            throw new SpecException(
                    SpecRules.EMPTY.finding("the spec is empty").at(new SourcePosition(sourceName, 1, 1)));
        }
        throw new UnsupportedOperationException("reading specs is on its way");
    }
}
