package dev.gopack.deb.read;

import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The list of triggers as dpkg reads it when it unpacks a package. // docs: deb-triggers(5); source: dpkg
 * lib/dpkg/triglib.c trig_parse_ci, trigname.c; observed: dpkg 1.21
 */
final class Triggers {

    private static final Set<String> DIRECTIVES =
            Set.of("interest", "interest-await", "interest-noawait", "activate", "activate-await", "activate-noawait");

    private Triggers() {}

    /** Fails if dpkg does not read the list. */
    static void check(byte @Nullable [] bytes, String file, long at) {
        if (bytes == null) {
            return;
        }
        int from = 0;
        while (from < bytes.length) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n' && bytes[to] != 0) {
                to++;
            }
            if (to == bytes.length || bytes[to] == 0 || to - from > DebLimits.TRIGGER_LINE) {
                throw new FormatException(
                        file,
                        at,
                        "triggers: a line of more than " + DebLimits.TRIGGER_LINE
                                + " bytes, with a NUL or without an end");
            }
            String problem = problem(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            if (!problem.isEmpty()) {
                throw new FormatException(file, at, "triggers: " + problem);
            }
            from = to + 1;
        }
    }

    private static String problem(String whole) {
        int start = 0;
        int end = whole.length();
        while (start < end && isBlank(whole.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(whole.charAt(end - 1))) {
            end--;
        }
        String line = whole.substring(start, end);
        if (line.isEmpty() || line.startsWith("#")) {
            return "";
        }
        int word = 0;
        while (word < line.length() && !isBlank(line.charAt(word))) {
            word++;
        }
        String directive = line.substring(0, word);
        if (word == line.length() || !DIRECTIVES.contains(directive)) {
            return "the line " + GopackException.quote(line) + " has no directive and trigger that dpkg knows";
        }
        while (isBlank(line.charAt(word))) {
            word++;
        }
        boolean named = line.chars().skip(word).allMatch(c -> c > ' ' && c < 0x7f);
        return named ? "" : "not a name of a trigger: " + GopackException.quote(line.substring(word));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
