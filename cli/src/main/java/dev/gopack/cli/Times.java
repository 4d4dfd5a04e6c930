package dev.gopack.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads times that options take: a day in UTC, or an instant. */
final class Times {

    private static final Instant LATEST = Instant.ofEpochSecond(0xffff_ffffL); // docs: RFC 9580, 3.5

    private Times() {}

    static Instant instant(CommandLine command, String option, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    command, option + ": not a date such as 2026-11-28 or 2026-11-28T12:00:00Z: " + text, e);
        }
    }

    /** One that a signature can have. */
    static Instant ofSignature(CommandLine command, String option, String text) {
        Instant time = instant(command, option, text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new ParameterException(
                    command, option + ": signatures have times from 1970 to " + LATEST + ", not " + text);
        }
        return time;
    }
}
