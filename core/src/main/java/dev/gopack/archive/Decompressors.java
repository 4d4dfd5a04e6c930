package dev.gopack.archive;

import dev.gopack.io.ByteSource;
import java.io.IOException;
import java.io.InputStream;

/** Decompressing streams over untrusted bytes. */
public final class Decompressors {

    private Decompressors() {}

    /**
     * A stream of the bytes that {@code [from, to)} of the source decompress to. Every fault of the compressed data,
     * trailing bytes included, is a {@link dev.gopack.report.FormatException}, as is data beyond the limits. Of gzip and zstd
     * several members or frames are read; of the others one stream, as rpm and dpkg read no further. // observed: rpm 4.18,
     * dpkg 1.21
     *
     * @param limit the most bytes that may come out
     */
    public static InputStream open(ByteSource source, long from, long to, Codec codec, long limit) throws IOException {
        return new CheckedDecoder(source, from, to, codec, limit);
    }

    /**
     * As {@link #open}, for readers such as dpkg's that stop after the first zstd frame: anything else, even a skippable
     * frame before it, is a fault.
     */
    public static InputStream openSingle(ByteSource source, long from, long to, Codec codec, long limit)
            throws IOException {
        if (codec == Codec.ZSTD) {
            ZstdFrame.checkSingle(source, from, to);
        }
        return new CheckedDecoder(source, from, to, codec, limit);
    }
}
