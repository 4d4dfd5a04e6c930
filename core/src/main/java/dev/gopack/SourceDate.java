package dev.gopack;

import dev.gopack.report.GopackException;
import dev.gopack.report.SpecException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads the date that a reproducible build has. // docs: reproducible-builds.org, SOURCE_DATE_EPOCH specification */
public final class SourceDate {

    private static final String VARIABLE = "SOURCE_DATE_EPOCH";

    private SourceDate() {}

    /** The date in this process's environment, if it is set. */
    public static Optional<Instant> fromEnvironment() {
        return from(System.getenv());
    }

    /**
     * The date in an environment, if it is set and not empty.
     *
     * @throws SpecException if it is not a number within 1970 to 2106
     */
    public static Optional<Instant> from(Map<String, String> environment) {
        String text = environment.get(VARIABLE);
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            long seconds = Long.parseLong(text.strip());
            if (seconds >= 0 && seconds <= 0xffff_ffffL) {
                return Optional.of(Instant.ofEpochSecond(seconds));
            }
        } catch (NumberFormatException e) {
            // told below, as for a number out of range
        }
        throw new SpecException(GopackRules.BAD_SOURCE_DATE.finding(VARIABLE + " is " + GopackException.quote(text)
                + ", not a whole number of seconds from 0 to 4294967295"));
    }
}
