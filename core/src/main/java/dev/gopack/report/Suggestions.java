package dev.gopack.report;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant. */
public final class Suggestions {

    private static final int LONGEST = 64;

    private Suggestions() {}

    /** The candidate that is nearest to the word, if one is near. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String folded = fold(word);
        String best = null;
        // Half a step for another length: a wrong letter is likelier than a missing one.
        int least = 2 * Math.max(1, word.length() / 3) + 2;
        for (String candidate : candidates) {
            int distance = 2 * distance(folded, fold(candidate)) + (candidate.length() == word.length() ? 0 : 1);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Advice that lists what is allowed, with the nearest first. */
    public static String advise(String word, Collection<String> allowed) {
        String list = "allowed: " + String.join(", ", allowed);
        return nearest(word, allowed)
                .map(near -> "did you mean " + GopackException.quote(near) + "? " + list)
                .orElse(list);
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[b.length()];
    }
}
