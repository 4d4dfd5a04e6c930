package dev.gopack.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of releases of Go, such as 1.22 to 1.26.
 *
 * @param least the number behind {@code 1.} of the oldest; 0 for any
 * @param most that of the newest; {@link #NEWEST} for any
 */
public record GoReleases(int least, int most) {

    /** More than there will be. */
    public static final int NEWEST = 999;

    /** All of them. */
    public static final GoReleases ANY = new GoReleases(0, NEWEST);

    private static final Pattern TEXT =
            Pattern.compile("1\\.([0-9]{1,3})(?:(\\.\\.)(?:1\\.([0-9]{1,3}))?)?|\\.\\.1\\.([0-9]{1,3})");

    /** Refuses ranges in which nothing is. */
    public GoReleases {
        if (least < 0 || most < least || most > NEWEST) {
            throw new IllegalArgumentException("no range of releases: " + least + " to " + most);
        }
    }

    /** Reads {@code 1.22..1.26}, {@code 1.22} or {@code 1.22..} for that and newer ones, {@code ..1.26} for that and older ones. */
    public static Optional<GoReleases> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int least = number(parts.group(1), 0);
        int most = number(parts.group(4), number(parts.group(3), NEWEST));
        return most < least ? Optional.empty() : Optional.of(new GoReleases(least, most));
    }

    private static int number(String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** True if there is an oldest one. */
    public boolean hasLeast() {
        return least > 0;
    }

    /** True if there is a newest one. */
    public boolean hasMost() {
        return most < NEWEST;
    }

    /** What is in both; empty if nothing is. */
    public Optional<GoReleases> and(GoReleases other) {
        int oldest = Math.max(least, other.least);
        int newest = Math.min(most, other.most);
        return newest < oldest ? Optional.empty() : Optional.of(new GoReleases(oldest, newest));
    }

    /** In words: {@code Go 1.22 to 1.26}. */
    @Override
    public String toString() {
        if (!hasLeast() && !hasMost()) {
            return "any Go";
        }
        if (least == most) {
            return "Go 1." + least;
        }
        return !hasMost()
                ? "Go 1." + least + " or newer"
                : hasLeast() ? "Go 1." + least + " to 1." + most : "Go up to 1." + most;
    }
}
