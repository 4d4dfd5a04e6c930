package dev.gopack.model;

import java.util.List;

/**
 * Which relations are derived from what is in the package.
 *
 * @param enabled false if none are
 * @param off ids of generators that do nothing
 * @param exclude patterns of relations that are left out: {@code *} stands for any text
 */
public record DeriveSettings(boolean enabled, List<String> off, List<String> exclude) {

    /** Nothing is derived. */
    public static final DeriveSettings NONE = new DeriveSettings(false, List.of(), List.of());

    /** Everything is derived. */
    public static final DeriveSettings ALL = new DeriveSettings(true, List.of(), List.of());

    /** Copies the lists. */
    public DeriveSettings {
        off = List.copyOf(off);
        exclude = List.copyOf(exclude);
    }
}
