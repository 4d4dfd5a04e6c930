package dev.gopack.archive;

import com.github.luben.zstd.ZstdInputStream;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.report.FormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;

/** Decompresses with bounds on output and ratio, and turns every complaint of a codec into one exception. */
final class CheckedDecoder extends InputStream {

    // Limits against decompression bombs; zstd-jni's own window limit is 128 MiB.
    private static final long FREE_OUTPUT = 1 << 20;
    private static final long MAX_RATIO = 100_000;

    private static final long BUFFER = 1 << 16;

    // source: zstd lib/common/error_private.c, of windows beyond its limit
    private static final String ZSTD_WINDOW = "requires too much memory";

    /** Memory for an xz or lzma stream: the dictionary of 64 MiB that level 9 has, and what goes with it. */
    static final int XZ_MEMORY_KIB = 66 << 10;

    private final ByteSource source;
    private final long from;
    private final long limit;
    private final ByteSourceInputStream raw;
    private final BufferedInputStream buffered;
    private final InputStream decoded;
    private long count;
    private boolean ended;

    CheckedDecoder(ByteSource source, long from, long to, Codec codec, long limit) throws IOException {
        this.source = source;
        this.from = from;
        this.limit = limit;
        this.raw = new ByteSourceInputStream(source, from, to);
        this.buffered = new BufferedInputStream(raw, (int) Math.max(1, Math.min(BUFFER, to - from)));
        if (codec == Codec.ZSTD) {
            ZstdLibrary.load();
        }
        try {
            this.decoded = decoder(codec, buffered);
        } catch (MemoryLimitException e) {
            throw tooMuchMemory(e);
        } catch (IOException | RuntimeException e) {
            throw broken(codecProblem(e), e);
        }
    }

    private static InputStream decoder(Codec codec, InputStream buffered) throws IOException {
        // A few bytes can ask for a large dictionary: where the heap is small they are refused, instead of filling it.
        int memory = (int) Math.min(XZ_MEMORY_KIB, Runtime.getRuntime().maxMemory() / 2048);
        return switch (codec) {
            case NONE -> buffered;
            case GZIP -> new GzipDecoder(buffered);
            case XZ -> new SingleXZInputStream(buffered, memory); // rpm and dpkg stop after the first stream as well
            case ZSTD -> new ZstdInputStream(buffered);
            case BZIP2 -> new Bzip2Decoder(buffered);
            case LZMA -> new LZMAInputStream(buffered, memory);
        };
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        int got;
        try {
            got = decoded.read(target, offset, length);
        } catch (GrowthException e) {
            throw FormatException.beyondLimit(source.name(), raw.position(), String.valueOf(e.getMessage()));
        } catch (MemoryLimitException e) {
            throw tooMuchMemory(e);
        } catch (ExcessException e) {
            throw FormatException.excess(source.name(), raw.position(), codecProblem(e));
        } catch (IOException | RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains(ZSTD_WINDOW)) {
                throw FormatException.beyondLimit(
                        source.name(),
                        raw.position(),
                        "cannot be decompressed with a window of 128 MiB, which is the limit");
            }
            throw broken(codecProblem(e), e);
        }
        if (got < 0) {
            if (buffered.read() >= 0) {
                throw FormatException.excess(source.name(), raw.position(), "bytes follow the compressed data");
            }
            ended = true;
            return -1;
        }
        count += got;
        if (count > limit) {
            throw FormatException.beyondLimit(
                    source.name(), raw.position(), "decompresses to more than " + limit + " bytes");
        }
        long consumed = Math.max(1, raw.position() - from);
        if (count > FREE_OUTPUT && count / consumed > MAX_RATIO) {
            throw FormatException.beyondLimit(
                    source.name(), raw.position(), "decompresses to more than " + MAX_RATIO + " times its size");
        }
        if (BombLimit.isExceeded(count, consumed)) {
            throw FormatException.beyondLimit(
                    source.name(),
                    raw.position(),
                    "decompresses to more than " + BombLimit.LARGE_OUTPUT + " bytes, and more than "
                            + BombLimit.LARGE_RATIO + " times its size");
        }
        return got;
    }

    @Override
    public void close() throws IOException {
        decoded.close();
    }

    /** The data may be right; dpkg takes it where the machine has the memory. // observed: dpkg 1.21 does, rpm 4.18 does not */
    private FormatException tooMuchMemory(MemoryLimitException e) {
        return FormatException.beyondLimit(
                source.name(),
                raw.position(),
                "takes " + e.getMemoryNeeded() + " KiB of memory to decompress, and the limit is " + e.getMemoryLimit()
                        + " KiB");
    }

    private FormatException broken(String problem, Throwable cause) {
        return new FormatException(source.name(), raw.position(), problem, cause);
    }

    private static String codecProblem(Throwable e) {
        String message = e.getMessage();
        return "the compressed data is damaged" + (message == null ? "" : ": " + message);
    }
}
