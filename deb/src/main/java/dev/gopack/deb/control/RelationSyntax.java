package dev.gopack.deb.control;

import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a relation field in a binary package:
 *
 * <pre>
 * field       = group {"," group}
 * group       = alternative {"|" alternative}
 * alternative = name [":" architecture] ["(" op version ")"]
 * op          = "&lt;&lt;" "&lt;=" "=" "&gt;=" "&gt;&gt;"
 * </pre>
 *
 * // docs: deb-control(5) // source: dpkg lib/dpkg/fields.c f_dependency()
 */
public final class RelationSyntax {

    // observed: dpkg 1.21 refuses [amd64], <!nocheck>, ${...}, != and empty items in a binary package
    private static final Pattern ALTERNATIVE = Pattern.compile(
            "([a-z0-9][a-z0-9+.-]*)(:[a-z0-9][a-z0-9-]*)?(?:\\s*\\(\\s*(<<|<=|=|>=|>>)\\s*([^\\s()]+)\\s*\\))?");
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]*(:[A-Za-z0-9][A-Za-z0-9-]*)?"
            + "\\s*(\\(\\s*(<<|<=|<|=|>|>=|>>)?\\s*(?<version>[A-Za-z0-9.+~:_-]+)\\s*\\))?");
    // source: dpkg lib/dpkg/fields.c f_dependency(); the others above dpkg takes with alternatives, or does not look
    // into
    private static final Set<String> READ_WITHOUT_CHOICE = Set.of("conflicts", "breaks", "replaces", "provides");
    private static final Set<String> WITHOUT_CHOICE =
            Set.of("enhances", "conflicts", "breaks", "replaces", "provides", "built-using", "static-built-using");

    private RelationSyntax() {}

    /**
     * The groups of a field, each in canonical spelling.
     *
     * @param field name of the field, which decides what is allowed in it
     * @throws IllegalArgumentException with what is wrong
     */
    public static List<String> parse(String field, String text) {
        List<String> groups = new ArrayList<>();
        for (String group : text.split(",", -1)) {
            groups.add(group(field, group.strip()));
        }
        return groups;
    }

    /**
     * The groups of a field as they stand in somebody's package: as {@link #parse}, and also what dpkg accepts with a
     * warning, such as capitals and the operators {@code <} and {@code >}.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static List<String> split(String field, String text) {
        List<String> groups = new ArrayList<>();
        if (text.isBlank()) {
            return groups; // observed: dpkg 1.21 passes over a field without a value
        }
        for (String group : text.split(",", -1)) {
            String stripped = group.replaceAll("\\s+", " ").strip();
            for (String alternative : stripped.split("\\|", -1)) {
                if (!ACCEPTED.matcher(alternative.strip()).matches()) {
                    throw new IllegalArgumentException(
                            "not a relation in " + field + ": " + GopackException.quote(stripped));
                }
            }
            groups.add(stripped);
        }
        return groups;
    }

    /**
     * Refuses a field that dpkg does not read: as {@link #split}, and versions are such, and there is no choice where dpkg
     * takes none. // observed: dpkg 1.21
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static void check(String field, String text) {
        for (String group : split(field, text)) {
            String[] alternatives = group.split("\\|", -1);
            if (alternatives.length > 1 && READ_WITHOUT_CHOICE.contains(field.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("alternatives are not allowed in " + field);
            }
            for (String alternative : alternatives) {
                Matcher parts = ACCEPTED.matcher(alternative.strip());
                if (parts.matches() && parts.group("version") != null) {
                    DebVersion.parse(parts.group("version"));
                }
            }
        }
    }

    private static String group(String field, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("there is an empty item in " + field);
        }
        String[] alternatives = text.split("\\|", -1);
        // source: dpkg lib/dpkg/fields.c: "alternatives ('|') not allowed in %s field"
        if (alternatives.length > 1 && WITHOUT_CHOICE.contains(field.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("alternatives are not allowed in " + field);
        }
        List<String> canonical = new ArrayList<>();
        for (String alternative : alternatives) {
            canonical.add(alternative(field, alternative.strip()));
        }
        return String.join(" | ", canonical);
    }

    private static String alternative(String field, String text) {
        Matcher parts = ALTERNATIVE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a relation of a deb package: " + GopackException.quote(text));
        }
        String name = parts.group(1) + (parts.group(2) == null ? "" : parts.group(2));
        String operator = parts.group(3);
        if (operator == null) {
            return name;
        }
        // source: dpkg lib/dpkg/fields.c: "only exact versions may be used for %s field"
        if (!operator.equals("=") && field.equalsIgnoreCase("Provides")) {
            throw new IllegalArgumentException("only an exact version (=) can be provided, not " + operator);
        }
        DebVersion.parse(parts.group(4));
        return name + " (" + operator + " " + parts.group(4) + ")";
    }
}
