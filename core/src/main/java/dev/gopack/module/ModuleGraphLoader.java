package dev.gopack.module;

import dev.gopack.report.FormatException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Minimal version selection over a module graph, pruned where Go prunes it: of what a module with {@code go 1.17} or later
 * asks for, nothing further is looked at, as long as it is reached over such modules alone.
 * // docs: Go Modules Reference, minimal version selection, module graph pruning
 * // source: cmd/go internal/modload/buildlist.go readModGraph
 */
final class ModuleGraphLoader {

    private static final GoVersion PRUNED_FROM = new GoVersion("1.17", "", false);
    private static final int NAMED = 20;

    /** A module whose go.mod is to be read. */
    private record Visit(ModuleRef module, boolean pruned) {}

    private final GoMod main;
    private final ModuleGraph.Source source;
    private final Map<String, String> selected = new HashMap<>();
    private final Set<ModuleRef> excluded = new HashSet<>();
    private final Set<String> missing = new TreeSet<>();
    private final Set<Visit> seen = new HashSet<>();
    private final Deque<Visit> open = new ArrayDeque<>();

    ModuleGraphLoader(GoMod main, ModuleGraph.Source source) {
        this.main = main;
        this.source = source;
        main.excludes().forEach(exclude -> excluded.add(exclude.module()));
    }

    /** What the main module names. */
    ModuleGraph list() {
        requiredBy(main).forEach(this::select);
        return new ModuleGraph(
                main,
                selected,
                isPruned(main)
                        ? List.of()
                        : List.of(
                                "the go line of the main module is older than 1.17, so its go.mod names only what it asks"
                                        + " for directly: what those modules ask for, and whether a higher version of one is"
                                        + " selected, is not known without every go.mod of the graph"));
    }

    ModuleGraph load() throws IOException {
        boolean pruned = isPruned(main);
        for (ModuleRef module : requiredBy(main)) {
            select(module);
            visit(module, pruned);
        }
        while (!open.isEmpty()) {
            Visit visit = open.removeFirst();
            Optional<GoMod> found = goMod(visit.module());
            if (found.isEmpty()) {
                missing.add(visit.module().toString());
                continue;
            }
            boolean follow = !visit.pruned() || !isPruned(found.get());
            for (ModuleRef module : requiredBy(found.get())) {
                select(module);
                if (follow) {
                    visit(module, false);
                }
            }
        }
        return new ModuleGraph(main, selected, unknown());
    }

    private Optional<GoMod> goMod(ModuleRef module) throws IOException {
        return source.goMod(main.replacementOf(module).map(GoMod.Replace::by).orElse(module));
    }

    private void visit(ModuleRef module, boolean pruned) {
        if (seen.contains(new Visit(module, false))) {
            return;
        }
        Visit visit = new Visit(module, pruned);
        if (seen.add(visit)) {
            if (seen.size() > ModuleLimits.GRAPH) {
                throw new FormatException(GoMod.NAME, 0, "more than " + ModuleLimits.GRAPH + " modules in the graph");
            }
            open.addLast(visit);
        }
    }

    /** An excluded version is not taken into account where it is asked for. */
    private List<ModuleRef> requiredBy(GoMod file) {
        return file.requires().stream()
                .map(GoMod.Require::module)
                .filter(module -> !excluded.contains(module) && !isMain(module))
                .toList();
    }

    private boolean isMain(ModuleRef module) {
        return main.module().filter(module.path()::equals).isPresent();
    }

    private void select(ModuleRef module) {
        selected.merge(
                module.path(),
                module.version(),
                (known, asked) ->
                        ModuleVersion.of(asked).comparePrecedence(ModuleVersion.of(known)) > 0 ? asked : known);
        if (selected.size() > ModuleLimits.GRAPH) {
            throw new FormatException(GoMod.NAME, 0, "more than " + ModuleLimits.GRAPH + " modules in the graph");
        }
    }

    private static boolean isPruned(GoMod file) {
        return file.goVersion().satisfies(PRUNED_FROM);
    }

    private List<String> unknown() {
        if (missing.isEmpty()) {
            return List.of();
        }
        String names = String.join(", ", missing.stream().limit(NAMED).toList());
        String more = missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "";
        return List.of("the go.mod of " + names + more
                + " is not at hand: what those modules ask for is not known, and a higher version may be selected");
    }
}
