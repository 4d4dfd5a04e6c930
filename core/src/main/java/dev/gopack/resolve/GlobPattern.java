package dev.gopack.resolve;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A file name pattern: {@code *} and {@code ?} within one part of a path, {@code **} across parts, {@code [a-z]},
 * {@code [!a]}, {@code {a,b}} and {@code \x} for x itself. Works on text with slashes, so that it means the same on
 * every system.
 */
final class GlobPattern {

    private final Pattern regex;

    private GlobPattern(Pattern regex) {
        this.regex = regex;
    }

    /** True if the text would match anything but itself. */
    static boolean hasMatchers(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /**
     * The pattern.
     *
     * @throws IllegalArgumentException if a bracket or brace is not closed
     */
    static GlobPattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> {
                    boolean across = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
                    boolean wholePart = across
                            && (i == 0 || glob.charAt(i - 1) == '/')
                            && i + 2 < glob.length()
                            && glob.charAt(i + 2) == '/';
                    regex.append(wholePart ? "(?:.*/)?" : across ? ".*" : "[^/]*");
                    i += wholePart ? 2 : across ? 1 : 0;
                }
                case '?' -> regex.append("[^/]");
                case '{' -> {
                    braces++;
                    regex.append("(?:");
                }
                case '}' -> {
                    regex.append(braces > 0 ? ")" : "\\}");
                    braces = Math.max(0, braces - 1);
                }
                case ',' -> regex.append(braces > 0 ? "|" : ",");
                case '[' -> i = bracket(glob, i, regex);
                case '\\' -> {
                    i = Math.min(i + 1, glob.length() - 1);
                    regex.append(Pattern.quote(String.valueOf(glob.charAt(i))));
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return new GlobPattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a legal pattern: " + glob, e);
        }
    }

    private static int bracket(String glob, int open, StringBuilder regex) {
        int close = glob.indexOf(']', open + 2);
        if (close < 0) {
            throw new IllegalArgumentException("a [ is not closed: " + glob);
        }
        String inside = glob.substring(open + 1, close);
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        regex.append(negated ? "[^/" : "[");
        inside.substring(negated ? 1 : 0).chars().forEach(c -> {
            if ("[]\\&^".indexOf(c) >= 0) {
                regex.append('\\');
            }
            regex.append((char) c);
        });
        regex.append(']');
        return close;
    }

    /** True if the whole text, with slashes between its parts, fits. */
    boolean matches(String text) {
        return regex.matcher(text).matches();
    }
}
