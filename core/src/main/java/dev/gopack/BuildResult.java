package dev.gopack;

import dev.gopack.format.WrittenPackage;
import dev.gopack.report.Report;
import java.util.List;

/**
 * What was built.
 *
 * @param packages the packages, in the order of their plans
 * @param report warnings and notes
 */
public record BuildResult(List<WrittenPackage> packages, Report report) {

    /** Copies the list. */
    public BuildResult {
        packages = List.copyOf(packages);
    }
}
