package dev.gopack.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A unit of systemd line by line, so that one that somebody wrote keeps its comments. // docs: systemd.syntax(7)
 *
 * @param lines in order
 */
record UnitFile(List<Line> lines) {

    UnitFile {
        lines = List.copyOf(lines);
    }

    /**
     * A line, or several that are one.
     *
     * @param section that it stands in; empty before the first
     * @param key of a directive; empty for all else
     * @param value of the directive, continued lines joined
     * @param text as written
     */
    record Line(String section, String key, String value, String text) {

        static Line directive(String section, String key, String value) {
            return new Line(section, key, value, key + "=" + value);
        }

        boolean isDirective() {
            return !key.isEmpty();
        }
    }

    /** Reads one; nothing is refused, since systemd ignores what it does not understand. */
    static UnitFile parse(String text) {
        List<Line> lines = new ArrayList<>();
        String section = "";
        List<String> all = text.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i);
            String bare = line.strip();
            if (bare.startsWith("[") && bare.endsWith("]")) {
                section = bare.substring(1, bare.length() - 1);
                lines.add(new Line(section, "", "", line));
            } else if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith(";") || bare.indexOf('=') < 1) {
                lines.add(new Line(section, "", "", line));
            } else {
                StringBuilder whole = new StringBuilder(line);
                StringBuilder value = new StringBuilder(bare.substring(bare.indexOf('=') + 1));
                while (value.length() > 0 && value.charAt(value.length() - 1) == '\\' && i + 1 < all.size()) {
                    String next = all.get(++i);
                    whole.append('\n').append(next);
                    value.setLength(value.length() - 1);
                    if (!isComment(next)) {
                        value.append(next.strip());
                    } else {
                        value.append('\\'); // a comment within goes on with the line after it
                    }
                }
                String key = bare.substring(0, bare.indexOf('=')).strip();
                lines.add(new Line(section, key, value.toString().strip(), whole.toString()));
            }
        }
        return new UnitFile(lines);
    }

    private static boolean isComment(String line) {
        String bare = line.strip();
        return bare.startsWith("#") || bare.startsWith(";");
    }

    /** The last value of a directive, as systemd takes it. */
    Optional<String> value(String section, String key) {
        return lines.stream()
                .filter(line -> line.section().equals(section) && line.key().equals(key))
                .map(Line::value)
                .reduce((first, second) -> second);
    }

    boolean hasSection(String section) {
        return lines.stream().anyMatch(line -> line.section().equals(section));
    }

    /** With each line replaced by none, one or several. */
    UnitFile map(Function<Line, List<Line>> change) {
        return new UnitFile(
                lines.stream().flatMap(line -> change.apply(line).stream()).toList());
    }

    String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
    }
}
