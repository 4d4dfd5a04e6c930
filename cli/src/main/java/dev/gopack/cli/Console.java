package dev.gopack.cli;

import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import dev.gopack.report.Severity;
import java.io.PrintStream;

/**
 * Where the command speaks: results on standard output, everything for people on standard error.
 *
 * @param out results
 * @param err messages
 * @param terminal true if standard error is a terminal, so that progress may be shown
 * @param colour true if colours may be used
 */
record Console(PrintStream out, PrintStream err, boolean terminal, boolean colour) {

    private static final String RESET = "\u001b[0m";

    /** Prints every finding of at least this weight, one a line. */
    void findings(Report report, Severity least) {
        for (Finding finding : report.atLeast(least)) {
            err.println(colour ? coloured(finding) : finding.toString());
        }
    }

    /** Prints one line for people. */
    void say(String message) {
        err.println(message);
    }

    /** Prints a failure. */
    void fail(String message) {
        err.println((colour ? "\u001b[31mgopack:" + RESET : "gopack:") + " " + message);
    }

    private static String coloured(Finding finding) {
        String word = finding.severity().name().toLowerCase(java.util.Locale.ROOT) + ":";
        String colour =
                switch (finding.severity()) {
                    case ERROR -> "\u001b[31m";
                    case WARNING -> "\u001b[33m";
                    case INFO -> "\u001b[36m";
                };
        return finding.toString().replaceFirst(word, colour + word + RESET);
    }
}
