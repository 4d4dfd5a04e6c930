package dev.gopack.spec;

import dev.gopack.model.Architecture;
import dev.gopack.report.GopackException;
import dev.gopack.report.SourcePosition;
import dev.gopack.report.Suggestions;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code targets}, {@code arch} and {@code archs}, which are needed before anything else and so can only use the
 * environment.
 */
final class Architectures {

    private static final int MOST = 64;

    private final Problems problems;
    private final Variables variables;

    Architectures(Map<String, String> environment, Problems problems) {
        this.problems = problems;
        this.variables = Variables.of(Map.of(), environment);
    }

    /** The targets, each once. */
    List<Target> targets(Node.Mapping map, Supplier<Targets> known) {
        Set<Target> targets = new LinkedHashSet<>();
        Fields.of(new Fields.Session(problems, variables), map, SpecShapes.SPEC)
                .eachItem("targets", PackageScalars.TARGETS, (word, position) -> {
                    Targets table = known.get();
                    try {
                        if (!targets.addAll(table.selectBuilt(word))) {
                            problems.add(SpecRules.REPEATED, position, "targets: nothing is new in this item");
                        }
                    } catch (IllegalArgumentException e) {
                        problems.add(SpecRules.TARGET, position, "targets: " + e.getMessage(), advice(word, table));
                    }
                });
        return List.copyOf(targets);
    }

    private static @Nullable String advice(String word, Targets table) {
        String near = Suggestions.nearest(word, table.names())
                .map(name -> "did you mean " + GopackException.quote(name) + "? ")
                .orElse("");
        return table.select(word).isEmpty() && !word.equals(Targets.HOST)
                ? near + "\"gopack targets\" lists them"
                : null;
    }

    /** The architectures of the outer package, at least one. */
    List<Architecture> outer(Node.Mapping map) {
        List<Architecture> list = list(map, SpecShapes.SPEC, List.of());
        return list == null ? List.of(Architecture.AMD64) : list;
    }

    /** Those that a further package has for itself, or null. */
    @Nullable
    List<Architecture> inner(Node.Mapping map, List<Architecture> outer) {
        return list(map, SpecShapes.PACKAGE, outer);
    }

    private @Nullable List<Architecture> list(Node.Mapping map, Shape.Block block, List<Architecture> outer) {
        Fields fields = Fields.of(new Fields.Session(problems, variables), map, block);
        List<Architecture> list = new ArrayList<>();
        List<String> keys = block.layer() ? List.of("archs", "+archs") : List.of("archs");
        if (block.layer() && map.get("+archs") != null) {
            list.addAll(outer);
        }
        for (String key : keys) {
            if (map.get(key) instanceof Node.Sequence written) {
                fields.eachItem(key, PackageScalars.ARCH, (value, position) -> add(list, value, position));
                tooMany(written, list);
            }
        }
        if (list.isEmpty()) {
            Architecture one = fields.get("arch", PackageScalars.ARCH);
            if (one == null && isSource(map)) {
                return List.of(Architecture.ALL); // source is for every processor
            }
            return one == null ? null : List.of(one);
        }
        return List.copyOf(list);
    }

    /** True for a package of the source of a module. */
    static boolean isSource(Node.Mapping map) {
        Node module = map.get("go") instanceof Node.Mapping go ? go.get("module") : null;
        return module != null && !module.isEmpty();
    }

    private void add(List<Architecture> list, Architecture architecture, SourcePosition position) {
        if (list.contains(architecture)) {
            problems.add(
                    SpecRules.REPEATED,
                    position,
                    "archs: " + GopackException.quote(architecture.name()) + " is there already");
        } else if (list.size() <= MOST) {
            list.add(architecture);
        }
    }

    private void tooMany(Node.Sequence written, List<Architecture> list) {
        if (list.size() > MOST) {
            throw problems.fatal(SpecRules.LIMIT, written.position(), "more than " + MOST + " architectures", null);
        }
    }
}
