package dev.gopack.archive;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * The deflate of the Java runtime, which is faster than ours where it is zlib's. Runtimes may link another library, such
 * as zlib-ng, that makes other bytes of the same text; a probe tells.
 */
final class SystemDeflate {

    private static final int LEVELS = 9;
    private static final int WINDOW = 32 << 10;
    private static final int SAMPLE = 16 << 10;

    /** CRC-32 of what zlib makes of the sample at each level. // observed: zlib 1.2.13 */
    private static final int[] ZLIB = {
        0xaae9b395, 0xba8f11c1, 0x13d37c83, 0x085f7d09, 0x762540ff, 0x1f8c0040, 0x0ccc294e, 0xf9a431f7, 0xf9a431f7
    };

    private static final AtomicReferenceArray<@Nullable Boolean> ALIKE = new AtomicReferenceArray<>(LEVELS + 1);

    private SystemDeflate() {}

    /** True if it makes the bytes of zlib at the level. */
    static boolean isZlib(int level) {
        Boolean known = ALIKE.get(level);
        if (known == null) {
            byte[] sample = sample();
            known = checksum(compress(sample, sample.length, new byte[0], 0, level, true)) == ZLIB[level - 1];
            ALIKE.set(level, known);
        }
        return known;
    }

    /** As {@link Deflate#compress}. */
    static byte[] compress(byte[] input, int length, byte[] dictionary, int dictionaryLength, int level, boolean last) {
        Deflater deflater = new Deflater(level, true);
        try {
            if (dictionaryLength > 0) {
                int window = Math.min(WINDOW, dictionaryLength);
                deflater.setDictionary(dictionary, dictionaryLength - window, window);
            }
            deflater.setInput(input, 0, length);
            if (last) {
                deflater.finish();
            }
            // In one call: zlib adds an empty block when it is called again after it filled the output to the last
            // byte.
            byte[] output = new byte[length + length / 1000 + 1024];
            int size = deflater.deflate(output, 0, output.length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
            return Arrays.copyOf(output, size);
        } finally {
            deflater.end();
        }
    }

    /** Text with many short repetitions, in the finding of which libraries differ. */
    static byte[] sample() {
        byte[] bytes = new byte[SAMPLE];
        int state = 1;
        for (int i = 0; i < SAMPLE; i++) {
            state = state * 1103515245 + 12345;
            bytes[i] = (byte) ('a' + (state >>> 16) % (2 + (i >> 10) % 4));
        }
        return bytes;
    }

    static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
