package dev.gopack.report;

import org.jspecify.annotations.Nullable;

/** A package cannot be written: it would break a limit of its format, or its place cannot be written to. */
public final class OutputException extends GopackException {

    private static final long serialVersionUID = 1L;

    /** An exception with a message for people. */
    public OutputException(String message) {
        this(message, null);
    }

    /** An exception with a message for people and what led to it. */
    public OutputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
