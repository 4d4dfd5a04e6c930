package dev.gopack.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a channel that somebody else holds open, without moving its position. Closing the view leaves it open. */
record ChannelView(String name, FileChannel channel) implements ByteSource {

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        return channel.read(target, position);
    }

    @Override
    public void close() {}
}
