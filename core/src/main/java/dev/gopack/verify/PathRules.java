package dev.gopack.verify;

/** What a path in a package may look like. */
public final class PathRules {

    private PathRules() {}

    /** True if the path is absolute, and has no empty part, no {@code .} or {@code ..} and no control character. */
    public static boolean isSafe(String path) {
        if (!path.startsWith("/") || path.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            return false;
        }
        int from = 1;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            boolean dots =
                    path.startsWith(".", from) && (to - from == 1 || (to - from == 2 && path.charAt(from + 1) == '.'));
            if (from == to || dots) {
                return false;
            }
            from = to + 1;
        }
        return true;
    }
}
