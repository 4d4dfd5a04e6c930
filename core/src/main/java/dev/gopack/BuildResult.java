package dev.gopack;

import dev.gopack.format.WrittenPackage;
import dev.gopack.report.Report;
import java.util.List;

/**
 * What was built.
 *
 * @param packages the packages, in the order of their plans
 * @param report warnings and notes
 * @param suppressed what lint found and the spec says is meant to be
 */
public record BuildResult(List<WrittenPackage> packages, Report report, List<SuppressedFinding> suppressed) {

    /** Copies the lists. */
    public BuildResult {
        packages = List.copyOf(packages);
        suppressed = List.copyOf(suppressed);
    }
}
