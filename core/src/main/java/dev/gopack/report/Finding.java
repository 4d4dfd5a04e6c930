package dev.gopack.report;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One result of a check.
 *
 * @param rule what was checked
 * @param message what is wrong, with the value that is wrong
 * @param where the place in the spec, or null when the finding is about no particular place
 * @param advice what would be right, or null when the message already says it
 */
public record Finding(
        Rule rule,
        String message,
        @Nullable SourcePosition where,
        @Nullable String advice) {

    /** Refuses a finding without a rule or message. */
    public Finding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Finding that
                && rule.equals(that.rule)
                && message.equals(that.message)
                && Objects.equals(where, that.where)
                && Objects.equals(advice, that.advice);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rule.hashCode() + message.hashCode()) + Objects.hashCode(where);
    }

    /** The same finding at a place. */
    public Finding at(@Nullable SourcePosition position) {
        return new Finding(rule, message, position, advice);
    }

    /** The same finding with advice. */
    public Finding advising(String hint) {
        return new Finding(rule, message, where, hint);
    }

    /** Weight of this finding. */
    public Severity severity() {
        return rule.severity();
    }

    /** The place in the spec, if the finding has one. */
    public Optional<SourcePosition> position() {
        return Optional.ofNullable(where);
    }

    /**
     * {@code file:line:column: error: message; advice [rule]}, on one line. Further lines of the message, which are what
     * another program said, follow.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (where != null) {
            text.append(where).append(": ");
        }
        int end = message.indexOf('\n');
        text.append(severity().name().toLowerCase(java.util.Locale.ROOT))
                .append(": ")
                .append(end < 0 ? message : message.substring(0, end));
        if (advice != null) {
            text.append("; ").append(advice);
        }
        text.append(" [").append(rule.id()).append(']');
        return end < 0
                ? text.toString()
                : text.append(message, end, message.length()).toString();
    }
}
