package dev.gopack.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A temporary file for bytes whose length must be known before they can be placed. Gone when closed. */
public final class Spool implements Closeable {

    private final Path file;
    private final FileChannel channel;

    private Spool(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** An empty spool in the directory, readable by nobody else. */
    public static Spool in(Path directory) throws IOException {
        Path file = TemporaryFiles.create(directory);
        try {
            return new Spool(file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** A stream that appends to the spool; closing it does not close the spool. */
    public OutputStream appender() {
        OutputStream raw = Channels.newOutputStream(channel);
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                raw.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                raw.write(bytes, offset, length);
            }
        };
    }

    /** Number of bytes spooled so far. */
    public long size() throws IOException {
        return channel.size();
    }

    /** A view for reading any part of the spool. Closing the view leaves the spool open. */
    public ByteSource asSource(String name) {
        return new ChannelView(name, channel);
    }

    /** Copies the whole spool without taking it through the heap. */
    public void transferTo(WritableByteChannel target) throws IOException {
        long size = channel.size();
        long done = 0;
        while (done < size) {
            long moved = channel.transferTo(done, size - done, target);
            if (moved <= 0) {
                throw new IOException("the spool ends after " + done + " of " + size + " bytes");
            }
            done += moved;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
