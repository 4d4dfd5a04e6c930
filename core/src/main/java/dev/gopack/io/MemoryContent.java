package dev.gopack.io;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bytes in memory. Two contents with the same name and the same bytes are equal, so packages can share them. */
final class MemoryContent implements ContentSource {

    private final String name;
    private final byte[] bytes;

    MemoryContent(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Optional<byte[]> inMemory() {
        return Optional.of(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MemoryContent that && name.equals(that.name) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + bytes.length;
    }
}
