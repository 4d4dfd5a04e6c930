package dev.gopack.sign;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Bytes that are signed. Can be opened more than once, and gives the same bytes each time: once for each signer. */
@FunctionalInterface
public interface SignedContent {

    /** Opens the bytes; the caller closes the stream. */
    InputStream open() throws IOException;

    /** Bytes in memory, which are not copied. */
    static SignedContent of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    /** A file. */
    static SignedContent of(Path file) {
        return () -> Files.newInputStream(file);
    }

    /** All bytes of a source, which stays open. */
    static SignedContent of(ByteSource source) {
        return () -> new ByteSourceInputStream(source, 0, source.size());
    }

    /**
     * A part of a source, which stays open.
     *
     * @param from offset of the first byte
     * @param to offset behind the last byte
     */
    static SignedContent of(ByteSource source, long from, long to) {
        return () -> new ByteSourceInputStream(source, from, to);
    }

    /** One after the other, with nothing between. */
    static SignedContent joined(List<SignedContent> parts) {
        List<SignedContent> all = List.copyOf(parts);
        return () -> {
            List<InputStream> streams = new ArrayList<>();
            for (SignedContent part : all) {
                streams.add(part.open());
            }
            return new SequenceInputStream(Collections.enumeration(streams));
        };
    }
}
