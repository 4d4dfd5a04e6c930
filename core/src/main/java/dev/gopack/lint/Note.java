package dev.gopack.lint;

import dev.gopack.report.Severity;

/**
 * One breach of a rule.
 *
 * @param rule which
 * @param path the file that it is about, or the name of a scriptlet; empty if it is about the package
 * @param message what is wrong, with the value that is wrong
 */
public record Note(LintRule rule, String path, String message) {

    /** Weight. */
    public Severity severity() {
        return rule.severity();
    }
}
