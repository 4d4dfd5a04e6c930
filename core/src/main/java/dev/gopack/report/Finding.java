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

    /** {@code file:line:column: error: message [rule]; advice}, on one line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (where != null) {
            text.append(where).append(": ");
        }
        text.append(severity().name().toLowerCase(java.util.Locale.ROOT))
                .append(": ")
                .append(message);
        if (advice != null) {
            text.append("; ").append(advice);
        }
        return text.append(" [").append(rule.id()).append(']').toString();
    }
}
