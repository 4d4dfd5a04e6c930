package dev.gopack.verify;

import java.util.Arrays;
import java.util.List;

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

    /**
     * For each path the number of the nearest one above it, or -1. Whatever the paths are, that takes little more time than
     * to sort them.
     */
    public static int[] parents(List<String> paths) {
        Integer[] order = new Integer[paths.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> compare(paths.get(a), paths.get(b)));
        int[] parents = new int[order.length];
        Arrays.fill(parents, -1);
        for (int i = 1; i < order.length; i++) {
            int above = order[i - 1];
            while (above >= 0 && !isBelow(paths.get(order[i]), paths.get(above))) {
                above = parents[above];
            }
            parents[order[i]] = above;
        }
        return parents;
    }

    /** By parts, so that what is below a path comes right behind it. */
    private static int compare(String one, String other) {
        int most = Math.min(one.length(), other.length());
        for (int i = 0; i < most; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return a == '/' ? -1 : b == '/' ? 1 : Character.compare(a, b);
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private static boolean isBelow(String path, String above) {
        return path.length() > above.length() && path.charAt(above.length()) == '/' && path.startsWith(above);
    }
}
