package dev.gopack.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a check found, in the order found and without repeats.
 *
 * @param findings the findings
 */
public record Report(List<Finding> findings) {

    /** A report with nothing in it. */
    public static final Report EMPTY = new Report(List.of());

    /** Copies the list and drops repeats. */
    public Report {
        findings = List.copyOf(new LinkedHashSet<>(findings));
    }

    /** True if at least one finding is an error. */
    public boolean hasErrors() {
        return worst().filter(severity -> severity == Severity.ERROR).isPresent();
    }

    /** The greatest severity found, or empty if nothing was found. */
    public Optional<Severity> worst() {
        return findings.stream().map(Finding::severity).max(Severity::compareTo);
    }

    /** The findings of at least this severity. */
    public List<Finding> atLeast(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(severity) >= 0)
                .toList();
    }

    /** Both reports, this one first. */
    public Report plus(Report other) {
        Collector both = new Collector();
        both.addAll(findings);
        both.addAll(other.findings);
        return both.toReport();
    }

    /**
     * Throws if the report has an error.
     *
     * @throws SpecException with the whole report
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new SpecException(this);
        }
    }

    /** Gathers findings while a check goes on; not for use by several threads. */
    public static final class Collector {
        private final List<Finding> findings = new ArrayList<>();

        /** Starts empty. */
        public Collector() {}

        /** Adds one finding. */
        public void add(Finding finding) {
            findings.add(finding);
        }

        /** Adds findings in their order. */
        public void addAll(Collection<Finding> more) {
            findings.addAll(more);
        }

        /** True if an error was added so far. */
        public boolean hasErrors() {
            return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        }

        /** What was gathered so far. */
        public Report toReport() {
            return new Report(findings);
        }
    }
}
