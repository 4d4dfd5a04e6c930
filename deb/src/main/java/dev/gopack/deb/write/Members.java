package dev.gopack.deb.write;

import dev.gopack.archive.Codec;

/** Names of archive members. // docs: deb(5) */
final class Members {

    private Members() {}

    static String suffix(Codec codec) {
        return switch (codec) {
            case NONE -> "";
            case GZIP -> ".gz";
            case XZ -> ".xz";
            case ZSTD -> ".zst";
            case LZMA, BZIP2 -> throw new IllegalArgumentException("dpkg-deb no longer writes " + codec.word());
        };
    }
}
