package dev.gopack.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A temporary file for bytes whose length must be known before they can be placed. Gone when closed. */
public final class Spool implements Closeable {

    private static final int COPY_BUFFER = 128 << 10;

    private final TemporaryFiles.Locked temporary;
    private final FileChannel channel;

    private Spool(TemporaryFiles.Locked temporary) {
        this.temporary = temporary;
        this.channel = temporary.channel();
    }

    /** An empty spool in the directory, readable by nobody else. */
    public static Spool in(Path directory) throws IOException {
        return new Spool(TemporaryFiles.create(directory));
    }

    /** As {@link #in}, in a directory that no output goes to: what killed runs left there is removed. */
    public static Spool inTemporary(Path directory) throws IOException {
        TemporaryFiles.removeStale(directory);
        return in(directory);
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

    /** Copies the whole spool to a stream. Several threads may do so at once. */
    public void copyTo(OutputStream target) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(COPY_BUFFER);
        long at = 0;
        while (channel.read(buffer.clear(), at) > 0) {
            target.write(buffer.array(), 0, buffer.position());
            at += buffer.position();
        }
    }

    /** Copies the whole spool without taking it through the heap. Several threads may do so at once. */
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
        temporary.remove();
    }
}
