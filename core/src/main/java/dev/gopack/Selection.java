package dev.gopack;

import dev.gopack.model.Architecture;
import java.util.List;

/**
 * Which packages of a spec are wanted.
 *
 * @param formats format names, for example {@code rpm}; empty for every format there is
 * @param architectures architectures; empty for those that the spec names
 */
public record Selection(List<String> formats, List<Architecture> architectures) {

    /** Every format, every architecture of the spec. */
    public static final Selection ALL = new Selection(List.of(), List.of());

    /** Copies the lists. */
    public Selection {
        formats = List.copyOf(formats);
        architectures = List.copyOf(architectures);
    }

    /** These formats, every architecture of the spec. */
    public static Selection formats(String... names) {
        return new Selection(List.of(names), List.of());
    }

    /** The same formats, these architectures only. */
    public Selection architectures(Architecture... chosen) {
        return new Selection(formats, List.of(chosen));
    }
}
