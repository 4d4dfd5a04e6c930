package dev.gopack.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file on disk, which must still be the same when it has been read: same size, same time, same file. */
final class FileContent implements ContentSource {

    private final Path file;
    private final BasicFileAttributes before;

    FileContent(Path file, BasicFileAttributes attributes) {
        this.file = file;
        this.before = attributes;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public long size() {
        return before.size();
    }

    @Override
    public InputStream open() throws IOException {
        return new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public int read() throws IOException {
                return checked(super.read());
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return checked(super.read(target, offset, length));
            }
        };
    }

    @Override
    public Optional<ByteSource> seekable() throws IOException {
        return Optional.of(ByteSource.of(file));
    }

    /** The same file in the same state. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileContent that && file.equals(that.file) && isSame(that.before);
    }

    @Override
    public int hashCode() {
        return 31 * file.hashCode() + Long.hashCode(before.size());
    }

    private boolean isSame(BasicFileAttributes now) {
        return now.size() == before.size()
                && now.lastModifiedTime().equals(before.lastModifiedTime())
                && Objects.equals(now.fileKey(), before.fileKey());
    }

    private int checked(int result) throws IOException {
        if (result < 0) {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (!isSame(now)) {
                throw new IOException("it changed while it was read");
            }
        }
        return result;
    }
}
