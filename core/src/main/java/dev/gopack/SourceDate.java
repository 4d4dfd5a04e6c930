package dev.gopack;

import dev.gopack.report.GopackException;
import dev.gopack.report.SpecException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the date that a reproducible build has. // docs: reproducible-builds.org, SOURCE_DATE_EPOCH specification */
public final class SourceDate {

    private static final String VARIABLE = "SOURCE_DATE_EPOCH";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

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
        if (NUMBER.matcher(text.strip()).matches()) {
            long seconds = Long.parseLong(text.strip());
            if (seconds <= 0xffff_ffffL) {
                return Optional.of(Instant.ofEpochSecond(seconds));
            }
        }
        throw new SpecException(GopackRules.BAD_SOURCE_DATE.finding(VARIABLE + " is " + GopackException.quote(text)
                + ", not a whole number of seconds from 0 to 4294967295"));
    }
}
