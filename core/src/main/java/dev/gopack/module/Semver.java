package dev.gopack.module;

import java.util.Optional;

/**
 * The parts of a version as Go reads them.
 *
 * @param major digits
 * @param minor digits, "0" if left out
 * @param patch digits, "0" if left out
 * @param prerelease what follows the hyphen, without it; empty if there is none
 * @param build what follows the plus sign, without it; empty if there is none
 */
record Semver(String major, String minor, String patch, String prerelease, String build) implements Comparable<Semver> {

    /** Reads a whole version, or nothing. // source: x/mod semver/semver.go parse: v1 and v1.2 are versions, too */
    static Optional<Semver> parse(String text) {
        if (!text.startsWith("v")) {
            return Optional.empty();
        }
        String[] numbers = {"", "0", "0"};
        int at = 1;
        for (int i = 0; i < numbers.length; i++) {
            int end = Digits.end(text, at);
            if (end == at || (end > at + 1 && text.charAt(at) == '0')) {
                return Optional.empty();
            }
            numbers[i] = text.substring(at, end);
            at = end;
            if (at == text.length()) {
                return Optional.of(new Semver(numbers[0], numbers[1], numbers[2], "", ""));
            }
            if (i < 2 && text.charAt(at++) != '.') {
                return Optional.empty();
            }
        }
        return rest(numbers, text, at);
    }

    private static Optional<Semver> rest(String[] numbers, String text, int at) {
        int plus = text.indexOf('+', at);
        int end = plus < 0 ? text.length() : plus;
        String prerelease = "";
        if (text.charAt(at) == '-') {
            prerelease = text.substring(at + 1, end);
            if (!areIdentifiers(prerelease, true)) {
                return Optional.empty();
            }
        } else if (at != end) {
            return Optional.empty();
        }
        String build = plus < 0 ? "" : text.substring(plus + 1);
        if (plus >= 0 && !areIdentifiers(build, false)) {
            return Optional.empty();
        }
        return Optional.of(new Semver(numbers[0], numbers[1], numbers[2], prerelease, build));
    }

    private static boolean areIdentifiers(String text, boolean noLeadingZeros) {
        for (String identifier : text.split("\\.", -1)) {
            if (identifier.isEmpty()
                    || !identifier
                            .chars()
                            .allMatch(c -> Digits.isDigit((char) c) || Digits.isLetter((char) c) || c == '-')
                    || (noLeadingZeros
                            && identifier.length() > 1
                            && identifier.charAt(0) == '0'
                            && Digits.areAll(identifier))) {
                return false;
            }
        }
        return true;
    }

    /** Without build metadata, and with all three numbers. */
    String canonical() {
        return "v" + numbers() + (prerelease.isEmpty() ? "" : "-" + prerelease);
    }

    /** The three numbers. */
    String numbers() {
        return major + '.' + minor + '.' + patch;
    }

    /** The order of versions, to which build metadata does not count. // docs: semver.org, item 11 */
    @Override
    public int compareTo(Semver other) {
        int order = Digits.compare(major, other.major);
        order = order != 0 ? order : Digits.compare(minor, other.minor);
        order = order != 0 ? order : Digits.compare(patch, other.patch);
        if (order != 0 || prerelease.equals(other.prerelease)) {
            return order;
        }
        if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return prerelease.isEmpty() ? 1 : -1;
        }
        return comparePrereleases(prerelease.split("\\.", -1), other.prerelease.split("\\.", -1));
    }

    private static int comparePrereleases(String[] one, String[] other) {
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            if (!one[i].equals(other[i])) {
                boolean number = Digits.areAll(one[i]);
                boolean otherNumber = Digits.areAll(other[i]);
                if (number != otherNumber) {
                    return number ? -1 : 1;
                }
                return number ? Digits.compare(one[i], other[i]) : one[i].compareTo(other[i]);
            }
        }
        return Integer.compare(one.length, other.length);
    }
}
