package dev.gopack.imports;

import dev.gopack.io.StrictUtf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** String literals of Go, and what may be an import path. */
final class GoStrings {

    private static final String ILLEGAL = "!\"#$%&'()*,:;<=>?[\\]^{|}`\ufffd";
    private static final String SIMPLE = "abfnrtv\\\"";
    private static final byte[] SIMPLE_VALUES = {7, 8, 12, 10, 13, 9, 11, '\\', '"'};

    private final String text;
    private int at;

    private GoStrings(String text) {
        this.text = text;
    }

    /**
     * Where the literal that starts at an index ends.
     *
     * @return the index behind the closing quote, or -1 if it is not closed
     */
    static int end(String text, int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            if (c == '\\' && quote == '"') {
                i++;
            }
        }
        return -1;
    }

    /** The value of a literal with its quotes, or null if it has none or one that is not UTF-8. */
    static @Nullable String unquote(String literal) {
        String inner = literal.substring(1, literal.length() - 1);
        if (literal.charAt(0) == '`') {
            return inner.replace("\r", "");
        }
        return inner.indexOf('\\') < 0 ? inner : new GoStrings(inner).unescape();
    }

    private @Nullable String unescape() {
        ByteArrayOutputStream value = new ByteArrayOutputStream(text.length());
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '\\') {
                int end = text.indexOf('\\', at);
                end = end < 0 ? text.length() : end;
                value.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
                at = end;
            } else if (!escape(value)) {
                return null;
            }
        }
        return StrictUtf8.decode(value.toByteArray()).orElse(null);
    }

    // source: The Go Programming Language Specification, String literals
    private boolean escape(ByteArrayOutputStream value) {
        if (++at == text.length()) {
            return false;
        }
        char kind = text.charAt(at);
        int simple = SIMPLE.indexOf(kind);
        if (simple >= 0) {
            at++;
            value.write(SIMPLE_VALUES[simple]);
            return true;
        }
        boolean octal = kind >= '0' && kind <= '7';
        int digits = octal ? 3 : kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        at += octal ? 0 : 1;
        long number = number(digits, octal ? 8 : 16);
        boolean isByte = octal || kind == 'x';
        if (number < 0 || digits == 0 || (isByte && number > 255)) {
            return false;
        }
        if (isByte) {
            value.write((int) number);
            return true;
        }
        if (number > Character.MAX_CODE_POINT
                || (number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE)) {
            return false;
        }
        value.writeBytes(Character.toString((int) number).getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private long number(int digits, int radix) {
        long number = 0;
        for (int i = 0; i < digits; i++, at++) {
            int digit = at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    /** Whether the path may stand in an import; says nothing about what can be found. */
    // source: Go 1.26 go/build/read.go, isValidImport
    static boolean isImportPath(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c >= 0x80) {
                return isAnyImportPath(path);
            }
            if (c <= ' ' || c == 0x7f || ILLEGAL.indexOf(c) >= 0) {
                return false;
            }
        }
        return !path.isEmpty();
    }

    private static boolean isAnyImportPath(String path) {
        return path.codePoints().allMatch(c -> ILLEGAL.indexOf(c) < 0 && isGraphic(c) && !Character.isSpaceChar(c));
    }

    private static boolean isGraphic(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
