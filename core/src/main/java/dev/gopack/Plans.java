package dev.gopack;

import dev.gopack.format.PackagePlan;
import dev.gopack.report.Report;
import java.util.List;

/**
 * What would be built, and what was found on the way.
 *
 * @param plans one for each package; empty if the report has errors
 * @param report errors, warnings and notes
 */
public record Plans(List<PackagePlan> plans, Report report) {

    /** Copies the list. */
    public Plans {
        plans = List.copyOf(plans);
    }
}
