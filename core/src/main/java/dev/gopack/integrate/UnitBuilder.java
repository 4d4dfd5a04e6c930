package dev.gopack.integrate;

import dev.gopack.integrate.UnitFile.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a unit, directive by directive. */
final class UnitBuilder {

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

    /** Puts directives in place of those that there are with the same key. */
    UnitBuilder set(String section, String key, List<String> values) {
        List<Line> lines = sections.computeIfAbsent(section, name -> new ArrayList<>());
        lines.removeIf(line -> line.key().equals(key));
        values.forEach(value -> lines.add(Line.directive(section, key, value)));
        return this;
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
