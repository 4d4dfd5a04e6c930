package dev.gopack.go;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of Go modules as versions of packages: one text that is legal in rpm and deb and sorts there as in Go.
 *
 * <p>Observed with rpm 4.18 and dpkg 1.21: a pre-release sorts before its release with {@code ~}, a pseudo-version before
 * every pre-release with {@code ~~}; rpm sorts numbers after words where semver sorts them before, and both take the number
 * in {@code rc10} for one where semver does not, so a pre-release that
 * starts with a number, or mixes letters and digits in one identifier, has no such text.
 */
public final class ModuleVersions {

    private static final Pattern SEMVER = Pattern.compile("v?(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
            + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");
    // docs: go.dev/ref/mod#pseudo-versions
    private static final Pattern PSEUDO = Pattern.compile("(?:(.+)\\.0\\.|0\\.)?(\\d{14})-([0-9a-f]{12})");
    private static final Pattern SORTED = Pattern.compile("[A-Za-z]+(?:\\.\\d+)?");

    private ModuleVersions() {}

    /** The version of a package; empty if there is none that sorts right. */
    public static Optional<String> packageVersion(String version) {
        Matcher parts = SEMVER.matcher(version);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String release = parts.group(1) + "." + parts.group(2) + "." + parts.group(3);
        String metadata = parts.group(5) == null || parts.group(5).equals("incompatible")
                ? ""
                : "+" + parts.group(5).replace('-', '.');
        if (parts.group(4) == null) {
            return Optional.of(release + metadata);
        }
        return prerelease(parts.group(4)).map(text -> release + text + metadata);
    }

    private static Optional<String> prerelease(String text) {
        Matcher pseudo = PSEUDO.matcher(text);
        if (!pseudo.matches()) {
            return SORTED.matcher(text).matches() ? Optional.of("~" + text) : Optional.empty();
        }
        String moment = pseudo.group(2) + "." + pseudo.group(3);
        if (pseudo.group(1) != null) {
            return SORTED.matcher(pseudo.group(1)).matches()
                    ? Optional.of("~" + pseudo.group(1) + ".0." + moment)
                    : Optional.empty();
        }
        return Optional.of((text.startsWith("0.") ? "~~0." : "~~") + moment);
    }
}
