package dev.gopack.spec;

import dev.gopack.model.Architecture;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Finding;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.SourcePosition;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import dev.gopack.target.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A spec from YAML. The tree is kept, and every format, target and architecture gets its own packages from it: overrides
 * are laid over it first, variables replaced second.
 */
final class YamlSpec implements Spec {

    /** Formats for which a spec is tried out when it is read. */
    private static final List<String> FORMATS = List.of("rpm", "deb");

    /** Most values of all packages of one build together, which bounds what appending to long lists can cost. */
    private static final long MAX_VALUES = 4L * YamlReader.MAX_VALUES;

    private static final int MAX_PACKAGES = 256;

    private final Node.Mapping root;
    private final LookedUp environment;
    private final String sha256;
    private final Path directory;
    private final Supplier<Targets> table;
    private final List<Target> targets;
    private final List<Architecture> outerArchitectures;
    private final Set<Architecture> allArchitectures;
    private final Overrides overrides;
    private final List<Inner> inners;
    private Report report = Report.EMPTY;

    /** A further package. */
    private record Inner(Node.Mapping map, @Nullable List<Architecture> architectures, Overrides overrides) {}

    private YamlSpec(Node.Mapping root, Path directory, LookedUp environment, String sha256, Problems problems) {
        this.root = root;
        this.environment = environment;
        this.sha256 = sha256;
        this.directory = directory;
        Architectures reader = new Architectures(environment, problems);
        this.table = TargetDefinitions.read(root, environment, problems);
        this.targets = reader.targets(root, table);
        this.outerArchitectures = reader.outer(root);
        this.allArchitectures = new LinkedHashSet<>(outerArchitectures);
        List<Node.Mapping> maps = innerMaps(problems);
        List<@Nullable List<Architecture>> own = new ArrayList<>();
        for (Node.Mapping map : maps) {
            List<Architecture> list = reader.inner(map, outerArchitectures);
            own.add(list);
            if (list != null) {
                allArchitectures.addAll(list);
            }
        }
        this.overrides = Overrides.of(root, allArchitectures, table, problems);
        this.inners = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            inners.add(
                    new Inner(maps.get(i), own.get(i), Overrides.of(maps.get(i), allArchitectures, table, problems)));
        }
    }

    /**
     * The spec of a tree.
     *
     * @param problems what the validator found
     * @throws dev.gopack.report.SpecException with all errors, save variables that some formats or architectures need not
     */
    static Spec of(Node.Mapping root, Path directory, LookedUp environment, String sha256, Problems problems) {
        YamlSpec spec = new YamlSpec(root, directory, environment, sha256, problems);
        if (!problems.full()) {
            spec.tryOut(problems);
        }
        problems.throwIfErrors();
        spec.report = problems.report();
        return spec;
    }

    @Override
    public List<Architecture> architectures() {
        return List.copyOf(allArchitectures);
    }

    @Override
    public List<Target> targets() {
        return targets;
    }

    @Override
    public Targets table() {
        return table.get();
    }

    @Override
    public List<PackageSpec> packages(Variant variant) {
        Problems problems = new Problems();
        List<PackageSpec> packages = evaluate(variant, problems).packages();
        problems.throwIfErrors();
        return packages;
    }

    @Override
    public Report report() {
        return report;
    }

    @Override
    public Optional<Origin> origin() {
        return Optional.of(new Origin(sha256, environment.names()));
    }

    /**
     * Evaluates every combination, so that warnings are known and errors come early. Only a variable that some combinations
     * do without waits until one that needs it is asked for: who builds debs alone need not set those of the rpm part.
     */
    private void tryOut(Problems problems) {
        List<Problems> tried = new ArrayList<>();
        Set<Finding> common = new HashSet<>();
        long budget = MAX_VALUES;
        for (Variant variant : variants()) {
            if (budget < 0) {
                common.clear(); // this one is found out when it is built, and may do without any variable
                break;
            }
            Problems own = new Problems();
            own.addAll(problems);
            budget -= evaluate(variant, own).values();
            if (tried.isEmpty()) {
                common.addAll(own.errors());
            } else {
                common.retainAll(own.errors());
            }
            tried.add(own);
        }
        tried.forEach(one -> one.handOn(
                problems, error -> !error.rule().equals(SpecRules.UNSET_VARIABLE) || common.contains(error)));
    }

    /** What would be built if nobody chose. */
    private List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        for (Architecture architecture : allArchitectures) {
            if (targets.isEmpty()) {
                FORMATS.forEach(format -> variants.add(Variant.of(format, architecture)));
            }
            targets.forEach(target -> variants.add(Variant.of(target, architecture)));
        }
        return variants;
    }

    /**
     * The packages of one combination.
     *
     * @param values number of values that were looked at
     */
    private record Evaluation(List<PackageSpec> packages, long values) {}

    private Evaluation evaluate(Variant variant, Problems problems) {
        String format = variant.format();
        Architecture architecture = variant.architecture();
        Variables variables = variables(variant);
        Node.Mapping outerMap = overrides.apply(root, variant);
        Optional<PackageSpec> outer =
                Binder.outer(new Fields.Session(problems, variables), outerMap, format, directory);
        List<PackageSpec> packages = new ArrayList<>();
        if (isFor(outerArchitectures, false, architecture)) {
            outer.ifPresent(packages::add);
        }
        long values = outerMap.size();
        for (Inner inner : inners) {
            List<Architecture> own = inner.architectures();
            if (!isFor(own == null ? outerArchitectures : own, own != null, architecture)) {
                continue;
            }
            Node.Mapping base = Layers.inherit(outerMap, inner.map(), SpecShapes.PACKAGE);
            Node.Mapping merged = Layers.merge(base, inner.map(), SpecShapes.PACKAGE);
            merged = inner.overrides().apply(merged, variant);
            values += merged.size();
            if (values > MAX_VALUES) {
                throw problems.fatal(
                        SpecRules.LIMIT,
                        inner.map().position(),
                        "more than " + MAX_VALUES + " values in all packages",
                        null);
            }
            Fields.Session session = new Fields.Session(problems, variables);
            Binder.inner(session, merged, format, directory, outer).ifPresent(packages::add);
        }
        refuseSameNames(packages, problems);
        return new Evaluation(packages, values);
    }

    /** A variable of the environment that is named as one of a target counts if there is no target: nfpm has no targets. */
    private Variables variables(Variant variant) {
        Map<String, String> special = new HashMap<>();
        special.put("arch", variant.architecture().name());
        special.put("format", variant.format());
        special.put("target", variant.target().map(Target::id).orElse(environment.getOrDefault("target", "")));
        special.put(
                "dist",
                variant.target()
                        .map(target -> target.distTag().orElse(""))
                        .orElse(environment.getOrDefault("dist", "")));
        return Variables.of(special, environment);
    }

    /** An architecture that the spec does not list, asked for on the command line, is for all that list none themselves. */
    private boolean isFor(List<Architecture> architectures, boolean own, Architecture architecture) {
        return architectures.contains(architecture) || (!own && !allArchitectures.contains(architecture));
    }

    private void refuseSameNames(List<PackageSpec> packages, Problems problems) {
        Set<String> names = new HashSet<>();
        for (PackageSpec one : packages) {
            if (!one.name().isEmpty() && !names.add(one.name())) {
                SourcePosition where = one.position("name").orElse(root.position());
                problems.add(
                        SpecRules.PACKAGE_NAME,
                        where,
                        "a second package with the name " + GopackException.quote(one.name()));
            }
        }
    }

    private List<Node.Mapping> innerMaps(Problems problems) {
        List<Node.Mapping> maps = new ArrayList<>();
        if (!(root.get("packages") instanceof Node.Sequence sequence)) {
            return maps;
        }
        if (sequence.items().size() > MAX_PACKAGES) {
            throw problems.fatal(SpecRules.LIMIT, sequence.position(), "more than " + MAX_PACKAGES + " packages", null);
        }
        for (Node item : sequence.items()) {
            if (item instanceof Node.Mapping map) {
                checkName(map, problems);
                maps.add(map);
            }
        }
        return maps;
    }

    private static void checkName(Node.Mapping map, Problems problems) {
        Node name = map.get("name");
        Node suffix = map.get("suffix");
        boolean named = name != null && !name.isEmpty();
        boolean suffixed = suffix != null && !suffix.isEmpty();
        if (named && suffix != null && suffixed) {
            problems.add(SpecRules.KEY_CONFLICT, suffix.position(), "name and suffix exclude each other", "keep one");
        } else if (!named && !suffixed && !Architectures.isSource(map)) {
            problems.add(
                    SpecRules.MISSING_KEY,
                    map.position(),
                    "a further package needs a name or suffix",
                    "for example suffix: -doc");
        }
    }
}
