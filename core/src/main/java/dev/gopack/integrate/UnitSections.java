package dev.gopack.integrate;

import dev.gopack.integrate.UnitFile.Line;
import dev.gopack.report.GopackException;
import dev.gopack.report.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which sections a unit of systemd has, and which directives they. What nobody knows, systemd passes over with a warning. */
final class UnitSections {

    private static final UnitSections BUNDLED = load();

    // docs: systemd.unit(5): names that start so are for others
    private static final String OF_OTHERS = "X-";

    private final Map<String, Set<String>> directives = new TreeMap<>();
    private final Set<String> anywhere = new HashSet<>();

    private UnitSections() {}

    static UnitSections bundled() {
        return BUNDLED;
    }

    /** The sections, each with the directives that it may have. */
    Map<String, Set<String>> directives() {
        return directives;
    }

    /** Directives of which no section is known. */
    Set<String> anywhere() {
        return anywhere;
    }

    /**
     * What systemd does not know of a unit, in words.
     *
     * @param kind suffix of its name without the dot; nothing is said of a kind that systemd does not have today
     */
    List<String> unknown(UnitFile unit, String kind) {
        List<String> sections = sectionsOf(kind);
        Set<String> said = new LinkedHashSet<>(); // once of a directive, however often it is there
        for (Line line : sections.isEmpty() ? List.<Line>of() : unit.lines()) {
            boolean header = line.text().strip().startsWith("[") && !line.isDirective();
            boolean known = sections.contains(line.section());
            if (line.section().startsWith(OF_OTHERS) || (!header && !line.isDirective())) {
                continue;
            }
            if (header && !known && !line.section().isEmpty()) {
                said.add(quote("[" + line.section() + "]") + " is no section of a " + kind
                        + didYouMean(line.section(), sections));
            } else if (!header && line.section().isEmpty()) {
                said.add(quote(line.key()) + " stands before the first section");
            } else if (!header && known && !isKnown(line)) {
                said.add(misplaced(line, sections));
            }
        }
        return new ArrayList<>(said);
    }

    private boolean isKnown(Line line) {
        return line.key().startsWith(OF_OTHERS)
                || anywhere.contains(line.key())
                || in(line.section()).contains(line.key());
    }

    private String misplaced(Line line, List<String> sections) {
        String what = quote(line.key()) + " in [" + line.section() + "]";
        List<String> others = sections.stream()
                .filter(section -> in(section).contains(line.key()))
                .toList();
        if (!others.isEmpty()) {
            return what + " belongs to [" + String.join("] or [", others) + "]";
        }
        Set<String> candidates = new TreeSet<>(in(line.section()));
        candidates.addAll(anywhere);
        return what + " is no directive of systemd, as far as "
                + Directives.bundled().newest() + didYouMean(line.key(), candidates);
    }

    private Set<String> in(String section) {
        return directives.getOrDefault(section, Set.of());
    }

    private List<String> sectionsOf(String kind) {
        if (kind.equals("target") || kind.equals("device")) {
            return List.of("Unit", "Install");
        }
        return directives.keySet().stream()
                .filter(section -> section.toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .filter(section -> !section.equals("Unit") && !section.equals("Install"))
                .map(section -> List.of("Unit", section, "Install"))
                .orElse(List.of());
    }

    private static String didYouMean(String word, Collection<String> candidates) {
        return Suggestions.nearest(word, candidates)
                .map(near -> ": did you mean " + quote(near) + "?")
                .orElse("");
    }

    private static String quote(String text) {
        return GopackException.quote(text);
    }

    private static UnitSections load() {
        UnitSections table = new UnitSections();
        Rows.of("sections.txt").forEach(table::read);
        return table;
    }

    private void read(List<String> words) {
        List<String> keys = words.subList(1, words.size());
        if (words.get(0).equals("*")) {
            anywhere.addAll(keys);
            return;
        }
        for (String section : words.get(0).split(",")) {
            directives.computeIfAbsent(section, any -> new TreeSet<>()).addAll(keys);
        }
    }
}
