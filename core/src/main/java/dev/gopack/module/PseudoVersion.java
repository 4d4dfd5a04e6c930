package dev.gopack.module;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pseudo-version says: a commit that carries no version of its own.
 *
 * @param base the last version before the commit, empty if there is none
 * @param timestamp when it was committed, in UTC, as 14 digits
 * @param revision the start of the commit's hash
 */
public record PseudoVersion(String base, String timestamp, String revision) {

    // source: x/mod module/pseudo.go: vX.0.0-time-rev, vX.Y.Z-0.time-rev after vX.Y.(Z-1), vX.Y.Z-pre.0.time-rev after
    // vX.Y.Z-pre; each may have build metadata
    private static final Pattern FORM = Pattern.compile(
            "(?:([0-9]+)\\.0\\.0-|([0-9]+\\.[0-9]+\\.[0-9]+)-((?:[^+]*\\.)?)0\\.)" + "([0-9]{14})-([A-Za-z0-9]+)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** What the version says, if it is a pseudo-version. */
    static Optional<PseudoVersion> of(Semver version) {
        Matcher form = FORM.matcher(version.canonical().substring(1));
        if (version.prerelease().length() < 16 || !form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new PseudoVersion(base(version, form), form.group(4), form.group(5)));
    }

    private static String base(Semver version, Matcher form) {
        if (form.group(1) != null) {
            return "";
        }
        String build = version.build().isEmpty() ? "" : "+" + version.build();
        String before = form.group(3);
        if (!before.isEmpty()) {
            return "v" + form.group(2) + "-" + before.substring(0, before.length() - 1) + build;
        }
        String patch = Digits.before(version.patch());
        return patch.isEmpty() ? "" : "v" + version.major() + '.' + version.minor() + '.' + patch + build;
    }

    /** When the commit was made, if the digits are a time: the all-zero placeholder of year 1 is one. */
    public Optional<Instant> time() {
        try {
            return Optional.of(LocalDateTime.parse(timestamp, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String timestamp(Instant time) {
        return TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }
}
