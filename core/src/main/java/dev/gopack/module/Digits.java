package dev.gopack.module;

/** Decimal numbers of any length, which versions may have. */
final class Digits {

    private Digits() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** True for one digit or more and nothing else. */
    static boolean areAll(String text) {
        return !text.isEmpty() && end(text, 0) == text.length();
    }

    /** Where the digits end that start at {@code from}. */
    static int end(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Compares two numbers without leading zeros. */
    static int compare(String one, String other) {
        return one.length() != other.length() ? Integer.compare(one.length(), other.length()) : one.compareTo(other);
    }

    /** The number before this one, or an empty text before 0. */
    static String before(String number) {
        char[] digits = number.toCharArray();
        int at = digits.length - 1;
        while (at >= 0 && digits[at] == '0') {
            digits[at--] = '9';
        }
        if (at < 0) {
            return "";
        }
        digits[at]--;
        boolean shorter = at == 0 && digits[0] == '0' && digits.length > 1;
        return new String(digits, shorter ? 1 : 0, digits.length - (shorter ? 1 : 0));
    }
}
