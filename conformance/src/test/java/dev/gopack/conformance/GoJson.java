package dev.gopack.conformance;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** JSON as Go prints it: indented by tabs, null for an empty list, angle brackets and ampersands escaped. */
final class GoJson {

    private final StringBuilder members = new StringBuilder();
    private final int depth;

    GoJson() {
        this(1);
    }

    private GoJson(int depth) {
        this.depth = depth;
    }

    /** A text; an empty one is left out unless it is always there. */
    GoJson text(String name, String value, boolean always) {
        return value.isEmpty() && !always ? this : member(name, quote(value));
    }

    /** A claim that is left out if it is wrong. */
    GoJson flag(String name, boolean value) {
        return value ? member(name, "true") : this;
    }

    /** An object. */
    GoJson object(String name, boolean empty, UnaryOperator<GoJson> content) {
        return member(
                name,
                empty
                        ? new GoJson(depth + 1).text("Path", "", true).toString()
                        : content.apply(new GoJson(depth + 1)).toString());
    }

    /** A list, null if empty and always there. */
    <T> GoJson list(String name, List<T> items, boolean always, BiFunction<GoJson, T, GoJson> content) {
        if (items.isEmpty()) {
            return always ? member(name, "null") : this;
        }
        String separator = "[";
        StringBuilder list = new StringBuilder();
        for (T item : items) {
            list.append(separator)
                    .append('\n')
                    .append("\t".repeat(depth + 1))
                    .append(content.apply(new GoJson(depth + 2), item));
            separator = ",";
        }
        return member(
                name, list.append('\n').append("\t".repeat(depth)).append(']').toString());
    }

    private GoJson member(String name, String value) {
        members.append(members.isEmpty() ? "\n" : ",\n")
                .append("\t".repeat(depth))
                .append(quote(name))
                .append(": ")
                .append(value);
        return this;
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || "<>&\u2028\u2029".indexOf(c) >= 0) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    @Override
    public String toString() {
        return "{" + members + (members.isEmpty() ? "}" : "\n" + "\t".repeat(depth - 1) + "}");
    }
}
