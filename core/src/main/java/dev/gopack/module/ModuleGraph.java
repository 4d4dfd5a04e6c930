package dev.gopack.module;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The modules of a build, each at the version that Go selects: the highest that any of them asks for. Without a network,
 * so it also says what it could not know.
 */
public final class ModuleGraph {

    /** Where the {@code go.mod} of a dependency is found: mostly the module cache, or a directory that replaces it. */
    @FunctionalInterface
    public interface Source {

        /**
         * What a module's {@code go.mod} says.
         *
         * @param module a module at a version, or a directory without one, as a replacement names it
         * @return nothing if it is not to be had
         */
        Optional<GoMod> goMod(ModuleRef module) throws IOException;
    }

    private final GoMod main;
    private final Map<String, String> selected;
    private final List<String> unknown;

    ModuleGraph(GoMod main, Map<String, String> selected, List<String> unknown) {
        this.main = main;
        this.selected = new TreeMap<>(selected);
        this.unknown = List.copyOf(unknown);
    }

    /**
     * What the main module's {@code go.mod} alone tells. From {@code go 1.17} on, it names every module that gives a package
     * to the build, at the selected version, if it is tidy; before, it names only those that are asked for directly.
     */
    public static ModuleGraph of(GoMod main) {
        return new ModuleGraphLoader(main, module -> Optional.empty()).list();
    }

    /**
     * The whole graph, as {@code go list -m all} shows it.
     *
     * @param source gives each {@code go.mod} that is needed
     * @throws dev.gopack.report.FormatException if one of them is broken, or there are more than 100 000 modules
     */
    public static ModuleGraph load(GoMod main, Source source) throws IOException {
        return new ModuleGraphLoader(main, source).load();
    }

    /** All modules but the main one at their selected versions, sorted by path. */
    public List<ModuleRef> modules() {
        return selected.entrySet().stream()
                .map(module -> new ModuleRef(module.getKey(), module.getValue()))
                .toList();
    }

    /** The selected version of a module. */
    public Optional<String> selected(String modulePath) {
        return Optional.ofNullable(selected.get(modulePath));
    }

    /** The module whose code is used for a module of this graph; a directory if a directory replaces it. */
    public ModuleRef effective(ModuleRef module) {
        return main.replacementOf(module).map(GoMod.Replace::by).orElse(module);
    }

    /**
     * Modules whose path begins this import path, the longest first. The first that has a directory for the package is the
     * one that Go takes.
     */
    public List<ModuleRef> candidates(String importPath) {
        return ModulePath.candidates(selected.keySet(), importPath).stream()
                .map(path -> new ModuleRef(path, selected.getOrDefault(path, "")))
                .toList();
    }

    /** What could not be known, a sentence each; nothing if the graph is complete. */
    public List<String> unknown() {
        return unknown;
    }
}
