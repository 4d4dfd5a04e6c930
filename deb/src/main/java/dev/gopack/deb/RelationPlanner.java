package dev.gopack.deb;

import dev.gopack.deb.control.PackageNames;
import dev.gopack.deb.control.RelationSyntax;
import dev.gopack.format.DerivedRelation;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.PackagePlan.Relation;
import dev.gopack.model.Dependency;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.model.VersionOperator;
import dev.gopack.report.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says the relations of a spec in Debian's terms. */
final class RelationPlanner {

    /** Control fields of the kinds of relation, in the order of the control file. */
    private static final Map<RelationKind, String> FIELDS = new EnumMap<>(Map.of(
            RelationKind.PRE_DEPENDS, "Pre-Depends",
            RelationKind.DEPENDS, "Depends",
            RelationKind.RECOMMENDS, "Recommends",
            RelationKind.SUGGESTS, "Suggests",
            RelationKind.ENHANCES, "Enhances",
            RelationKind.CONFLICTS, "Conflicts",
            RelationKind.BREAKS, "Breaks",
            RelationKind.REPLACES, "Replaces",
            RelationKind.PROVIDES, "Provides"));

    private static final List<RelationKind> ORDER = List.of(
            RelationKind.PRE_DEPENDS,
            RelationKind.DEPENDS,
            RelationKind.RECOMMENDS,
            RelationKind.SUGGESTS,
            RelationKind.ENHANCES,
            RelationKind.CONFLICTS,
            RelationKind.BREAKS,
            RelationKind.REPLACES,
            RelationKind.PROVIDES);

    // Without one of these a package still does what it says; the others change which packages fit together.
    private static final Set<RelationKind> DISPENSABLE =
            EnumSet.of(RelationKind.RECOMMENDS, RelationKind.SUGGESTS, RelationKind.ENHANCES, RelationKind.PROVIDES);

    /**
     * The strongest first: what one of them asks for in any version or in a certain one, derived relations need not ask for in
     * any. // source: dpkg Dpkg::Deps simplify_deps
     */
    private static final Set<RelationKind> NEEDS =
            EnumSet.of(RelationKind.PRE_DEPENDS, RelationKind.DEPENDS, RelationKind.RECOMMENDS, RelationKind.SUGGESTS);

    private final PackageSpec spec;
    private final List<DerivedRelation> derived;
    private final Problems problems;

    RelationPlanner(PackageDraft draft, Problems problems) {
        this.spec = draft.spec();
        this.derived = draft.derived();
        this.problems = problems;
    }

    /** Every relation, in the order of the control file. */
    List<Relation> plan() {
        dropUnknownKinds();
        List<Relation> relations = new ArrayList<>();
        Set<String> needed = new HashSet<>();
        for (RelationKind kind : ORDER) {
            Set<String> texts = new LinkedHashSet<>();
            List<Dependency> written = spec.relations(kind);
            for (int i = 0; i < written.size(); i++) {
                texts.addAll(new Item(kind, kind.specKey() + "[" + i + "]").express(written.get(i)));
            }
            texts.forEach(text -> relations.add(new Relation(kind, text, Optional.empty())));
            if (NEEDS.contains(kind)) {
                texts.forEach(text -> needed.add(name(text)));
            }
            for (DerivedRelation one : derived) {
                if (one.kind() == kind) {
                    new Item(kind, "derive")
                            .express(one.dependency()).stream()
                                    .filter(text -> !NEEDS.contains(kind) || !needed.contains(text))
                                    .filter(texts::add) // what the spec says itself is not said again
                                    .forEach(text -> relations.add(new Relation(kind, text, Optional.of(one.cause()))));
                }
            }
            if (NEEDS.contains(kind)) {
                texts.forEach(text -> needed.add(name(text)));
            }
        }
        return relations;
    }

    /** The package that is named; a choice of several stands for itself. */
    private static String name(String text) {
        return text.indexOf('|') < 0 ? text.split(" ", 2)[0] : text;
    }

    /** The relations as control fields. */
    static Map<String, String> fields(List<Relation> relations) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Relation relation : relations) {
            fields.merge(FIELDS.get(relation.kind()), relation.text(), (all, next) -> all + ", " + next);
        }
        return fields;
    }

    private void dropUnknownKinds() {
        for (RelationKind kind : List.of(RelationKind.SUPPLEMENTS, RelationKind.ORDER)) {
            if (!spec.relations(kind).isEmpty()) {
                problems.report(
                        DebRules.DROPPED_RELATION,
                        kind.specKey() + "[0]",
                        "Debian has no relation like " + kind.specKey() + "; left out");
            }
        }
    }

    /** One item of one list of the spec. */
    private final class Item {
        private final RelationKind kind;
        private final String key;

        Item(RelationKind kind, String key) {
            this.kind = kind;
            this.key = key;
        }

        /** The groups that say the same; empty if it cannot be said, which is then reported. */
        List<String> express(Dependency dependency) {
            if (dependency instanceof Dependency.Rich rich && rich.operator() == Dependency.RichOperator.AND) {
                return rich.operands().stream()
                        .flatMap(operand -> express(operand).stream())
                        .toList();
            }
            List<Dependency.Simple> alternatives = alternatives(dependency);
            if (alternatives.isEmpty()) {
                cannot(dependency, "Debian has only \"and\" (several relations) and \"or\" (a | b)");
                return List.of();
            }
            List<Dependency.Simple> packages = alternatives.stream()
                    .filter(simple -> isPackage(simple.name()))
                    .toList();
            if (packages.isEmpty()) {
                cannot(dependency, "Debian relates packages only, not files or capabilities");
                return List.of();
            }
            if (packages.size() < alternatives.size()) {
                problems.report(
                        DebRules.DROPPED_RELATION,
                        key,
                        "only the packages of " + dependency + " can be said in Debian's terms; the rest is left out");
            }
            return checked(
                    String.join(" | ", packages.stream().map(this::render).toList()));
        }

        private List<Dependency.Simple> alternatives(Dependency dependency) {
            if (dependency instanceof Dependency.Simple simple) {
                return List.of(simple);
            }
            if (dependency instanceof Dependency.AnyOf any) {
                return any.alternatives();
            }
            List<Dependency.Simple> all = new ArrayList<>();
            if (dependency instanceof Dependency.Rich rich && rich.operator() == Dependency.RichOperator.OR) {
                for (Dependency operand : rich.operands()) {
                    List<Dependency.Simple> more = alternatives(operand);
                    if (more.isEmpty()) {
                        return List.of();
                    }
                    all.addAll(more);
                }
            }
            return all;
        }

        private String render(Dependency.Simple simple) {
            String name = simple.name().toLowerCase(Locale.ROOT);
            if (!name.equals(simple.name())) {
                // observed: dpkg 1.21 folds the name, apt 2.6 does not find it
                problems.report(
                        DebRules.NAME_FOLDED,
                        key,
                        "the package is called " + name + " in Debian, not " + simple.name());
            }
            String qualified = simple.architecture().isEmpty() ? name : name + ":" + simple.architecture();
            VersionOperator operator = simple.operator();
            return operator == null
                    ? qualified
                    : qualified + " (" + operator.debSymbol() + " " + simple.version() + ")";
        }

        private List<String> checked(String text) {
            try {
                return RelationSyntax.parse(FIELDS.getOrDefault(kind, ""), text);
            } catch (IllegalArgumentException e) {
                problems.report(DebRules.BAD_RELATION, key, e.getMessage() == null ? text : e.getMessage());
                return List.of();
            }
        }

        private void cannot(Dependency dependency, String why) {
            Rule rule = DISPENSABLE.contains(kind) ? DebRules.DROPPED_RELATION : DebRules.INEXPRESSIBLE_RELATION;
            String left = rule.equals(DebRules.DROPPED_RELATION) ? "; it is left out" : "";
            problems.report(
                    rule,
                    key,
                    "cannot be said in Debian's terms: " + dependency + left,
                    why + "; give the package's name in overrides.deb");
        }
    }

    private static boolean isPackage(String name) {
        return name.indexOf('/') < 0
                && name.indexOf('(') < 0
                && !PackageNames.nearest(name).isEmpty();
    }
}
