package dev.gopack.integrate;

import dev.gopack.integrate.UnitFile.Line;
import java.util.LinkedHashMap;
import java.util.Map;

/** What in a unit is too new for a release of systemd, which passes over it. */
public final class UnitAge {

    private UnitAge() {}

    /**
     * The directives, or values of them, that a release does not know, each with the first one that does.
     *
     * @param unit text of a unit
     * @param systemd number of the release
     */
    public static Map<String, Integer> newerThan(String unit, int systemd) {
        return newerThan(UnitFile.parse(unit), systemd);
    }

    static Map<String, Integer> newerThan(UnitFile unit, int systemd) {
        Map<String, Integer> newer = new LinkedHashMap<>();
        for (Line line : unit.lines()) {
            int since = line.isDirective() ? Directives.bundled().since(line) : 0;
            if (since > systemd) {
                newer.put(line.key() + "=" + line.value(), since);
            }
        }
        return newer;
    }
}
