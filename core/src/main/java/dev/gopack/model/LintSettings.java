package dev.gopack.model;

import dev.gopack.report.Severity;
import dev.gopack.report.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * What follows from findings of lint.
 *
 * @param failOn findings of this weight or more stop a build; empty if none does
 * @param suppressed findings that are meant to be
 */
public record LintSettings(Optional<Severity> failOn, List<Suppression> suppressed) {

    /** Errors stop a build, and nothing is suppressed. */
    public static final LintSettings DEFAULT = new LintSettings(Optional.of(Severity.ERROR), List.of());

    /** Copies the list. */
    public LintSettings {
        suppressed = List.copyOf(suppressed);
    }

    /**
     * Findings that are meant to be.
     *
     * @param rule id of their rule
     * @param path pattern of the paths that they are about, {@code *} for anything; empty for all, and for those about no
     *     path
     * @param reason why
     * @param position where it stands, if it stands in a spec
     */
    public record Suppression(String rule, String path, String reason, Optional<SourcePosition> position) {

        /** Of no spec. Throws as the other one does. */
        public Suppression(String rule, String path, String reason) {
            this(rule, path, reason, Optional.empty());
        }

        /** Refuses what gives no reason. */
        public Suppression {
            if (rule.isBlank() || reason.isBlank()) {
                throw new IllegalArgumentException("a suppression names a rule and gives a reason");
            }
        }

        /** True if it speaks of a finding. */
        public boolean fits(String foundRule, String foundPath) {
            return rule.equals(foundRule) && (path.isEmpty() || matches(path, foundPath));
        }
    }

    /** Matches by going back to the last star only, so that no pattern takes long. */
    private static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int from = 0;
        int i = 0;
        while (i < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                from = i;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++from;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
