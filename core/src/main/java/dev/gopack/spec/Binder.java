package dev.gopack.spec;

import dev.gopack.model.Dependency;
import dev.gopack.model.GoSettings;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import dev.gopack.report.GopackException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a package of a merged tree, for one format. Goes on after a problem, so that all of them are found. */
final class Binder {

    private static final List<String> GO_SOURCES = List.of("binary", "build", "module");
    private static final List<RelationKind> COMMON = List.of(
            RelationKind.DEPENDS,
            RelationKind.RECOMMENDS,
            RelationKind.SUGGESTS,
            RelationKind.SUPPLEMENTS,
            RelationKind.ENHANCES,
            RelationKind.PROVIDES,
            RelationKind.CONFLICTS,
            RelationKind.REPLACES,
            RelationKind.BREAKS);

    private final Fields fields;
    private final Fields.Session session;
    private final String format;

    private Binder(Fields.Session session, Node.Mapping tree, Shape.Block block, String format) {
        this.session = session;
        this.fields = Fields.of(session, tree, block);
        this.format = format;
    }

    /**
     * The outer package.
     *
     * @return empty if it has no name or version, which is then one of the problems
     */
    static Optional<PackageSpec> outer(Fields.Session session, Node.Mapping tree, String format, Path directory) {
        Binder binder = new Binder(session, tree, SpecShapes.SPEC, format);
        return binder.bind(binder.fields.text("name", PackageScalars.NAME), directory, false, false);
    }

    /** A further package; its name may be made from that of the outer one. */
    static Optional<PackageSpec> inner(
            Fields.Session session, Node.Mapping tree, String format, Path directory, Optional<PackageSpec> outer) {
        Binder binder = new Binder(session, tree, SpecShapes.PACKAGE, format);
        String name = binder.fields.text("name", PackageScalars.NAME);
        String suffix = binder.fields.text("suffix", PackageScalars.NAME);
        if (name.isEmpty() && !suffix.isEmpty()) {
            session.positions().put("name", binder.fields.position("suffix"));
            String base = outer.map(PackageSpec::name).orElse("");
            if (base.isEmpty() && outer.isPresent()) {
                session.problems()
                        .add(
                                SpecRules.MISSING_KEY,
                                binder.fields.position("suffix"),
                                "a suffix needs the name of the outer package, which is not given",
                                "give the outer package a name");
            }
            name = base + suffix;
        }
        return binder.bind(
                name,
                directory,
                outer.isPresent() && outer.get().version().isEmpty(),
                outer.isPresent() && outer.get().derive().enabled());
    }

    /**
     * The package of the fields.
     *
     * @param versionFollows true if a version that is not given is that of the outer package, known later
     * @param derives true if relations are derived even if nothing here says so
     */
    private Optional<PackageSpec> bind(String name, Path directory, boolean versionFollows, boolean derives) {
        String version = fields.text("version", PackageScalars.VERSION);
        PackageSpec.Builder builder = PackageSpec.builder(name, version);
        metadata(builder);
        GoSettings go = GoBinder.settings(fields.block("go"), version);
        builder.go(go)
                .derive(GoBinder.derive(
                        fields.block("derive"), derives || fields.block("go").isPresent()));
        builder.integration(IntegrationBinder.integration(fields));
        builder.contents(ContentBinder.contents(fields, format));
        Map<RelationKind, List<Dependency>> relations = new EnumMap<>(RelationKind.class);
        Map<ScriptSlot, ScriptSpec> scripts = new EnumMap<>(ScriptSlot.class);
        COMMON.forEach(kind -> relate(relations, kind, fields, kind.specKey()));
        ScriptBinder.slots(fields.block("scripts"), scripts);
        if (format.equals("rpm")) {
            builder.rpm(RpmBinder.settings(fields.block("rpm"), scripts));
            relate(relations, RelationKind.ORDER, fields.block("rpm"), "order_with_requires");
        }
        if (format.equals("deb")) {
            builder.deb(DebBinder.settings(fields.block("deb")));
            relate(relations, RelationKind.PRE_DEPENDS, fields.block("deb"), "predepends");
            relate(relations, RelationKind.BREAKS, fields.block("deb"), "breaks");
            relate(relations, RelationKind.ENHANCES, fields.block("deb"), "enhances");
        }
        builder.sign(SignBinder.settings(fields, format));
        builder.lint(LintShapes.settings(fields.block("lint")));
        refuseEmpty("name", name, go.hasSource());
        refuseEmpty("version", version, go.hasSource() || versionFollows);
        if ((name.isEmpty() && !go.hasSource()) || (version.isEmpty() && !go.hasSource() && !versionFollows)) {
            return Optional.empty();
        }
        builder.relations(relations).scripts(scripts).directory(directory);
        return Optional.of(builder.positions(session.positions()).build());
    }

    /**
     * A value that is there but empty once its variables are replaced, or that only a program could have given;
     * others the {@link Validator} has spoken of.
     */
    private void refuseEmpty(String key, String value, boolean takenFromElsewhere) {
        if (!value.isEmpty() || takenFromElsewhere || fields.hasError(key)) {
            return;
        }
        if (fields.has(key)) {
            session.problems()
                    .add(SpecRules.MISSING_KEY, fields.position(key), GopackException.quote(key) + " is empty");
        } else if (fields.has("go") && GO_SOURCES.stream().noneMatch(fields.block("go")::has)) {
            session.problems()
                    .add(
                            SpecRules.MISSING_KEY,
                            fields.position("go"),
                            GopackException.quote(key) + " is missing, and there is nothing to take it from",
                            "give it, or go.binary, go.build or go.module");
        }
    }

    private void metadata(PackageSpec.Builder builder) {
        String platform = fields.text("platform", Scalars.LINE);
        if (!platform.isEmpty()) {
            builder.platform(platform);
        }
        String schema = fields.text("version_schema", SpecShapes.VERSION_SCHEMA);
        if (!schema.isEmpty()) {
            builder.versionSchema(schema);
        }
        Integer umask = fields.get("umask", Modes.UMASK);
        if (umask != null) {
            builder.umask(umask);
        }
        builder.epoch(fields.get("epoch", PackageScalars.EPOCH))
                .release(fields.text("release", PackageScalars.VERSION))
                .prerelease(fields.text("prerelease", PackageScalars.VERSION))
                .versionMetadata(fields.text("version_metadata", PackageScalars.VERSION))
                .section(fields.text("section", Scalars.LINE))
                .priority(fields.text("priority", Scalars.LINE))
                .maintainer(fields.text("maintainer", Scalars.LINE))
                .description(fields.text("description", Scalars.TEXT))
                .vendor(fields.text("vendor", Scalars.LINE))
                .homepage(fields.text("homepage", Scalars.LINE))
                .license(fields.text("license", Scalars.LINE))
                .mtime(fields.get("mtime", Scalars.TIME))
                .changelogFile(fields.text("changelog", PackageScalars.PATH))
                .disableGlobbing(Boolean.TRUE.equals(fields.get("disable_globbing", Scalars.BOOLEAN)));
    }

    /**
     * Adds the relations under a key of the map or of a block in it. The places of all of a kind go by one name, and by the
     * block's if it adds to a list of the map.
     */
    private static void relate(
            Map<RelationKind, List<Dependency>> relations, RelationKind kind, Fields from, String key) {
        List<Dependency> all = new ArrayList<>(relations.getOrDefault(kind, List.of()));
        boolean both = kind == RelationKind.BREAKS || kind == RelationKind.ENHANCES;
        from.dependencies(key, all, both ? List.of(key, "deb." + key) : List.of(kind.specKey()));
        if (!all.isEmpty()) {
            relations.put(kind, List.copyOf(all));
        }
    }
}
