package dev.gopack.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be said of a unit of systemd that somebody wrote. */
public final class UnitReport {

    private final UnitFile unit;

    /** Of the text of a unit; nothing is refused, since systemd ignores what it does not understand. */
    public UnitReport(String text) {
        this.unit = UnitFile.parse(text);
    }

    /** The directives that a release of systemd does not know yet, each with the release that does. */
    public Map<String, Integer> newerThan(int systemd) {
        return UnitAge.newerThan(unit, systemd);
    }

    /**
     * What no release of systemd knows, in words: directives, sections, and directives that stand in the wrong one.
     *
     * @param kind suffix of the unit's name without the dot, such as {@code service}
     */
    public List<String> unknown(String kind) {
        return UnitSections.bundled().unknown(unit, kind);
    }

    /** The value that counts of a directive; empty if there is none. */
    public String value(String section, String key) {
        return unit.value(section, key).orElse("");
    }

    /** True if it has the section. */
    public boolean hasSection(String section) {
        return unit.hasSection(section);
    }

    /** True if the value of a directive has the text in it. */
    public boolean mentions(String text) {
        return unit.lines().stream().anyMatch(line -> line.value().contains(text));
    }

    /** The programs that it starts, by their whole paths; without those of which it is all the same whether they run. */
    public List<String> programs() {
        List<String> programs = new ArrayList<>();
        List<String> asked = unit.lines().stream()
                .filter(line -> line.section().equals("Unit")
                        && line.key().matches("Condition(?:PathExists|FileIsExecutable|FileNotEmpty)"))
                .map(line -> line.value().replaceFirst("^\\|", ""))
                .toList();
        for (UnitFile.Line line : unit.lines()) {
            if (line.isDirective() && line.key().startsWith("Exec")) {
                String program = line.value().replaceFirst("^[-@:+!|]*", "").split("\\s", 2)[0];
                boolean mayFail = line.value().matches("(?s)[@:+!|]*-.*"); // docs: systemd.service(5), COMMAND LINES
                if (!mayFail
                        && !asked.contains(program)
                        && program.startsWith("/")
                        && !program.contains("%")
                        && !program.contains("$")) {
                    programs.add(program);
                }
            }
        }
        return programs;
    }
}
