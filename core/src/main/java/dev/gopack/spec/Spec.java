package dev.gopack.spec;

import dev.gopack.model.Architecture;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Report;
import java.util.List;
import java.util.function.BiFunction;

/** What is to be built: packages, and the architectures that they are for. Read from a file or made by a program. */
public interface Spec {

    /** What the packages are for, in the order written; never empty. */
    List<Architecture> architectures();

    /**
     * The packages for one format and architecture: the outer one first, those of {@code packages} after it. Overrides
     * are applied, variables replaced. Empty if every package is for other architectures.
     *
     * @param format name of the format, for example {@code rpm}
     * @throws dev.gopack.report.SpecException with what only this combination lacks, such as a variable of its overrides
     */
    List<PackageSpec> packages(String format, Architecture architecture);

    /** Warnings and remarks from reading; has no errors, those are thrown. */
    Report report();

    /**
     * One package made by a program, the same for every format.
     *
     * @param architectures what it is for; {@code amd64} if none is given
     */
    static Spec of(PackageSpec spec, Architecture... architectures) {
        List<Architecture> list = architectures.length == 0 ? List.of(Architecture.AMD64) : List.of(architectures);
        return of(list, (format, architecture) -> List.of(spec));
    }

    /**
     * Packages made by a program for each format and architecture; what overrides do in a file is code here.
     *
     * @param packages gives the packages for a format's name and an architecture
     * @throws IllegalArgumentException if there is no architecture
     */
    static Spec of(List<Architecture> architectures, BiFunction<String, Architecture, List<PackageSpec>> packages) {
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
            public List<PackageSpec> packages(String format, Architecture architecture) {
                return List.copyOf(packages.apply(format, architecture));
            }

            @Override
            public Report report() {
                return Report.EMPTY;
            }
        };
    }
}
