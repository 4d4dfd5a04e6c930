package dev.gopack.spec;

import dev.gopack.report.GopackException;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Permission bits. YAML reads {@code 0644} and {@code 0o644} as octal and {@code 644} as decimal, which is the mode 01204:
 * never what was meant. Such a number is taken as octal where that gives a mode that makes sense, with a warning.
 */
final class Modes {

    /** Mode of a file. */
    static final ScalarType<Integer> MODE = type("octal mode", 07777, Modes::shrinks);

    /** Bits that are taken away from a mode. */
    static final ScalarType<Integer> UMASK = type("octal umask", 0777, Modes::grows);

    private static final Pattern OCTAL = Pattern.compile("0[oO]?[0-7]{1,20}|0");
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern OTHER_BASE = Pattern.compile("0[xX][0-9A-Fa-f]{1,7}|0[bB][01]{1,30}");

    private Modes() {}

    private static ScalarType<Integer> type(String phrase, int most, IntPredicate plausible) {
        return new ScalarType<>(
                phrase,
                ScalarType.Expansion.ALL,
                Schemas.integer(
                        0,
                        Long.parseLong(Integer.toOctalString(most)),
                        "[0-9_]+|0[oO][0-7_]+|0[xX][0-9A-Fa-f_]+|0[bB][01_]+"),
                (text, notes) -> parse(phrase, most, plausible, text, notes));
    }

    private static Integer parse(String phrase, int most, IntPredicate plausible, String text, ScalarType.Notes notes)
            throws BadValue {
        String digits = text.replace("_", "");
        int value;
        if (OCTAL.matcher(digits).matches()) {
            value = bounded(digits.replaceFirst("0[oO]?(?=[0-7])", ""), 8);
        } else if (OTHER_BASE.matcher(digits).matches()) {
            value = bounded(
                    digits.substring(2),
                    digits.toLowerCase(java.util.Locale.ROOT).charAt(1) == 'x' ? 16 : 2);
        } else if (DIGITS.matcher(digits).matches()) {
            value = undecided(digits, plausible, notes);
        } else {
            throw new BadValue("not an " + phrase + ": " + GopackException.quote(text), "write for example 0644");
        }
        if (value > most) {
            throw new BadValue(
                    "an " + phrase + " beyond 0" + Integer.toOctalString(most) + ": " + GopackException.quote(text),
                    null);
        }
        if (value == 0) {
            notes.add(
                    SpecRules.ZERO_MODE,
                    "0 is taken as it is, while nfpm takes it for unset",
                    "leave the key out for the default");
        }
        return value;
    }

    /** A number without the leading zero that would say what it is. */
    private static int undecided(String digits, IntPredicate plausible, ScalarType.Notes notes) throws BadValue {
        int decimal = bounded(digits, 10);
        if (digits.length() == 1 && decimal < 8) {
            return decimal;
        }
        boolean octalDigits = digits.chars().allMatch(c -> c < '8');
        if (!octalDigits && !plausible.test(decimal)) {
            throw new BadValue("not in octal: " + digits, "write for example 0644");
        }
        if (!octalDigits) {
            notes.add(
                    SpecRules.DECIMAL_MODE,
                    digits + " is decimal for the mode 0" + Integer.toOctalString(decimal),
                    "write 0" + Integer.toOctalString(decimal));
            return decimal;
        }
        int octal = bounded(digits, 8);
        if (!plausible.test(octal)) {
            throw new BadValue(
                    digits + " could mean 0" + digits + ", or 0" + Integer.toOctalString(decimal)
                            + " in decimal as YAML reads it",
                    "write a mode in octal with a leading 0");
        }
        notes.add(
                SpecRules.DECIMAL_MODE,
                digits + " is taken as 0" + digits + "; read as decimal, as YAML does, it would be the mode 0"
                        + Integer.toOctalString(decimal),
                "write 0" + digits);
        return octal;
    }

    private static int bounded(String digits, int radix) {
        try {
            return Integer.parseInt(digits, radix);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE; // too large for an int, hence for a mode
        }
    }

    /** The owner may do all that the group may, and the group all that others may: so are modes that people use. */
    private static boolean shrinks(int mode) {
        int owner = mode >> 6 & 7;
        int group = mode >> 3 & 7;
        int others = mode & 7;
        return owner != 0 && (group & ~owner) == 0 && (others & ~group) == 0;
    }

    /** The opposite for a umask. */
    private static boolean grows(int umask) {
        return shrinks(~umask & 0777);
    }
}
