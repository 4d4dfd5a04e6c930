package dev.gopack.archive;

import dev.gopack.report.GopackException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A codec and its level.
 *
 * @param codec the codec
 * @param level within the codec's range
 */
public record Compression(Codec codec, int level) {

    // The words of nfpm's zstd library, mapped to zstd levels of like speed.
    private static final Map<String, Integer> ZSTD_WORDS = Map.of("fastest", 1, "default", 3, "better", 7, "best", 11);

    /** Refuses levels that the codec does not have. */
    public Compression {
        if (level < codec.lowestLevel() || level > codec.highestLevel()) {
            throw new IllegalArgumentException(codec.word() + " has levels " + codec.lowestLevel() + " to "
                    + codec.highestLevel() + ", not " + level);
        }
    }

    /** The codec at its usual level. */
    public static Compression of(Codec codec) {
        return new Compression(codec, codec.usualLevel());
    }

    /**
     * Reads {@code codec} or {@code codec:level}. zstd's level may also be one of the words fastest, default, better,
     * best.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static Compression parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        Codec codec = Codec.of(word)
                .orElseThrow(() -> new IllegalArgumentException("unknown compression " + GopackException.quote(word)
                        + "; allowed are "
                        + Codec.written().stream().map(Codec::word).collect(Collectors.joining(", "))
                        + ", each with an optional :level"));
        if (colon < 0) {
            return of(codec);
        }
        return new Compression(codec, level(codec, text.substring(colon + 1)));
    }

    private static int level(Codec codec, String text) {
        if (codec == Codec.ZSTD) {
            Integer named = ZSTD_WORDS.get(text);
            if (named != null) {
                return named;
            }
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("compression level is not a number: " + GopackException.quote(text), e);
        }
    }

    @Override
    public String toString() {
        return codec == Codec.NONE ? codec.word() : codec.word() + ":" + level;
    }
}
