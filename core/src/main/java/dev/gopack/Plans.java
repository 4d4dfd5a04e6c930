package dev.gopack;

import dev.gopack.format.PackagePlan;
import dev.gopack.report.Report;
import java.util.List;

/**
 * What would be built, and what was found on the way.
 *
 * @param plans one for each package; empty if the report has errors
 * @param report errors, warnings and notes
 * @param suppressed what lint found and the spec says is meant to be; empty before lint looked
 */
public record Plans(List<PackagePlan> plans, Report report, List<SuppressedFinding> suppressed) {

    /** Copies the lists. */
    public Plans {
        plans = List.copyOf(plans);
        suppressed = List.copyOf(suppressed);
    }

    /** Plans at which lint has not looked. */
    public Plans(List<PackagePlan> plans, Report report) {
        this(plans, report, List.of());
    }
}
