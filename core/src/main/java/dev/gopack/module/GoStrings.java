package dev.gopack.module;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Quoted strings of Go, and what it takes for space. // docs: The Go Programming Language Specification, String literals */
final class GoStrings {

    private static final String ESCAPES = "abfnrtv\\\"";
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\\"";

    private final String text;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at = 1;

    private GoStrings(String text) {
        this.text = text;
    }

    /** The value of a string in double quotes; empty if it is not exactly one. */
    static Optional<String> unquote(String quoted) {
        if (quoted.length() < 2 || quoted.charAt(0) != '"' || quoted.charAt(quoted.length() - 1) != '"') {
            return Optional.empty();
        }
        GoStrings reader = new GoStrings(quoted);
        return reader.read() ? Optional.of(reader.out.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** Without space at both ends. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The words between spaces, the last of them with all that follows if there are more than {@code most}. */
    static List<String> fields(String text, int most) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && (!isSpace(text.charAt(end)) || fields.size() == most)) {
                end++;
            }
            fields.add(text.substring(at, end));
            at = end;
        }
        return fields;
    }

    // source: unicode.IsSpace
    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    private boolean read() {
        int end = text.length() - 1;
        while (at < end) {
            int c = text.codePointAt(at);
            if (c == '"' || c == '\n') {
                return false;
            }
            at += Character.charCount(c);
            if (c != '\\') {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            } else if (at == end || !escape(text.charAt(at++))) {
                return false;
            }
        }
        return true;
    }

    private boolean escape(char kind) {
        int simple = ESCAPES.indexOf(kind);
        if (simple >= 0) {
            out.write(ESCAPED.charAt(simple));
            return true;
        }
        return switch (kind) {
            case 'x' -> number(2, 16, false);
            case 'u' -> number(4, 16, true);
            case 'U' -> number(8, 16, true);
            default -> {
                at--;
                yield number(3, 8, false);
            }
        };
    }

    private boolean number(int digits, int radix, boolean character) {
        if (at + digits > text.length() - 1) {
            return false;
        }
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(text.charAt(at++), radix);
            if (digit < 0 || text.charAt(at - 1) > 0x7f) {
                return false;
            }
            value = value * radix + digit;
        }
        if (!character) {
            out.write((int) value);
            return value <= 0xff;
        }
        if (value > Character.MAX_CODE_POINT || (value >= 0xd800 && value < 0xe000)) {
            return false;
        }
        out.writeBytes(Character.toString((int) value).getBytes(StandardCharsets.UTF_8));
        return true;
    }
}
