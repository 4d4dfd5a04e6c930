package dev.gopack;

import dev.gopack.model.PackageSpec;
import dev.gopack.report.Report;
import dev.gopack.target.Target;
import dev.gopack.target.Variant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Says that a target is no longer supported on the day that a package is dated. The clock is not asked. */
final class Support {

    private Support() {}

    static void check(PackageSpec spec, Variant variant, Optional<Instant> sourceDate, Report.Collector findings) {
        Optional<Instant> date = Optional.ofNullable(spec.mtime()).or(() -> sourceDate);
        if (variant.target().isEmpty() || date.isEmpty()) {
            return;
        }
        Target target = variant.target().get();
        LocalDate day = date.get().atOffset(ZoneOffset.UTC).toLocalDate();
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
            findings.add(GopackRules.END_OF_LIFE.finding(ended + ", before the date of the package, " + day));
        }
    }
}
