package dev.gopack.rpm.plan;

import dev.gopack.format.PackagePlan;
import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.Sense;
import java.util.Comparator;
import java.util.Optional;

/**
 * One relation as it stands in the header.
 *
 * @param list in which list
 * @param name a name, or a whole rich dependency
 * @param version empty if none is compared
 * @param flags {@link Sense} word
 * @param reason why it is there if the spec does not say so, or empty
 */
public record RpmRelation(RelationList list, String name, String version, int flags, Optional<String> reason) {

    // source: rpm build/rpmfc.c and lib/rpmds.c: sorted by name, version, flags; bytes decide
    public static final Comparator<RpmRelation> ORDER = Comparator.comparing(RpmRelation::name, Utf8Order.INSTANCE)
            .thenComparing(RpmRelation::version, Utf8Order.INSTANCE)
            .thenComparing(RpmRelation::flags, Integer::compareUnsigned);

    /** A relation that the spec asks for. */
    static RpmRelation asked(RelationList list, String name, String version, int flags) {
        return new RpmRelation(list, name, version, flags, Optional.empty());
    }

    /** The relation for a dependency that was checked before. */
    public static RpmRelation of(RelationList list, Dependency dependency, int flags) {
        return new DependencyTranslator(qualified -> {}).translate(list, dependency, flags);
    }

    /** A relation that something of the package brings with it. */
    static RpmRelation derived(RelationList list, String name, String version, int flags, String reason) {
        return new RpmRelation(list, name, version, flags, Optional.of(reason));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + version.hashCode()) + flags;
    }

    /** True for {@code (a or b)} and the like. */
    boolean isRich() {
        return name.startsWith("(");
    }

    /** The relation as any format shows it. */
    PackagePlan.Relation toRelation() {
        return new PackagePlan.Relation(kind(), new Sense(flags).describe(name, version), reason);
    }

    private RelationKind kind() {
        return switch (list) {
            case PROVIDES -> RelationKind.PROVIDES;
            case REQUIRES -> (flags & Sense.PRE) != 0 ? RelationKind.PRE_DEPENDS : RelationKind.DEPENDS;
            case RECOMMENDS -> RelationKind.RECOMMENDS;
            case SUGGESTS -> RelationKind.SUGGESTS;
            case SUPPLEMENTS -> RelationKind.SUPPLEMENTS;
            case ENHANCES -> RelationKind.ENHANCES;
            case CONFLICTS -> RelationKind.CONFLICTS;
            case OBSOLETES -> RelationKind.REPLACES;
            case ORDER -> RelationKind.ORDER;
        };
    }
}
