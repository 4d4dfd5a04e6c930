package dev.gopack.format;

import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import java.util.Objects;

/**
 * A relation that follows from what is in the package.
 *
 * @param generator id of who found it
 * @param kind which list it stands in
 * @param dependency the relation
 * @param cause the file, symbol or line that it follows from, for people
 */
public record DerivedRelation(String generator, RelationKind kind, Dependency dependency, String cause) {
    /** Refuses missing parts. */
    public DerivedRelation {
        Objects.requireNonNull(generator, "generator");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(dependency, "dependency");
        Objects.requireNonNull(cause, "cause");
    }
}
