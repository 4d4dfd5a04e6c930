package dev.gopack.report;

import org.jspecify.annotations.Nullable;

/** The work was stopped because the listener or the thread asked for it. Nothing was left behind. */
public final class CancelledException extends GopackException {

    private static final long serialVersionUID = 1L;

    /** An exception with a message for people. */
    public CancelledException(String message) {
        this(message, null);
    }

    /** An exception with a message for people and what led to it. */
    public CancelledException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
