package dev.gopack.report;

import java.util.stream.Collectors;

/** What was asked for cannot be built as it is written. Carries every problem found, not only the first. */
public final class SpecException extends GopackException {

    private static final long serialVersionUID = 1L;

    private final transient Report report;

    /** An exception whose message lists the errors of the report, one a line. */
    public SpecException(Report report) {
        super(report.atLeast(Severity.ERROR).stream().map(Finding::toString).collect(Collectors.joining("\n")), null);
        this.report = report;
    }

    /** An exception for one problem. */
    public SpecException(Finding finding) {
        this(new Report(java.util.List.of(finding)));
    }

    /** All findings: the errors, and the warnings that were seen on the way. */
    public Report report() {
        return report;
    }
}
