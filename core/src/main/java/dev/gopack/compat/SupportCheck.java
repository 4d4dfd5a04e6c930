package dev.gopack.compat;

import dev.gopack.target.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whether anybody still mends a release. */
final class SupportCheck {

    private SupportCheck() {}

    static List<Reason> reasons(Target target, LocalDate day) {
        if (target.isSupported(day)) {
            return List.of();
        }
        String ended = "free support of " + target.id() + " ended on "
                + target.endOfLife().orElseThrow();
        String mark = target.fact("eol").mark().word();
        Optional<LocalDate> extended = target.extendedEndOfLife().filter(end -> !end.isBefore(day));
        return List.of(
                extended.isPresent()
                        ? Reason.info(ended + ", extended support ends on " + extended.get())
                                .basedOn(mark)
                        : Reason.note(ended, "go to a newer release").basedOn(mark));
    }
}
