package dev.gopack.verify;

import dev.gopack.report.Finding;
import dev.gopack.report.Severity;
import java.util.List;

/**
 * What came of verifying a package.
 *
 * @param file its name
 * @param format {@code rpm}, {@code deb}, or empty if it is neither
 * @param policy what was asked
 * @param findings all that was found, errors and others, without repeats
 * @param signatures every signature, good or not
 */
public record Verification(
        String file, String format, VerifyPolicy policy, List<Finding> findings, List<CheckedSignature> signatures) {

    /** Copies the lists. */
    public Verification {
        findings = findings.stream().distinct().toList();
        signatures = List.copyOf(signatures);
    }

    /** True if nothing that was found refuses the package. */
    public boolean isOk() {
        return refusals().isEmpty();
    }

    /** Ids of the rules that refuse the package, each once, in the order found. */
    public List<String> refusals() {
        return refusing().stream()
                .map(finding -> finding.rule().id())
                .distinct()
                .toList();
    }

    /** The findings that refuse the package. */
    public List<Finding> refusing() {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO
                        && finding.severity().compareTo(policy.refused()) >= 0)
                .toList();
    }

    /** {@code PATH: ok}, or {@code PATH: FAILED id, id}. */
    public String line() {
        return file + (isOk() ? ": ok" : ": FAILED " + String.join(", ", refusals()));
    }
}
