package dev.gopack.cli;

import dev.gopack.report.CancelledException;
import dev.gopack.report.FormatException;
import dev.gopack.report.InputException;
import dev.gopack.report.OutputException;
import dev.gopack.report.SigningException;
import dev.gopack.report.SpecException;
import java.io.IOException;

/** What the command's exit code says. Stable; listed in docs/errors.md. */
final class ExitCodes {

    /** Everything went well. */
    static final int OK = 0;

    /** A fault of Gopack itself. */
    static final int INTERNAL = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** The spec, or what it names, has errors. */
    static final int SPEC = 3;

    /** A file could not be read or written. */
    static final int INPUT_OUTPUT = 4;

    /** There are findings at or above the threshold that was asked for. */
    static final int FINDINGS = 5;

    /** Something cannot be signed. */
    static final int SIGNING = 6;

    /** A package is broken, or its digests do not match. */
    static final int VERIFICATION = 7;

    /** Stopped by the user, as shells tell of an interrupt. */
    static final int CANCELLED = 130;

    private ExitCodes() {}

    /** The code for a failure; the one place where they are mapped. */
    static int of(Throwable failure) {
        if (failure instanceof SpecException) {
            return SPEC;
        }
        if (failure instanceof FormatException) {
            return VERIFICATION;
        }
        if (failure instanceof InputException || failure instanceof OutputException || failure instanceof IOException) {
            return INPUT_OUTPUT;
        }
        if (failure instanceof SigningException) {
            return SIGNING;
        }
        if (failure instanceof CancelledException) {
            return CANCELLED;
        }
        return INTERNAL;
    }
}
