package dev.gopack;

import dev.gopack.model.PackageSpec;
import dev.gopack.report.Report;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import dev.gopack.target.Variant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Says that a target is no longer supported on the day that a package is dated, or without a date on that of the bundled table.
 * The clock is not asked.
 */
final class Support {

    private Support() {}

    static void check(PackageSpec spec, Variant variant, Optional<Instant> sourceDate, Report.Collector findings) {
        Optional<Instant> date = Optional.ofNullable(spec.mtime()).or(() -> sourceDate);
        if (variant.target().isEmpty()) {
            return;
        }
        Target target = variant.target().get();
        LocalDate day = date.map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate())
                .orElseGet(() -> Targets.bundled().date());
        if (target.isSupported(day)) {
            return;
        }
        String ended =
                "free support of " + target + " ended on " + target.endOfLife().orElseThrow();
        Optional<LocalDate> extended = target.extendedEndOfLife();
        if (extended.isPresent() && !extended.get().isBefore(day)) {
            String remark = target.fact("eol.extended").remark();
            findings.add(GopackRules.EXTENDED_SUPPORT.finding(ended + "; extended support"
                    + (remark.isEmpty() ? "" : " (" + remark + ")") + " ends on " + extended.get()));
        } else {
            findings.add(GopackRules.END_OF_LIFE.finding(ended + ", before "
                    + (date.isPresent() ? "the date of the package, " : "the day of the table of targets, ") + day));
        }
    }
}
