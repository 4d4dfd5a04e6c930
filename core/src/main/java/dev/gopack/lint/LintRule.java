package dev.gopack.lint;

import dev.gopack.report.Rule;
import dev.gopack.report.Severity;
import java.util.Arrays;
import java.util.List;

/**
 * A rule, with how it is satisfied and what others call it.
 *
 * @param rule id, weight, and what it wants
 * @param remedy what to do, in sentences for the manual
 * @param rpmlint names under which rpmlint reports the same; empty if it does not
 * @param lintian likewise
 */
public record LintRule(Rule rule, String remedy, List<String> rpmlint, List<String> lintian) {

    /** Copies the lists. */
    public LintRule {
        rpmlint = List.copyOf(rpmlint);
        lintian = List.copyOf(lintian);
    }

    /** A rule whose breach makes a package unsafe or useless. */
    public static LintRule error(String id, String summary, String remedy) {
        return new LintRule(Rule.error(id, summary), remedy, List.of(), List.of());
    }

    /** A rule whose breach is probably a mistake. */
    public static LintRule warning(String id, String summary, String remedy) {
        return new LintRule(Rule.warning(id, summary), remedy, List.of(), List.of());
    }

    /** A rule whose breach is worth a look. */
    public static LintRule info(String id, String summary, String remedy) {
        return new LintRule(Rule.info(id, summary), remedy, List.of(), List.of());
    }

    /** The same rule with rpmlint's names for it, separated by blanks. */
    public LintRule rpmlint(String names) {
        return new LintRule(rule, remedy, words(names), lintian);
    }

    /** The same rule with lintian's names for it, separated by blanks. */
    public LintRule lintian(String names) {
        return new LintRule(rule, remedy, rpmlint, words(names));
    }

    /** Stable name. */
    public String id() {
        return rule.id();
    }

    /** Weight. */
    public Severity severity() {
        return rule.severity();
    }

    private static List<String> words(String names) {
        return Arrays.asList(names.split(" "));
    }
}
