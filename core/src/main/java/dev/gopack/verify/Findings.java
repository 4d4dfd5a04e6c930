package dev.gopack.verify;

import dev.gopack.report.Finding;
import dev.gopack.report.FormatException;
import dev.gopack.report.Rule;
import dev.gopack.target.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what a verifier finds in one file. Not for use by several threads. */
public final class Findings {

    /** Findings of one rule in one file; what is beyond is counted and not listed. */
    private static final int MOST_OF_ONE_RULE = 20;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<CheckedSignature> signatures = new ArrayList<>();

    /** Starts empty. */
    public Findings() {}

    /** Something that is not as the rule wants it. */
    public void add(Rule rule, String message) {
        int count = counts.merge(rule.id(), 1, Integer::sum);
        if (count <= MOST_OF_ONE_RULE) {
            findings.add(rule.finding(message));
        }
    }

    /** As {@link #add}, unless the condition holds. */
    public void require(boolean condition, Rule rule, String message) {
        if (!condition) {
            add(rule, message);
        }
    }

    /** A signature that was checked. */
    public void add(CheckedSignature signature) {
        signatures.add(signature);
    }

    /** A step that reads something. */
    @FunctionalInterface
    public interface Step<T> {
        /** What was read. */
        T read() throws IOException;
    }

    /** Does a step; if it cannot, that is a finding of the rule, or of those about limits and excess. */
    public <T> Optional<T> step(Rule rule, Step<T> step) throws IOException {
        try {
            return Optional.of(step.read());
        } catch (FormatException e) {
            Rule broken =
                    switch (e.fault()) {
                        case STRUCTURE -> rule;
                        case LIMIT -> VerifyRules.DECOMPRESSION_BOMB;
                        case EXCESS -> VerifyRules.TRAILING_DATA;
                    };
            add(broken, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Number of findings so far, those that are not listed included. */
    public int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** True if something was found that is an error. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == dev.gopack.report.Severity.ERROR);
    }

    /** Why a release takes none of the signatures so far, in words; empty if it takes one, or looks at none. */
    public Optional<String> refusal(Target target) {
        ReleaseReader reader = new ReleaseReader(target);
        List<List<String>> refusals = signatures.stream()
                .filter(one -> reader.looksAt(one.place()))
                .map(one -> reader.refusals(one.result()))
                .toList();
        return refusals.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : refusals.stream().findFirst().map(first -> target.id() + " " + first.get(0));
    }

    /** The signatures so far. */
    public List<CheckedSignature> signatures() {
        return List.copyOf(signatures);
    }

    /** All of it, after the signatures were weighed. */
    public Verification conclude(String file, String format, VerifyOptions options) {
        new SignatureVerdict(options, format).weigh(signatures, this);
        return unread(file, format, options);
    }

    /** What was found in a file that could not be read to its end: nothing is said of signatures that nobody saw. */
    public Verification unread(String file, String format, VerifyOptions options) {
        List<Finding> all = new ArrayList<>(findings);
        for (Finding finding : findings) {
            int more = counts.getOrDefault(finding.rule().id(), 0) - MOST_OF_ONE_RULE;
            if (more > 0) {
                all.add(finding.rule().finding("and " + more + " more of this kind"));
            }
        }
        return new Verification(file, format, options.policy(), all, signatures);
    }
}
