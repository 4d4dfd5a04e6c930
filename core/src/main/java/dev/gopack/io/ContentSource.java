package dev.gopack.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The bytes of one file that goes into a package. Opened once and read once, front to back; its size is known before.
 * Writers compare the bytes that come with the size that was promised.
 */
public interface ContentSource {

    /** Name for messages, for example the path that the spec gave. */
    String name();

    /** Exact number of bytes that {@link #open} will give. */
    long size();

    /** Opens the bytes; the caller closes the stream. */
    InputStream open() throws IOException;

    /**
     * The bytes themselves if they are in memory anyway, so that a plan may depend on them without opening anything.
     * They are not to be changed.
     */
    default Optional<byte[]> inMemory() {
        return Optional.empty();
    }

    /**
     * The bytes for reading at any position, if that is possible without reading all of them first, so that a plan may
     * depend on what a program is. The caller closes it.
     */
    default Optional<ByteSource> seekable() throws IOException {
        return inMemory().map(bytes -> ByteSource.of(name(), bytes));
    }

    /**
     * A file on disk. Its size is taken now; at the end of the stream it is an error if the file has another size, time
     * of change or identity than now.
     */
    static ContentSource of(Path file) throws IOException {
        return of(file, Files.readAttributes(file, BasicFileAttributes.class));
    }

    /**
     * A file on disk whose attributes are known already; it is an error if they are others at the end of the stream.
     *
     * @param attributes of the file itself, not of a link to it
     */
    static ContentSource of(Path file, BasicFileAttributes attributes) {
        return new FileContent(file, attributes);
    }

    /** Bytes in memory, which are not copied. */
    static ContentSource of(String name, byte[] bytes) {
        return new MemoryContent(name, bytes);
    }

    /** Text in memory, encoded as UTF-8. */
    static ContentSource of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
