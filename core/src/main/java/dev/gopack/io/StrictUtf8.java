package dev.gopack.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Bytes to text where nothing but UTF-8 is taken. */
public final class StrictUtf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private StrictUtf8() {}

    /** The text of all bytes; empty if they are not UTF-8. */
    public static Optional<String> decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** The text of some bytes; empty if they are not UTF-8. */
    public static Optional<String> decode(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        // What is not UTF-8 has become this character, which may also stand there: then it has the same bytes again.
        boolean sure = text.indexOf(REPLACEMENT) < 0;
        return sure || isEncoded(text, bytes, from, length) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isEncoded(String text, byte[] bytes, int from, int length) {
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, from, from + length);
    }
}
