package dev.gopack.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a payload is compressed. */
public enum Codec {
    /** Not at all. */
    NONE("none", 0, 0, 0),
    /** gzip, RFC 1952. */
    GZIP("gzip", 1, 9, 5),
    /** xz with LZMA2. */
    XZ("xz", 0, 9, 2),
    /** Zstandard, RFC 8878. */
    ZSTD("zstd", 1, 22, 5),
    /** The older LZMA container (rpm only). */
    LZMA("lzma", 0, 9, 6),
    /** bzip2, which is read and not written. */
    BZIP2("bzip2", 1, 9, 9);

    private final String word;
    private final int lowest;
    private final int highest;
    private final int usual;

    Codec(String word, int lowest, int highest, int usual) {
        this.word = word;
        this.lowest = lowest;
        this.highest = highest;
        this.usual = usual;
    }

    /** Those that packages are written with. */
    public static List<Codec> written() {
        return Arrays.stream(values()).filter(codec -> codec != BZIP2).toList();
    }

    /** The codec with this name that packages are written with. */
    public static Optional<Codec> of(String word) {
        return written().stream().filter(codec -> codec.word.equals(word)).findFirst();
    }

    /** The codec with this name, which may be one that nobody writes any more. */
    public static Optional<Codec> readable(String word) {
        return Arrays.stream(values()).filter(codec -> codec.word.equals(word)).findFirst();
    }

    /** Name as specs and rpm headers write it. */
    public String word() {
        return word;
    }

    /** Lowest level. */
    public int lowestLevel() {
        return lowest;
    }

    /** Highest level. */
    public int highestLevel() {
        return highest;
    }

    /** Level if none is asked for. */
    public int usualLevel() {
        return usual;
    }
}
