package dev.gopack.report;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Gopack throws on purpose. Its message is meant for the person who has to act, and never
 * carries a secret. Plain input and output failures stay {@link java.io.IOException}.
 */
public abstract sealed class GopackException extends RuntimeException
        permits SpecException, FormatException, InputException, OutputException, CancelledException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_QUOTE = 80;

    GopackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * A value from outside as it may stand in a message: control characters and bidirectional marks escaped, cut at 80
     * characters, in double quotes.
     */
    public static String quote(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.codePoints().limit(LONGEST_QUOTE).forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE) {
                text.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        if (value.codePointCount(0, value.length()) > LONGEST_QUOTE) {
            text.append("...");
        }
        return text.append('"').toString();
    }
}
