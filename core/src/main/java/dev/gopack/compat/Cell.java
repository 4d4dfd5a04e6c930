package dev.gopack.compat;

import java.util.Comparator;
import java.util.List;

/**
 * One answer of a matrix.
 *
 * @param subject path of the program or package
 * @param target id of the release
 * @param arch Go's name of the architecture; empty if it is not known
 * @param reasons why, the weightiest first
 */
public record Cell(String subject, String target, String arch, List<Reason> reasons) {

    /** Orders the reasons by weight. */
    public Cell {
        reasons = reasons.stream()
                .sorted(Comparator.comparing(Reason::verdict).reversed())
                .toList();
    }

    /** The worst that a reason amounts to. */
    public Verdict verdict() {
        return reasons.isEmpty() ? Verdict.WORKS : reasons.get(0).verdict();
    }
}
