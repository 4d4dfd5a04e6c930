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

    private final int systemd;
    private final List<String> notes = new ArrayList<>();
    private final List<Line> dropped = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private boolean reloads; // it says itself how

    /**
     * For a release.
     *
     * @param systemd its number
     */
    Fitting(int systemd) {
        this.systemd = systemd;
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
        return unit.map(this::fit);
    }

    private List<Line> fit(Line line) {
        if (!line.isDirective() || Directives.bundled().since(line) <= systemd) {
            return List.of(line);
        }
        List<Line> instead = replacement(line);
        if (instead.isEmpty() && ValueAge.covers(line.key())) {
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

    private List<Line> replacement(Line line) {
        if (ValueAge.covers(line.key())) {
            Line written = Line.directive(line.section(), line.key(), ValueAge.older(line.key(), line.value()));
            return Directives.bundled().since(written) <= systemd ? List.of(written) : List.of();
        }
        String older = OLDER_NAMES.get(line.key());
        if (older != null) {
            Line written = Line.directive(line.section(), older, line.value());
            return Directives.bundled().since(written) <= systemd ? List.of(written) : List.of();
        }
        return switch (line.key() + "=" + line.value()) {
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
