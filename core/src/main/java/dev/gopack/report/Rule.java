package dev.gopack.report;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Gopack checks. Rules are constants; their ids are stable and documented in {@code docs/errors.md}.
 *
 * @param id dotted lower-case name, for example {@code spec.unknown-key}; the first part says who checks
 * @param severity weight of a finding unless a policy changes it
 * @param summary one sentence that says what the rule wants
 */
public record Rule(String id, Severity severity, String summary) {

    private static final Pattern ID = Pattern.compile("[a-z]+(\\.[a-z0-9]+(-[a-z0-9]+)*)+");

    /** Refuses ids that would not fit the documented form. */
    public Rule {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(summary, "summary");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a rule id: " + id);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rule that
                && id.equals(that.id)
                && severity == that.severity
                && summary.equals(that.summary);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** A rule whose findings stop the build. */
    public static Rule error(String id, String summary) {
        return new Rule(id, Severity.ERROR, summary);
    }

    /** A rule whose findings are printed and do not stop the build. */
    public static Rule warning(String id, String summary) {
        return new Rule(id, Severity.WARNING, summary);
    }

    /** A rule whose findings only inform. */
    public static Rule info(String id, String summary) {
        return new Rule(id, Severity.INFO, summary);
    }

    /** A finding of this rule that is not tied to a place in a text. */
    public Finding finding(String message) {
        return new Finding(this, message, null, null);
    }
}
