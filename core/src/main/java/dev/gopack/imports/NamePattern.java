package dev.gopack.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a path pattern: {@code *}, {@code ?}, {@code [a-z]}, {@code [^a-z]}, and a backslash before what is meant literally. */
// source: Go 1.26 path/match.go
final class NamePattern {

    private final List<Element> elements = new ArrayList<>();

    private NamePattern() {}

    /** What one character of a name is compared with; a star has no ranges and takes any number. */
    private record Element(boolean star, boolean negated, List<int[]> ranges) {

        boolean matches(int c) {
            boolean inside = false;
            for (int[] range : ranges) {
                inside |= range[0] <= c && c <= range[1];
            }
            return inside != negated;
        }
    }

    /** Whether a part has anything special in it. */
    static boolean isPattern(String part) {
        return part.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
    }

    /** The pattern, or null if it is not well-formed. */
    static @Nullable NamePattern parse(String text) {
        NamePattern pattern = new NamePattern();
        int[] chars = text.codePoints().toArray();
        int at = 0;
        while (at < chars.length) {
            int c = chars[at];
            if (c == '[') {
                at = pattern.characterClass(chars, at + 1);
                if (at < 0) {
                    return null;
                }
                continue;
            }
            if (c == '*') {
                pattern.elements.add(new Element(true, true, List.of()));
            } else if (c == '?') {
                pattern.elements.add(new Element(false, true, List.of()));
            } else {
                at += c == '\\' ? 1 : 0;
                if (at == chars.length) {
                    return null;
                }
                pattern.elements.add(new Element(false, false, List.of(new int[] {chars[at], chars[at]})));
            }
            at++;
        }
        return pattern;
    }

    /** Reads a class; the index behind it, or -1. */
    private int characterClass(int[] chars, int start) {
        int at = start;
        boolean negated = at < chars.length && chars[at] == '^';
        at += negated ? 1 : 0;
        List<int[]> ranges = new ArrayList<>();
        while (at < chars.length && (chars[at] != ']' || ranges.isEmpty())) {
            int low = escaped(chars, at);
            at = low + 1;
            if (low < 0 || at >= chars.length) {
                return -1;
            }
            int high = low;
            if (chars[at] == '-') {
                high = escaped(chars, at + 1);
                at = high + 1;
                if (high < 0) {
                    return -1;
                }
            }
            ranges.add(new int[] {chars[low], chars[high]});
        }
        if (at >= chars.length) {
            return -1;
        }
        elements.add(new Element(false, negated, ranges));
        return at + 1;
    }

    /** The index of the character that is meant at an index, or -1. */
    private static int escaped(int[] chars, int at) {
        if (at >= chars.length || chars[at] == '-' || chars[at] == ']') {
            return -1;
        }
        if (chars[at] != '\\') {
            return at;
        }
        return at + 1 < chars.length ? at + 1 : -1;
    }

    /** Whether the whole name fits. Takes time in the product of both lengths at most. */
    boolean matches(String name) {
        int[] chars = name.codePoints().toArray();
        int element = 0;
        int at = 0;
        int star = -1;
        int resume = 0;
        while (at < chars.length) {
            if (element < elements.size() && elements.get(element).star()) {
                star = element++;
                resume = at;
            } else if (element < elements.size() && elements.get(element).matches(chars[at])) {
                element++;
                at++;
            } else if (star >= 0) {
                element = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (element < elements.size() && elements.get(element).star()) {
            element++;
        }
        return element == elements.size();
    }
}
