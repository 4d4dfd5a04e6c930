package dev.gopack.integrate;

import dev.gopack.integrate.UnitFile.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a unit fit the systemd of a target: what that does not know it would ignore, which for a misspelt or new protection
 * means none at all, so an older one takes its place where there is one. Nothing is dropped without a word.
 */
final class Fitting {

    // source: systemd NEWS of 229 and 231; the old names of the first three still work
    private static final Map<String, String> OLDER_NAMES = Map.of(
            "ReadWritePaths", "ReadWriteDirectories",
            "ReadOnlyPaths", "ReadOnlyDirectories",
            "InaccessiblePaths", "InaccessibleDirectories",
            "MemoryMax", "MemoryLimit");

    // source: systemd NEWS of 229: they moved from Service to Unit, and this one got another name
    private static final int MOVED_LIMITS = 229;
    private static final Map<String, String> START_LIMITS = Map.of(
            "StartLimitIntervalSec", "StartLimitInterval",
            "StartLimitBurst", "StartLimitBurst",
            "StartLimitAction", "StartLimitAction");

    private final int systemd;
    private final boolean ofUsers;
    private final List<String> notes = new ArrayList<>();
    private final List<Line> dropped = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private boolean reloads; // it says itself how

    /**
     * For a release.
     *
     * @param systemd its number
     * @param ofUsers true for units that each user's systemd runs
     */
    Fitting(int systemd, boolean ofUsers) {
        this.systemd = systemd;
        this.ofUsers = ofUsers;
    }

    /** What was changed, in words, one for each directive. */
    List<String> notes() {
        return notes;
    }

    /** What is no longer there and has nothing in its place. */
    List<Line> dropped() {
        return dropped;
    }

    /** What the release does not understand and the unit cannot do without, in words, one for each directive. */
    List<String> refused() {
        return refused;
    }

    UnitFile fit(UnitFile unit) {
        reloads = unit.value("Service", "ExecReload").isPresent();
        return withLimitsOfService(unit).map(this::fit);
    }

    private UnitFile withLimitsOfService(UnitFile unit) {
        List<Line> moved = unit.lines().stream()
                .filter(line -> line.section().equals("Unit") && START_LIMITS.containsKey(line.key()))
                .toList();
        if (systemd >= MOVED_LIMITS || moved.isEmpty() || !unit.hasSection("Service")) {
            return unit;
        }
        List<Line> limits = moved.stream()
                .map(line -> Line.directive("Service", START_LIMITS.getOrDefault(line.key(), line.key()), line.value()))
                .toList();
        for (int i = 0; i < moved.size(); i++) {
            notes.add(moved.get(i).text() + " is written as " + limits.get(i).text() + " of [Service] (since "
                    + MOVED_LIMITS + ")");
        }
        return unit.map(line -> {
            List<Line> lines = new ArrayList<>(moved.contains(line) ? List.of() : List.of(line));
            if (line.section().equals("Service") && line.text().strip().equals("[Service]")) {
                lines.addAll(limits);
            }
            return lines;
        });
    }

    private List<Line> fit(Line line) {
        if (!line.isDirective() || Directives.bundled().since(line) <= systemd) {
            return List.of(line);
        }
        List<Line> instead = replacement(line);
        if (instead.isEmpty() && isOfValue(line)) {
            refused.add(line.text() + " (since " + Directives.bundled().since(line) + ")");
            return List.of(line);
        }
        if (instead.isEmpty()) {
            dropped.add(line);
            notes.add(
                    line.text() + " is left out (since " + Directives.bundled().since(line) + ")");
            return List.of();
        }
        notes.add(line.text() + " is written as " + instead.get(0).text() + " (since "
                + Directives.bundled().since(line) + ")");
        return instead;
    }

    /** True if it is the value that is too new, or none could do without it. */
    private boolean isOfValue(Line line) {
        return ValueAge.covers(line.key()) || ValueAge.since(line.key(), line.value()) > systemd;
    }

    private List<Line> replacement(Line line) {
        if (isOfValue(line)) {
            String older = ValueAge.older(line.key(), line.value(), ofUsers, systemd);
            Line written = Line.directive(line.section(), line.key(), older);
            return Directives.bundled().since(written) <= systemd ? List.of(written) : List.of();
        }
        String name = OLDER_NAMES.get(line.key());
        if (name != null) {
            Line written = Line.directive(line.section(), name, line.value());
            return Directives.bundled().since(written) <= systemd ? List.of(written) : List.of();
        }
        return switch (line.key() + "=" + line.value()) {
            case "ProtectHome=tmpfs" -> List.of(Line.directive(line.section(), "ProtectHome", "yes"));
            case "ProtectSystem=strict" -> List.of(Line.directive(line.section(), "ProtectSystem", "full"));
            case "PrivateTmp=disconnected" -> List.of(Line.directive(line.section(), "PrivateTmp", "yes"));
            case "Type=exec" -> List.of(Line.directive(line.section(), "Type", "simple"));
            case "Type=notify-reload" -> {
                Line type = Line.directive(line.section(), "Type", "notify");
                yield reloads
                        ? List.of(type)
                        : List.of(type, Line.directive(line.section(), "ExecReload", ServiceUnits.signal("HUP")));
            }
            default -> List.of();
        };
    }
}
