package dev.gopack.deb;

import dev.gopack.model.PackageSpec;
import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import dev.gopack.report.Rule;

/** Reports what is wrong with a spec at the place where it is written. */
final class Problems {

    private final PackageSpec spec;
    private final Report.Collector findings;

    Problems(PackageSpec spec, Report.Collector findings) {
        this.spec = spec;
        this.findings = findings;
    }

    /** Reports against the value with this path in the spec, such as {@code depends[2]}. */
    void report(Rule rule, String key, String message) {
        add(rule.finding(message), key);
    }

    /** As the other one, with advice. */
    void report(Rule rule, String key, String message, String advice) {
        add(rule.finding(message).advising(advice), key);
    }

    private void add(Finding finding, String key) {
        findings.add(finding.at(spec.position(key).orElse(null)));
    }
}
