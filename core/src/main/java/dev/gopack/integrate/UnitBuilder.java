package dev.gopack.integrate;

import dev.gopack.integrate.UnitFile.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a unit, directive by directive. */
final class UnitBuilder {

    // docs: systemd.syntax(7), "Quoting": a word, quoted as a whole or behind the name
    private static final Pattern VARIABLE = Pattern.compile("\\s*[\"']?([A-Za-z_][A-Za-z0-9_]*)="
            + "(?:(?<=\"[A-Za-z0-9_]{1,999}=)(?:[^\"\\\\]|\\\\.)*+\"|(?<='[A-Za-z0-9_]{1,999}=)[^']*+'|\\S*)");

    private final Map<String, List<Line>> sections = new LinkedHashMap<>();

    /** Adds a directive; an empty value adds nothing. */
    UnitBuilder add(String section, String key, String value) {
        if (!value.isEmpty()) {
            sections.computeIfAbsent(section, name -> new ArrayList<>()).add(Line.directive(section, key, value));
        }
        return this;
    }

    /** Adds a directive with a list of words; none adds nothing. */
    UnitBuilder add(String section, String key, List<String> words) {
        return add(section, key, String.join(" ", words));
    }

    /**
     * Puts directives in place of those that there are with the same key. Of variables those go that are given anew; an
     * empty value takes all away, as in a unit.
     */
    UnitBuilder set(String section, String key, List<String> values) {
        List<Line> lines = sections.computeIfAbsent(section, name -> new ArrayList<>());
        boolean all = !key.equals("Environment") || values.contains("");
        Set<String> variables = variables(values);
        lines.removeIf(
                line -> line.key().equals(key) && (all || variables.containsAll(variables(List.of(line.value())))));
        values.forEach(value -> lines.add(Line.directive(section, key, value)));
        return this;
    }

    /** Names of variables in values of Environment, whatever quotes are around them. */
    private static Set<String> variables(List<String> values) {
        Set<String> names = new HashSet<>();
        for (String value : values) {
            Matcher name = VARIABLE.matcher(value);
            while (name.lookingAt()) {
                names.add(name.group(1));
                name.region(name.end(), value.length());
            }
        }
        return names;
    }

    UnitFile build() {
        List<Line> lines = new ArrayList<>();
        sections.forEach((section, directives) -> {
            if (!lines.isEmpty()) {
                lines.add(new Line("", "", "", ""));
            }
            lines.add(new Line(section, "", "", "[" + section + "]"));
            lines.addAll(directives);
        });
        return new UnitFile(lines);
    }

    /** A word of a value as it stands: specifiers and quotes have no meaning in it. // docs: systemd.syntax(7) */
    static String quoted(String text) {
        return "\"" + literal(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Text without specifiers. */
    static String literal(String text) {
        return text.replace("%", "%%");
    }
}
