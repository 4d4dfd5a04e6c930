package dev.gopack;

import dev.gopack.model.Architecture;
import dev.gopack.target.Target;
import java.util.List;

/**
 * Which packages of a spec are wanted.
 *
 * @param formats format names, for example {@code rpm}; empty for every format there is
 * @param architectures architectures; empty for those that the spec names
 * @param targets releases of distributions; empty for those that the spec names
 */
public record Selection(List<String> formats, List<Architecture> architectures, List<Target> targets) {

    /** Every format, every architecture and target of the spec. */
    public static final Selection ALL = new Selection(List.of(), List.of());

    /** Copies the lists. */
    public Selection {
        formats = List.copyOf(formats);
        architectures = List.copyOf(architectures);
        targets = List.copyOf(targets);
    }

    /** These formats and architectures, the targets of the spec. */
    public Selection(List<String> formats, List<Architecture> architectures) {
        this(formats, architectures, List.of());
    }

    /** These formats, every architecture and target of the spec. */
    public static Selection formats(String... names) {
        return new Selection(List.of(names), List.of());
    }

    /** The same formats and targets, these architectures only. */
    public Selection architectures(Architecture... chosen) {
        return new Selection(formats, List.of(chosen), targets);
    }

    /** The same formats and architectures, these targets only; they need not be among those of the spec. */
    public Selection targets(Target... chosen) {
        return targets(List.of(chosen));
    }

    /** As {@link #targets(Target...)}. */
    public Selection targets(List<Target> chosen) {
        return new Selection(formats, architectures, chosen);
    }
}
