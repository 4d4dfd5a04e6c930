package dev.gopack.deb.control;

import dev.gopack.report.GopackException;
import java.util.regex.Pattern;

/**
 * A version: {@code [epoch:]upstream[-revision]}. Ordered as {@code dpkg --compare-versions} does.
 *
 * @param epoch 0 to 2147483647
 * @param upstream starts with a digit
 * @param revision empty if there is none: the package is then native
 */
public record DebVersion(int epoch, String upstream, String revision) implements Comparable<DebVersion> {

    // source: dpkg lib/dpkg/parsehelp.c parseversion(); policy 5.6.12
    private static final Pattern UPSTREAM = Pattern.compile("[0-9][A-Za-z0-9.+~:-]*");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9.+~]*");

    /** Refuses what dpkg refuses. */
    public DebVersion {
        if (!UPSTREAM.matcher(upstream).matches()) {
            throw new IllegalArgumentException(
                    "a version starts with a digit and has only letters, digits and . + ~ -, " + "not "
                            + GopackException.quote(upstream));
        }
        if (!REVISION.matcher(revision).matches()) {
            throw new IllegalArgumentException(
                    "a revision has only letters, digits and . + ~, not " + GopackException.quote(revision));
        }
    }

    /**
     * The version that a text means.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static DebVersion parse(String text) {
        String rest = text;
        int epoch = 0;
        int colon = text.indexOf(':');
        if (colon >= 0) {
            epoch = epoch(text.substring(0, colon));
            rest = text.substring(colon + 1);
        }
        int hyphen = rest.lastIndexOf('-'); // deb-version(7): the last hyphen
        if (hyphen < 0) {
            return new DebVersion(epoch, rest, "");
        }
        String revision = rest.substring(hyphen + 1);
        if (revision.isEmpty()) {
            throw new IllegalArgumentException("the revision is empty in " + GopackException.quote(text));
        }
        return new DebVersion(epoch, rest.substring(0, hyphen), revision);
    }

    private static int epoch(String text) {
        // source: dpkg parsehelp.c: an epoch is a number up to INT_MAX
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "an epoch is a number from 0 to 2147483647, not " + GopackException.quote(text));
        }
        return Integer.parseInt(text);
    }

    /** True if the version has no revision. */
    public boolean isNative() {
        return revision.isEmpty();
    }

    /** Upstream version and revision: what file names have. */
    public String withoutEpoch() {
        return revision.isEmpty() ? upstream : upstream + "-" + revision;
    }

    @Override
    public int compareTo(DebVersion other) {
        if (epoch != other.epoch) {
            return Integer.compare(epoch, other.epoch);
        }
        int byUpstream = compare(upstream, other.upstream);
        return byUpstream != 0 ? byUpstream : compare(revision, other.revision);
    }

    // source: dpkg lib/dpkg/version.c verrevcmp(): runs of non-digits and of digits in turn
    private static int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() || j < right.length()) {
            while ((i < left.length() && !isDigit(left, i)) || (j < right.length() && !isDigit(right, j))) {
                int difference = weight(left, i) - weight(right, j);
                if (difference != 0) {
                    return difference;
                }
                i++;
                j++;
            }
            int leftEnd = endOfDigits(left, i);
            int rightEnd = endOfDigits(right, j);
            int difference = compareNumbers(left.substring(i, leftEnd), right.substring(j, rightEnd));
            if (difference != 0) {
                return difference;
            }
            i = leftEnd;
            j = rightEnd;
        }
        return 0;
    }

    // source: dpkg lib/dpkg/version.c order(): ~ before the end, the end before letters, letters before the rest
    private static int weight(String text, int at) {
        if (at >= text.length() || isDigit(text, at)) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '~') {
            return -1;
        }
        return Character.isLetter(c) ? c : c + 256;
    }

    private static int compareNumbers(String left, String right) {
        String a = withoutZeros(left);
        String b = withoutZeros(right);
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    private static String withoutZeros(String digits) {
        int from = 0;
        while (from < digits.length() && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** {@code [epoch:]upstream[-revision]}, an epoch of 0 left out. */
    @Override
    public String toString() {
        return epoch == 0 ? withoutEpoch() : epoch + ":" + withoutEpoch();
    }
}
