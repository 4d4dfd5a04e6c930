package dev.gopack.spec;

import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import dev.gopack.report.Rule;
import dev.gopack.report.Severity;
import dev.gopack.report.SourcePosition;
import dev.gopack.report.SpecException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was found while a text was read, bounded: nobody reads the thousandth problem, and each costs memory. */
final class Problems {

    /** Findings of one severity that are kept. */
    static final int MOST = 100;

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(
            Finding::where,
            Comparator.nullsLast(
                    Comparator.comparingInt(SourcePosition::line).thenComparingInt(SourcePosition::column)));

    private final Set<Finding> errors = new LinkedHashSet<>();
    private final Set<Finding> others = new LinkedHashSet<>();
    private int dropped;

    /** Adds a finding, or counts it if there are too many already. */
    void add(Finding finding) {
        Set<Finding> kept = finding.severity() == Severity.ERROR ? errors : others;
        if (kept.size() < MOST) {
            kept.add(finding);
        } else if (finding.severity() == Severity.ERROR && !kept.contains(finding)) {
            dropped++;
        }
    }

    void add(Rule rule, SourcePosition where, String message) {
        add(rule, where, message, null);
    }

    void add(Rule rule, SourcePosition where, String message, @Nullable String advice) {
        add(new Finding(rule, message, where, advice));
    }

    /** True if further errors are only counted, so that no work has to go into their text. */
    boolean full() {
        return errors.size() >= MOST;
    }

    /** Adds what another reader found. */
    void addAll(Problems more) {
        more.errors.forEach(this::add);
        more.others.forEach(this::add);
        dropped = Math.max(dropped, more.dropped); // mostly the same ones
    }

    /** Adds what was found here to others; of the errors only those that are wanted. */
    void handOn(Problems target, Predicate<Finding> wanted) {
        errors.stream().filter(wanted).forEach(target::add);
        others.forEach(target::add);
        target.dropped = Math.max(target.dropped, dropped);
    }

    /** True if an error lies in this value. */
    boolean isWrong(Node node) {
        return errors.stream().anyMatch(finding -> node.position().equals(finding.where()))
                || (node instanceof Node.Sequence sequence
                        && sequence.items().stream().anyMatch(this::isWrong));
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** The errors so far. */
    Set<Finding> errors() {
        return errors;
    }

    /** An exception with all so far and this error, for problems after which there is nothing to read. */
    SpecException fatal(Rule rule, SourcePosition where, String message, @Nullable String advice) {
        add(rule, where, message, advice);
        return new SpecException(report());
    }

    /** Throws if there is an error. */
    void throwIfErrors() {
        if (hasErrors()) {
            throw new SpecException(report());
        }
    }

    /** Everything in the order of the text. */
    Report report() {
        List<Finding> all = new ArrayList<>(errors);
        all.addAll(others);
        all.sort(BY_PLACE);
        if (dropped > 0) {
            all.add(SpecRules.MORE.finding("and " + dropped + " more"));
        }
        return new Report(all);
    }
}
