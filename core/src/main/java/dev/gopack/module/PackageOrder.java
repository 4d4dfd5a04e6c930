package dev.gopack.module;

/**
 * How the two package managers compare version texts. Only for predicting what they will do with a mapped version; tests
 * compare both with the real ones.
 */
final class PackageOrder {

    private PackageOrder() {}

    /** Order of rpm. // source: rpm rpmio/rpmvercmp.c; the caret is left out, which no mapped version has */
    static int rpm(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            i = skipSeparators(one, i);
            j = skipSeparators(other, j);
            boolean tilde = at(one, i) == '~';
            boolean otherTilde = at(other, j) == '~';
            if (tilde || otherTilde) {
                if (tilde != otherTilde) {
                    return tilde ? -1 : 1;
                }
                i++;
                j++;
                continue;
            }
            if (i == one.length() || j == other.length()) {
                break;
            }
            boolean number = Digits.isDigit(one.charAt(i));
            if (number != Digits.isDigit(other.charAt(j))) {
                return number ? 1 : -1;
            }
            int end = segment(one, i, number);
            int otherEnd = segment(other, j, number);
            int order = number
                    ? numbers(one.substring(i, end), other.substring(j, otherEnd))
                    : one.substring(i, end).compareTo(other.substring(j, otherEnd));
            if (order != 0) {
                return order < 0 ? -1 : 1;
            }
            i = end;
            j = otherEnd;
        }
        return Boolean.compare(i < one.length(), j < other.length());
    }

    /** Order of dpkg within an upstream version. // source: dpkg lib/dpkg/version.c verrevcmp */
    static int dpkg(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            while ((i < one.length() && !Digits.isDigit(at(one, i)))
                    || (j < other.length() && !Digits.isDigit(at(other, j)))) {
                int order = Integer.compare(weight(at(one, i)), weight(at(other, j)));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
            int end = Digits.end(one, Math.min(i, one.length()));
            int otherEnd = Digits.end(other, Math.min(j, other.length()));
            int order = numbers(one.substring(Math.min(i, end), end), other.substring(Math.min(j, otherEnd), otherEnd));
            if (order != 0) {
                return order < 0 ? -1 : 1;
            }
            i = end;
            j = otherEnd;
        }
        return 0;
    }

    private static int weight(char c) {
        if (c == 0 || Digits.isDigit(c)) {
            return 0;
        }
        return c == '~' ? -1 : Digits.isLetter(c) ? c : c + 256;
    }

    private static int numbers(String one, String other) {
        return Digits.compare(withoutZeros(one), withoutZeros(other));
    }

    private static String withoutZeros(String digits) {
        int at = 0;
        while (at < digits.length() && digits.charAt(at) == '0') {
            at++;
        }
        return digits.substring(at);
    }

    private static int skipSeparators(String text, int from) {
        int at = from;
        while (at < text.length()
                && !Digits.isDigit(text.charAt(at))
                && !Digits.isLetter(text.charAt(at))
                && text.charAt(at) != '~') {
            at++;
        }
        return at;
    }

    private static int segment(String text, int from, boolean number) {
        int at = from;
        while (at < text.length() && (number ? Digits.isDigit(text.charAt(at)) : Digits.isLetter(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    /** The character there, or NUL at the end. */
    private static char at(String text, int position) {
        return position < text.length() ? text.charAt(position) : 0;
    }
}
