package dev.gopack.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Gopack throws on purpose. Its message is meant for the person who has to act, and never
 * carries a secret. Plain input and output failures stay {@link java.io.IOException}.
 */
public abstract sealed class GopackException extends RuntimeException
        permits SpecException, FormatException, InputException, OutputException, SigningException, CancelledException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_QUOTE = 80;
    private static final int LONGEST_REASON = 1000;
    private static final Set<Byte> INVISIBLE =
            Set.of(Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR);

    GopackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * A value from outside as it may stand in a message: control characters and bidirectional marks escaped, cut at 80
     * characters, in double quotes.
     */
    public static String quote(String value) {
        boolean cut = value.codePointCount(0, value.length()) > LONGEST_QUOTE;
        return '"' + escape(value, LONGEST_QUOTE) + (cut ? "...\"" : "\"");
    }

    /**
     * What went wrong below, in words for people. The message of many of Java's failures is the bare name of a file,
     * which is left out here: whoever calls names it.
     */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        String text = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        return text == null || text.isBlank()
                ? failure.getClass().getSimpleName()
                : escape(text, LONGEST_REASON).replace("\\\"", "\"");
    }

    private static String escape(String value, int longest) {
        StringBuilder text = new StringBuilder();
        value.codePoints().limit(longest).forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || INVISIBLE.contains((byte) Character.getType(c))) {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }
}
