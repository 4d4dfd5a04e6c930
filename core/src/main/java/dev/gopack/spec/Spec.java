package dev.gopack.spec;

import dev.gopack.model.Architecture;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Report;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import dev.gopack.target.Variant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is to be built: packages, and the architectures that they are for. Read from a file or made by a program. */
public interface Spec {

    /** What the packages are for, in the order written; never empty. */
    List<Architecture> architectures();

    /** The releases of distributions that packages are for, in the order written; empty for all that take the format. */
    List<Target> targets();

    /** Every target that it knows: those of the bundled table, and those that it defines or amends. */
    default Targets table() {
        return Targets.bundled();
    }

    /**
     * The packages for one format, target and architecture: the outer one first, those of {@code packages} after it.
     * Overrides are applied, variables replaced. Empty if every package is for other architectures.
     *
     * @throws dev.gopack.report.SpecException with what only this combination lacks, such as a variable of its overrides
     */
    List<PackageSpec> packages(Variant variant);

    /** The packages for one format and architecture, without a target; see {@link #packages(Variant)}. */
    default List<PackageSpec> packages(String format, Architecture architecture) {
        return packages(Variant.of(format, architecture));
    }

    /** Warnings and remarks from reading; has no errors, those are thrown. */
    Report report();

    /** Where it comes from; empty if a program made it. */
    default Optional<Origin> origin() {
        return Optional.empty();
    }

    /**
     * Where a spec comes from.
     *
     * @param sha256 digest of its text in lower-case hexadecimal
     * @param variables names of the variables that it has looked up so far
     */
    record Origin(String sha256, SortedSet<String> variables) {}

    /**
     * One package made by a program, the same for every format.
     *
     * @param architectures what it is for; if none is given, {@code amd64}, for source {@code all}
     */
    static Spec of(PackageSpec spec, Architecture... architectures) {
        Architecture usual = spec.go().isSource() ? Architecture.ALL : Architecture.AMD64;
        List<Architecture> list = architectures.length == 0 ? List.of(usual) : List.of(architectures);
        return of(list, (format, architecture) -> List.of(spec));
    }

    /**
     * Packages made by a program for each format and architecture; what overrides do in a file is code here.
     *
     * @param packages gives the packages for a format's name and an architecture
     * @throws IllegalArgumentException if there is no architecture
     */
    static Spec of(List<Architecture> architectures, BiFunction<String, Architecture, List<PackageSpec>> packages) {
        return of(List.of(), architectures, variant -> packages.apply(variant.format(), variant.architecture()));
    }

    /**
     * Packages made by a program for each format, target and architecture.
     *
     * @param targets what the packages are for; empty for all that take the format
     * @param packages gives the packages of a variant
     * @throws IllegalArgumentException if there is no architecture
     */
    static Spec of(
            List<Target> targets, List<Architecture> architectures, Function<Variant, List<PackageSpec>> packages) {
        List<Target> targetList = List.copyOf(targets);
        List<Architecture> list = List.copyOf(architectures);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("a spec needs an architecture");
        }
        return new Spec() {
            @Override
            public List<Architecture> architectures() {
                return list;
            }

            @Override
            public List<Target> targets() {
                return targetList;
            }

            @Override
            public List<PackageSpec> packages(Variant variant) {
                return List.copyOf(packages.apply(variant));
            }

            @Override
            public Report report() {
                return Report.EMPTY;
            }
        };
    }
}
