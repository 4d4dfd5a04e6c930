package dev.gopack.report;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text that a person wrote.
 *
 * @param source the file's name as the user gave it, or a name such as {@code <stdin>}
 * @param line 1-based line
 * @param column 1-based column, counted in characters
 */
public record SourcePosition(String source, int line, int column) {

    /** Refuses positions before the start of the text. */
    public SourcePosition {
        Objects.requireNonNull(source, "source");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column start at 1: " + line + ":" + column);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourcePosition that
                && line == that.line
                && column == that.column
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * source.hashCode() + line) + column;
    }

    /** The form that editors and CI systems make into a link: {@code file:line:column}. */
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
