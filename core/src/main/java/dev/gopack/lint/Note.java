package dev.gopack.lint;

import dev.gopack.report.Severity;
import org.jspecify.annotations.Nullable;

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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Note that
                && rule.equals(that.rule)
                && path.equals(that.path)
                && message.equals(that.message)
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rule.id().hashCode() + path.hashCode()) + message.hashCode();
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
