package dev.gopack.archive;

/** How much large data may be compressed. Apart from the decoders, which a build does not need. */
public final class BombLimit {

    // Zeros pack to a thirty thousandth, and a small file must not keep a reader busy for long.
    static final long LARGE_OUTPUT = 1L << 30;
    static final long LARGE_RATIO = 1000;

    private BombLimit() {}

    /** True if so many bytes that take so few are refused by {@link Decompressors}. */
    public static boolean isExceeded(long bytes, long compressed) {
        return bytes > LARGE_OUTPUT && bytes / Math.max(1, compressed) > LARGE_RATIO;
    }
}
