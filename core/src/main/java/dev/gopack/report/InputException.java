package dev.gopack.report;

import org.jspecify.annotations.Nullable;

/** A file that goes into a package cannot be used: missing, unreadable, or changed while it was read. */
public final class InputException extends GopackException {

    private static final long serialVersionUID = 1L;

    /** An exception with a message for people. */
    public InputException(String message) {
        this(message, null);
    }

    /** An exception with a message for people and what led to it. */
    public InputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
