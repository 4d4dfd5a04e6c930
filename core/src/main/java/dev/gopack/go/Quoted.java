package dev.gopack.go;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A word that may be quoted as in Go. // docs: go.dev/ref/spec#String_literals
 *
 * @param text without quotes
 * @param rest what follows
 */
record Quoted(String text, String rest) {

    private static final String SIMPLE = "abfnrtv\\\"";
    private static final String MEANING = "\u0007\b\f\n\r\t\u000b\\\"";

    /** The first word of a text: quoted, or up to a character. */
    static Optional<Quoted> first(String text, char end) {
        if (text.startsWith("`")) {
            int close = text.indexOf('`', 1);
            return close < 0
                    ? Optional.empty()
                    : Optional.of(new Quoted(text.substring(1, close), text.substring(close + 1)));
        }
        if (!text.startsWith("\"")) {
            int stop = text.indexOf(end);
            return stop < 0 ? Optional.empty() : Optional.of(new Quoted(text.substring(0, stop), text.substring(stop)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 1;
        while (at < text.length() && text.charAt(at) != '"') {
            int next = text.charAt(at) == '\\' ? escape(text, at + 1, bytes) : plain(text, at, bytes);
            if (next < 0) {
                return Optional.empty();
            }
            at = next;
        }
        return at >= text.length()
                ? Optional.empty()
                : Optional.of(new Quoted(bytes.toString(StandardCharsets.UTF_8), text.substring(at + 1)));
    }

    private static int plain(String text, int at, ByteArrayOutputStream bytes) {
        int end = text.offsetByCodePoints(at, 1);
        bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
        return end;
    }

    /** Adds what an escape stands for; the place behind it, or -1 if it is none. */
    private static int escape(String text, int at, ByteArrayOutputStream bytes) {
        char kind = at < text.length() ? text.charAt(at) : '\0';
        int simple = SIMPLE.indexOf(kind);
        if (simple >= 0) {
            bytes.write(MEANING.charAt(simple));
            return at + 1;
        }
        return switch (kind) {
            case 'x' -> number(text, at + 1, 2, 16, bytes, false);
            case 'u' -> number(text, at + 1, 4, 16, bytes, true);
            case 'U' -> number(text, at + 1, 8, 16, bytes, true);
            case '0', '1', '2', '3' -> number(text, at, 3, 8, bytes, false);
            default -> -1;
        };
    }

    private static int number(String text, int at, int digits, int radix, ByteArrayOutputStream bytes, boolean rune) {
        int end = at + digits;
        if (end > text.length()) {
            return -1;
        }
        long value = 0;
        for (int i = at; i < end; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            value = value * radix + digit;
        }
        if (!rune) {
            bytes.write((int) value);
            return end;
        }
        if (value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            return -1;
        }
        bytes.writeBytes(Character.toString((int) value).getBytes(StandardCharsets.UTF_8));
        return end;
    }
}
