package dev.gopack.lint;

import dev.gopack.report.Severity;

/**
 * One breach of a rule.
 *
 * @param rule which
 * @param path the file that it is about, or the name of a scriptlet; empty if it is about the package
 * @param message what is wrong, with the value that is wrong
 * @param reason why it is meant to be, if the spec says so; empty if it does not
 */
public record Note(LintRule rule, String path, String message, String reason) {

    /** A breach of which nobody has spoken. */
    public Note(LintRule rule, String path, String message) {
        this(rule, path, message, "");
    }

    /** The same breach, which is meant to be. */
    public Note suppressed(String why) {
        return new Note(rule, path, message, why);
    }

    /** True if it is meant to be. */
    public boolean isSuppressed() {
        return !reason.isEmpty();
    }

    /** Weight. */
    public Severity severity() {
        return rule.severity();
    }
}
