package dev.gopack.module;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Go toolchain or language: {@code 1.26}, {@code 1.26.8}, {@code 1.27rc1}. Since 1.21, {@code 1.N} is the
 * language alone and older than {@code 1.Nrc1}, which is older than {@code 1.N.0}; before, it is the first release.
 *
 * @param text the version alone, without {@code go} before it or anything behind it
 * @param rest what stood behind it: experiments, a vendor's mark; empty if there was nothing
 * @param isDevelopment true for a toolchain built from a commit between releases, whose language version is known at most
 */
public record GoVersion(String text, String rest, boolean isDevelopment) implements Comparable<GoVersion> {

    // source: internal/gover Parse
    private static final Pattern VERSION =
            Pattern.compile("(0|[1-9][0-9]*)(?:\\.(0|[1-9][0-9]*)(?:\\.(0|[1-9][0-9]*)|([a-z]+)(0|[1-9][0-9]*)?)?)?");
    private static final String DEVEL = "devel ";

    /** Refuses what is no version. */
    public GoVersion {
        Objects.requireNonNull(rest, "rest");
        if (!VERSION.matcher(text).matches()) {
            throw new IllegalArgumentException("not a version of Go: " + text);
        }
    }

    /** A version as {@code go.mod} names it, or a toolchain's name; empty if it is not exactly one. */
    public static Optional<GoVersion> parse(String text) {
        return find(text).filter(version -> version.rest().isEmpty() && !version.isDevelopment());
    }

    /**
     * The version at the start of what a binary or {@code go version} says: {@code go1.26.8-X:jsonv2},
     * {@code go1.21.0 (Red Hat 1.21.0-1.el9)}, {@code devel go1.27-abcdef Tue Jul 1}.
     */
    public static Optional<GoVersion> find(String text) {
        boolean development = text.startsWith(DEVEL);
        int start = development ? DEVEL.length() : 0;
        start += text.startsWith("go", start) ? 2 : 0;
        Matcher version = VERSION.matcher(text).region(start, text.length());
        if (!version.lookingAt()) {
            return Optional.empty();
        }
        String rest = text.substring(version.end());
        if (!rest.isEmpty() && (rest.charAt(0) == '.' || Character.isLetterOrDigit(rest.charAt(0)))) {
            return Optional.empty();
        }
        return Optional.of(new GoVersion(version.group(), rest, development || rest.startsWith("-devel")));
    }

    /** The language version: {@code 1.26} for {@code 1.26.8}. // source: internal/gover Lang */
    public String language() {
        String[] parts = parts();
        return parts[1].isEmpty() || (parts[0].equals("1") && parts[1].equals("0"))
                ? parts[0]
                : parts[0] + '.' + parts[1];
    }

    /** Minor part of a version of Go 1: 26 for {@code 1.26.8}; -1 for another major version or a number beyond all bounds. */
    public int minor() {
        String[] parts = parts();
        return parts[0].equals("1") && parts[1].length() < 6 ? Integer.parseInt("0" + parts[1]) : -1;
    }

    /** True if this names the language and no release: {@code 1.21}, but not {@code 1.20}, which is both. */
    public boolean isLanguage() {
        String[] parts = parts();
        return parts[2].isEmpty() && parts[3].isEmpty();
    }

    /** True if a toolchain of this version builds what asks for that version in its {@code go} line. */
    public boolean satisfies(GoVersion wanted) {
        return compareTo(wanted) >= 0;
    }

    /**
     * The text by which packages of this toolchain version are ordered under rpm and dpkg as Go orders them:
     * {@code 1.25~rc1}. For a language version it is the lower bound of all that speak it: {@code 1.25~}.
     */
    public VersionMapping toPackageVersion() {
        if (isDevelopment) {
            return new VersionMapping.Refused(
                    "a development version of Go " + language() + " has no place among its releases");
        }
        String[] parts = parts();
        String number = parts[0] + '.' + parts[1];
        if (!parts[3].isEmpty()) {
            return new VersionMapping.Ordered(number + '~' + parts[3] + parts[4]);
        }
        if (parts[2].isEmpty()) {
            return new VersionMapping.Ordered(number + '~');
        }
        // 1.20 and 1.20.0 are one version, and only the short name was ever used.
        boolean first = parts[2].equals("0") && isBeforeNamedReleases(parts);
        return new VersionMapping.Ordered(first ? number : number + '.' + parts[2]);
    }

    /** Order of toolchains. // source: internal/gover Compare */
    @Override
    public int compareTo(GoVersion other) {
        String[] one = parts();
        String[] two = other.parts();
        int order = 0;
        for (int i = 0; i < one.length && order == 0; i++) {
            order = i == 3 ? one[i].compareTo(two[i]) : Digits.compare(one[i], two[i]);
        }
        return order;
    }

    /** Major, minor, patch, kind of pre-release, its number. */
    private String[] parts() {
        Matcher version = VERSION.matcher(text);
        if (!version.matches()) {
            throw new IllegalStateException(text);
        }
        String[] parts = new String[5];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Objects.requireNonNullElse(version.group(i + 1), "");
        }
        if (parts[1].isEmpty()) {
            parts[1] = "0";
            parts[2] = "0";
        } else if (parts[2].isEmpty() && parts[3].isEmpty() && Digits.compare(parts[1], "21") < 0) {
            parts[2] = "0";
        }
        return parts;
    }

    private static boolean isBeforeNamedReleases(String[] parts) {
        return Digits.compare(parts[1], "21") < 0;
    }

    /** The version, as {@code go.mod} would name it. */
    @Override
    public String toString() {
        return isDevelopment ? "devel " + text : text;
    }
}
