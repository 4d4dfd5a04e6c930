package dev.gopack.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders maps, collections, strings, numbers, booleans and null as JSON with two-space indentation. Keys keep the order
 * of the map, so that the text is the same every time. // source: RFC 8259
 */
public final class JsonWriter {

    private final Appendable out;

    private JsonWriter(Appendable out) {
        this.out = out;
    }

    /**
     * The value as a JSON document that ends with a newline.
     *
     * @throws IllegalArgumentException for a value of any other type, and for a number that is not finite
     */
    public static String write(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        try {
            write(value, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** As {@link #write(Object)}, bit by bit. */
    public static void write(@Nullable Object value, Appendable out) throws IOException {
        new JsonWriter(out).value(value, 0);
        out.append('\n');
    }

    private void value(@Nullable Object value, int depth) throws IOException {
        if (value instanceof Optional<?> optional) {
            value(optional.orElse(null), depth);
        } else if (value instanceof Map<?, ?> map) {
            object(map, depth);
        } else if (value instanceof Collection<?> list) {
            array(list, depth);
        } else if (value instanceof CharSequence || value instanceof Enum<?>) {
            string(String.valueOf(value));
        } else if (value == null
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || (value instanceof Double number && Double.isFinite(number))) {
            out.append(String.valueOf(value));
        } else {
            throw new IllegalArgumentException(
                    "no JSON form for " + (value instanceof Double ? value : value.getClass()));
        }
    }

    private void object(Map<?, ?> map, int depth) throws IOException {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            line(depth + 1);
            string(String.valueOf(entry.getKey()));
            out.append(": ");
            value(entry.getValue(), depth + 1);
            separator = ",";
        }
        if (map.isEmpty()) {
            out.append("{}");
        } else {
            line(depth);
            out.append('}');
        }
    }

    private void array(Collection<?> list, int depth) throws IOException {
        String separator = "[";
        for (Object item : list) {
            out.append(separator);
            line(depth + 1);
            value(item, depth + 1);
            separator = ",";
        }
        if (list.isEmpty()) {
            out.append("[]");
        } else {
            line(depth);
            out.append(']');
        }
    }

    private void line(int depth) throws IOException {
        out.append('\n').append("  ".repeat(depth));
    }

    private void string(String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || (Character.isSurrogate(c) && !paired(text, i))) {
                        out.append("\\u").append(hex(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
