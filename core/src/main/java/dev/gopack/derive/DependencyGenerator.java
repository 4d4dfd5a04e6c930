package dev.gopack.derive;

import java.io.IOException;

/**
 * Derives relations of one kind from what is in a package. Implementations are found by {@link java.util.ServiceLoader};
 * a spec can switch each off by its id.
 */
public interface DependencyGenerator {

    /** Name in specs and explanations, for example {@code elf}. */
    String id();

    /** What it derives, in a few words. */
    String summary();

    /** Adds what follows from the package. Called once for a package and format; the same package gives the same. */
    void derive(Derivation into) throws IOException;
}
