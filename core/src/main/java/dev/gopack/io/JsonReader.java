package dev.gopack.io;

import dev.gopack.report.FormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text strictly: maps as {@link Map}, lists as {@link List}, strings, whole numbers as {@link Long}, truth
 * values, null. Nested at most 32 deep. // docs: RFC 8259
 */
public final class JsonReader {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_DIGITS = 18;

    private final String name;
    private final String text;
    private int at;

    private JsonReader(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * The value of a text.
     *
     * @param name name of the file, for messages
     * @throws FormatException if it is not one value of JSON; the offset counts UTF-16 units
     */
    public static @Nullable Object read(String name, String text) {
        JsonReader reader = new JsonReader(name, text);
        Object value = reader.value(0);
        reader.blank();
        if (reader.at < text.length()) {
            throw reader.broken("something follows the value");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw broken("nested deeper than " + MAX_DEPTH);
        }
        blank();
        char next = peek();
        return switch (next) {
            case '{' -> map(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> map(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        at++;
        blank();
        if (take('}')) {
            return map;
        }
        do {
            blank();
            String key = string();
            blank();
            expect(':');
            Object value = value(depth + 1);
            if (map.containsKey(key)) {
                throw broken("a key stands twice");
            }
            map.put(key, value);
            blank();
        } while (take(','));
        expect('}');
        return map;
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        blank();
        if (take(']')) {
            return list;
        }
        do {
            list.add(value(depth + 1));
            blank();
        } while (take(','));
        expect(']');
        return list;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (true) {
            char next = peek();
            at++;
            if (next == '"') {
                return string.toString();
            }
            if (next < 0x20) {
                throw broken("a control character in a string");
            }
            string.append(next == '\\' ? escaped() : next);
        }
    }

    private char escaped() {
        char next = peek();
        at++;
        return switch (next) {
            case '"', '\\', '/' -> next;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw broken("not an escape");
        };
    }

    private char unit() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw broken("not a hexadecimal digit");
            }
            value = (value << 4) | digit;
            at++;
        }
        return (char) value;
    }

    private long number() {
        int start = at;
        take('-');
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == digits || at - digits > MAX_DIGITS) {
            throw broken("not a value, or not a whole number of at most " + MAX_DIGITS + " digits");
        }
        return Long.parseLong(text.substring(start, at));
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw broken("not a value");
        }
        at += word.length();
        return value;
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw broken("the text is cut short");
        }
        return text.charAt(at);
    }

    private boolean take(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw broken(at < text.length() ? "expected " + wanted : "the text is cut short");
        }
    }

    private FormatException broken(String problem) {
        return new FormatException(name, at, problem);
    }
}
