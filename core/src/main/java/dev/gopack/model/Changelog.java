package dev.gopack.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What changed from release to release.
 *
 * @param entries newest first
 */
public record Changelog(List<Entry> entries) {

    /** No changes told. */
    public static final Changelog EMPTY = new Changelog(List.of());

    /** Sorts the newest first; entries of the same time stay in their order. */
    public Changelog {
        entries = entries.stream()
                .sorted(Comparator.comparing(Entry::date).reversed())
                .toList();
    }

    /**
     * One release.
     *
     * @param version the release's version as the changelog gives it
     * @param date when it was made
     * @param author {@code Name <mail>}
     * @param distribution Debian distribution field, for example {@code unstable}; empty if not given
     * @param urgency Debian urgency field; empty if not given
     * @param notes one change each, may have several lines
     */
    public record Entry(
            String version, Instant date, String author, String distribution, String urgency, List<String> notes) {
        /** Copies the notes. */
        public Entry {
            notes = List.copyOf(notes);
        }
    }
}
