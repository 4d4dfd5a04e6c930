package dev.gopack.rpm.plan;

import dev.gopack.archive.Codec;
import dev.gopack.format.DerivedRelation;
import dev.gopack.format.PackageDraft;
import dev.gopack.model.Dependency;
import dev.gopack.model.FileEntry;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import dev.gopack.report.Report;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.ScriptTags;
import dev.gopack.rpm.header.Sense;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All relations of a package: those of the spec, and those that follow from what is in the package. */
final class Relations {

    private final PackageDraft draft;
    private final PackageSpec spec;
    private final Report.Collector findings;
    private final List<RpmRelation> all = new ArrayList<>();

    Relations(PackageDraft draft, Report.Collector findings) {
        this.draft = draft;
        this.spec = draft.spec();
        this.findings = findings;
    }

    /** The finished lists. */
    List<RpmRelation> gather(Evr evr, RpmArchitecture architecture, List<FileEntry> files, Codec codec, int format) {
        fromSpec();
        self(evr, architecture, files);
        interpreters();
        derived();
        all.addAll(Sysusers.relations(files));
        all.addAll(RpmlibFeatures.of(draft, files, all, codec, format));
        return sortedAndMerged();
    }

    private void fromSpec() {
        for (RelationKind kind : RelationKind.values()) {
            String key = key(kind);
            List<Dependency> asked = spec.relations(kind);
            for (int i = 0; i < asked.size(); i++) {
                add(list(kind), asked.get(i), kind == RelationKind.PRE_DEPENDS ? Sense.PRE : 0, key + "[" + i + "]");
            }
        }
        spec.rpm().requires().forEach((slot, asked) -> {
            for (int i = 0; i < asked.size(); i++) {
                String key = "rpm.requires." + slotKey(slot) + "[" + i + "]";
                add(RelationList.REQUIRES, asked.get(i), ScriptTags.of(slot).sense(), key);
            }
        });
    }

    private void add(RelationList list, Dependency dependency, int flags, String key) {
        try {
            RpmRelation relation = new DependencyTranslator(qualified -> findings.add(RpmRules.IGNORED_QUALIFIER
                            .finding("rpm has no qualifiers; it is left out of " + qualified)
                            .at(spec.position(key).orElse(null))))
                    .translate(list, dependency, flags);
            if (list == RelationList.OBSOLETES && relation.version().isEmpty()) {
                findings.add(RpmRules.UNVERSIONED_OBSOLETES
                        .finding("every version of " + relation.name() + " is replaced, future ones too")
                        .advising("write " + relation.name() + " < VERSION")
                        .at(spec.position(key).orElse(null)));
            }
            all.add(relation);
        } catch (IllegalArgumentException e) {
            findings.add(RpmRules.BAD_DEPENDENCY
                    .finding(list.label() + " " + dependency + ": " + e.getMessage())
                    .at(spec.position(key).orElse(null)));
        }
    }

    // rpm docs/manual/dependencies.md; observed: rpmbuild 4.18
    private void self(Evr evr, RpmArchitecture architecture, List<FileEntry> files) {
        String name = spec.name();
        String version = evr.toString();
        all.add(RpmRelation.derived(RelationList.PROVIDES, name, version, Sense.EQUAL, "the package itself"));
        if (!architecture.isa().isEmpty()) {
            all.add(RpmRelation.derived(
                    RelationList.PROVIDES,
                    name + "(" + architecture.isa() + ")",
                    version,
                    Sense.EQUAL,
                    "the package itself for " + architecture.name()));
        }
        files.stream().filter(Relations::isConfig).findFirst().ifPresent(file -> {
            String config = "config(" + name + ")";
            int flags = Sense.CONFIG | Sense.EQUAL;
            String reason = "has configuration: " + file.path();
            all.add(RpmRelation.derived(RelationList.PROVIDES, config, version, flags, reason));
            all.add(RpmRelation.derived(RelationList.REQUIRES, config, version, flags, reason));
        });
    }

    private static boolean isConfig(FileEntry file) {
        return (file instanceof FileEntry.Regular regular && regular.role().isConfig())
                || (file instanceof FileEntry.Ghost ghost && ghost.role().isConfig());
    }

    // source: rpm build/rpmfc.c: what generators find is marked so
    private void derived() {
        for (DerivedRelation derived : draft.derived()) {
            RelationList list = list(derived.kind());
            int found = list == RelationList.PROVIDES ? Sense.FIND_PROVIDES : Sense.FIND_REQUIRES;
            try {
                RpmRelation relation =
                        new DependencyTranslator(qualified -> {}).translate(list, derived.dependency(), found);
                all.add(RpmRelation.derived(
                        list, relation.name(), relation.version(), relation.flags(), derived.cause()));
            } catch (IllegalArgumentException e) {
                findings.add(RpmRules.BAD_DEPENDENCY.finding(
                        list.label() + " " + derived.dependency() + ": " + e.getMessage()));
            }
        }
    }

    // source: rpm build/parseScript.c; observed: rpmbuild 4.18 writes 768 for %pre, 1280 for %post, 256 for triggers
    private void interpreters() {
        draft.scriptlets().forEach((slot, script) -> {
            ScriptTags tags = ScriptTags.of(slot);
            interpreter(script.interpreter().get(0), tags.sense(), "runs " + tags.label());
        });
        draft.triggers()
                .forEach(trigger -> interpreter(
                        trigger.interpreter().get(0),
                        0,
                        "runs %" + trigger.trigger().event().name().toLowerCase(Locale.ROOT)));
    }

    private void interpreter(String program, int sense, String reason) {
        if (program.startsWith("/")) {
            all.add(RpmRelation.derived(RelationList.REQUIRES, program, "", Sense.INTERP | sense, reason));
        }
    }

    /** In the order of the lists, each sorted, repeats merged: what the spec says itself wins over a derived reason. */
    private List<RpmRelation> sortedAndMerged() {
        List<RpmRelation> result = new ArrayList<>();
        for (RelationList list : RelationList.values()) {
            Map<RpmRelation, RpmRelation> unique = new LinkedHashMap<>();
            all.stream()
                    .filter(relation -> relation.list() == list)
                    .sorted(RpmRelation.ORDER)
                    .forEach(relation -> unique.putIfAbsent(
                            RpmRelation.asked(list, relation.name(), relation.version(), relation.flags()), relation));
            result.addAll(unique.values());
        }
        return result;
    }

    private static RelationList list(RelationKind kind) {
        return switch (kind) {
            case DEPENDS, PRE_DEPENDS -> RelationList.REQUIRES;
            case RECOMMENDS -> RelationList.RECOMMENDS;
            case SUGGESTS -> RelationList.SUGGESTS;
            case SUPPLEMENTS -> RelationList.SUPPLEMENTS;
            case ENHANCES -> RelationList.ENHANCES;
            case PROVIDES -> RelationList.PROVIDES;
            // deb's Breaks has no other counterpart: rpm cannot deconfigure a package
            case CONFLICTS, BREAKS -> RelationList.CONFLICTS;
            case REPLACES -> RelationList.OBSOLETES;
            case ORDER -> RelationList.ORDER;
        };
    }

    private static String key(RelationKind kind) {
        return switch (kind) {
            case PRE_DEPENDS -> "deb.predepends";
            case ORDER -> "rpm.order_with_requires";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String slotKey(ScriptSlot slot) {
        return slot == ScriptSlot.VERIFY
                ? "verify"
                : ScriptTags.of(slot).label().substring(1);
    }
}
