package dev.gopack.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scriptlet as it was written: a file to be read, or text.
 *
 * @param path file, looked up as {@code src} of contents is; empty if text is given
 * @param text the body itself, or null
 * @param interpreter program and arguments; empty for the format's default
 */
public record ScriptSpec(String path, @Nullable String text, List<String> interpreter) {

    /** Copies the interpreter. */
    public ScriptSpec {
        Objects.requireNonNull(path, "path");
        interpreter = List.copyOf(interpreter);
    }

    /** A script in a file. */
    public static ScriptSpec file(String path) {
        return new ScriptSpec(path, null, List.of());
    }

    /** A script given as text. */
    public static ScriptSpec text(String body) {
        return new ScriptSpec("", body, List.of());
    }
}
