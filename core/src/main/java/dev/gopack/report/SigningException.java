package dev.gopack.report;

import org.jspecify.annotations.Nullable;

/**
 * A signature cannot be made: no such key, a passphrase that does not fit, a key that must not sign, a program that failed.
 * What was to be signed is then not written. Its message never carries a secret.
 */
public final class SigningException extends GopackException {

    private static final long serialVersionUID = 1L;

    /** An exception with a message for people. */
    public SigningException(String message) {
        this(message, null);
    }

    /** An exception with a message for people and what led to it. */
    public SigningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
