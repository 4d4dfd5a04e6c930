package dev.gopack.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Bytes that can be read at any position: the input of every reader. One narrow interface hides arrays, files over
 * 2 GiB and parts of either.
 */
public interface ByteSource extends Closeable {

    /** Name for messages. */
    String name();

    /** Number of bytes. */
    long size() throws IOException;

    /**
     * Reads into the buffer's remaining space.
     *
     * @param position offset from the start, at least 0
     * @return the number of bytes read, -1 at or beyond the end
     */
    int read(long position, ByteBuffer target) throws IOException;

    /**
     * A source over the file; the caller closes it.
     *
     * @throws FileSystemException with the path if it is not a regular file, which alone can be read at any position
     */
    static ByteSource of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new FileSystemException(file.toString(), null, "is a directory");
        }
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "is not a regular file");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new ByteSource() {
            @Override
            public String name() {
                return file.toString();
            }

            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public int read(long position, ByteBuffer target) throws IOException {
                try {
                    return channel.read(target, position);
                } catch (IOException e) {
                    throw Failures.of(file, e);
                }
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /** A source over bytes in memory, which are not copied. */
    static ByteSource of(String name, byte[] bytes) {
        return new ByteSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long position, ByteBuffer target) {
                if (position >= bytes.length) {
                    return -1;
                }
                int count = Math.min(target.remaining(), bytes.length - (int) position);
                target.put(bytes, (int) position, count);
                return count;
            }

            @Override
            public void close() {}
        };
    }
}
