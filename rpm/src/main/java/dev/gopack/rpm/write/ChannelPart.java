package dev.gopack.rpm.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** What a channel has from a place to its end. Neither moves the channel nor closes it. */
final class ChannelPart extends InputStream {

    private final FileChannel channel;
    private long position;

    ChannelPart(FileChannel channel, long from) {
        this.channel = channel;
        this.position = from;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = channel.read(ByteBuffer.wrap(target, offset, length), position);
        position += Math.max(0, count);
        return count;
    }
}
