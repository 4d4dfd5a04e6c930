package dev.gopack.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files, of which all is read. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * What a file has.
     *
     * @param most number of bytes that are read, of a longer file the first ones
     * @throws FileSystemException with the path if it cannot be read
     */
    public static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }
}
