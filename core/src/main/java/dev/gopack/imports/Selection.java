package dev.gopack.imports;

import dev.gopack.io.ByteSource;
import dev.gopack.module.GoMod;
import dev.gopack.module.ModuleCache;
import dev.gopack.module.ModuleGraph;
import dev.gopack.module.ModuleRef;
import dev.gopack.module.ModuleVersion;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which version of a module a build takes, what replaces it, and where its sources are. Usable by several threads. */
// source: docs, Go Modules Reference, "Minimal version selection" and "replace directive"
final class Selection {

    private static final int LISTS_ALL_SINCE = 17;

    private final List<Required> mods;
    private final boolean complete;
    private final Function<ModuleRef, Optional<Replacement>> replacements;
    private final @Nullable ModuleCache cache;
    private final Sums sums;
    private final Map<String, String> listed = new HashMap<>();
    private final Map<ModuleRef, ModuleSource> located = new ConcurrentHashMap<>();
    private @Nullable Map<String, String> graph;
    private String unknown = "";

    private Selection(
            List<Required> mods,
            boolean complete,
            Function<ModuleRef, Optional<Replacement>> replacements,
            Sums sums,
            @Nullable Path cache) {
        this.mods = mods;
        this.complete = complete;
        this.replacements = replacements;
        this.sums = sums;
        this.cache = cache == null ? null : ModuleCache.at(cache);
        mods.forEach(mod -> merge(listed, ModuleGraph.of(mod.mod())));
    }

    /**
     * A module whose requirements count.
     *
     * @param mod what it says
     * @param base its folder, or null
     */
    private record Required(GoMod mod, @Nullable Path base) {

        boolean listsAll() {
            return mod.goVersion().minor() >= LISTS_ALL_SINCE;
        }
    }

    /**
     * What stands in for a module.
     *
     * @param by another module, or a folder
     * @param base what a folder is relative to, or null if there are no folders
     */
    private record Replacement(ModuleRef by, @Nullable Path base) {

        boolean isFolder() {
            return by.version().isEmpty();
        }
    }

    /** What the modules of a scan or workspace require. */
    static Selection of(List<ModuleLoader.Main> mains, ModuleLoader.@Nullable Work work, @Nullable Path cache) {
        List<Required> mods = mains.stream()
                .map(main -> new Required(main.mod(), main.folder()))
                .toList();
        // source: Go 1.26 cmd/go/internal/modload: only a module from go 1.17 on lists all that it needs, and a
        // workspace
        // always selects over all of its modules
        boolean complete = work == null && mods.stream().allMatch(Required::listsAll);
        Sums sums =
                new Sums(mains.stream().map(ModuleLoader.Main::folder).toList(), work == null ? null : work.folder());
        return new Selection(mods, complete, module -> replacement(mains, work, module), sums, cache);
    }

    /** What a module requires that is not on disk as a folder of its own: nothing in it replaces anything. */
    static Selection of(Optional<GoMod> mod, @Nullable Path cache) {
        List<Required> mods = mod.stream().map(each -> new Required(each, null)).toList();
        return new Selection(
                mods,
                mods.stream().allMatch(Required::listsAll),
                module -> Optional.empty(),
                new Sums(List.of(), null),
                cache);
    }

    private static void merge(Map<String, String> into, ModuleGraph graph) {
        graph.modules().forEach(module -> into.merge(module.path(), module.version(), Selection::later));
    }

    private static String later(String one, String other) {
        Optional<ModuleVersion> first = ModuleVersion.parse(one);
        Optional<ModuleVersion> second = ModuleVersion.parse(other);
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? other : one;
        }
        return first.get().comparePrecedence(second.get()) >= 0 ? one : other;
    }

    private static Optional<Replacement> replacement(
            List<ModuleLoader.Main> mains, ModuleLoader.@Nullable Work work, ModuleRef module) {
        if (work != null) {
            Optional<GoMod.Replace> found = work.file().replacementOf(module);
            if (found.isPresent()) {
                return found.map(replace -> new Replacement(replace.by(), work.folder()));
            }
        }
        for (ModuleLoader.Main main : mains) {
            Optional<GoMod.Replace> found = main.mod().replacementOf(module);
            if (found.isPresent()) {
                return found.map(replace -> new Replacement(replace.by(), main.folder()));
            }
        }
        return Optional.empty();
    }

    /** The module of a path, if go.mod lists it, or has to be asked further. */
    Optional<ModuleSource> module(String path) {
        return locate(path, complete ? listed : graph());
    }

    /** The module of a path, if any module of the graph requires it. */
    Optional<ModuleSource> moduleOfGraph(String path) {
        return locate(path, graph());
    }

    /** What is not known of the graph, in words, or nothing. */
    synchronized String unknown() {
        return unknown;
    }

    private Optional<ModuleSource> locate(String path, Map<String, String> versions) {
        String version = versions.get(path);
        return version == null
                ? Optional.empty()
                : Optional.of(located.computeIfAbsent(new ModuleRef(path, version), this::locate));
    }

    /** The selected versions of the whole graph; of what go.mod lists, where the graph cannot be had. */
    private synchronized Map<String, String> graph() {
        if (graph == null) {
            Map<String, String> versions = new HashMap<>(listed);
            try {
                for (Required each : mods) {
                    ModuleGraph loaded = ModuleGraph.load(each.mod(), module -> goMod(module, each.base()));
                    merge(versions, loaded);
                    unknown = String.join("; ", loaded.unknown());
                }
            } catch (FormatException e) {
                unknown = String.valueOf(e.getMessage());
            } catch (IOException e) {
                unknown = GopackException.reason(e);
            }
            graph = versions;
        }
        return graph;
    }

    /** The go.mod of a module of the graph, which stands in for another already if the module's own go.mod says so. */
    private Optional<GoMod> goMod(ModuleRef module, @Nullable Path base) throws IOException {
        for (Required each : mods) {
            if (each.mod().module().filter(module.path()::equals).isPresent()) {
                return Optional.of(each.mod());
            }
        }
        Optional<Replacement> replacement = replacements.apply(module);
        ModuleRef code = replacement.map(Replacement::by).orElse(module);
        if (!code.version().isEmpty()) {
            return cache == null ? Optional.empty() : cache.readGoMod(code);
        }
        Path from = replacement.isPresent() ? replacement.get().base() : base;
        Path file = from == null ? null : from.resolve(code.path()).resolve(GoMod.NAME);
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (ByteSource source = ByteSource.of(file)) {
            return Optional.of(GoMod.readLax(source));
        }
    }

    private ModuleSource locate(ModuleRef module) {
        Optional<Replacement> replacement = replacements.apply(module);
        ModuleRef code = replacement.map(Replacement::by).orElse(module);
        String by = replacement.isEmpty() ? "" : code.version().isEmpty() ? code.path() : code.toString();
        ModuleIdentity identity = new ModuleIdentity(module.path(), module.version(), by, false);
        if (replacement.isPresent() && replacement.get().isFolder()) {
            Path base = replacement.get().base();
            Path folder = base == null ? null : base.resolve(code.path()).normalize();
            return folder != null && Files.isDirectory(folder)
                    ? new ModuleSource(identity, new FolderTree(folder), true, "")
                    : new ModuleSource(
                            identity, null, true, "the folder " + code.path() + " of " + module + " is not there");
        }
        if (cache == null) {
            return new ModuleSource(
                    identity, null, false, "module " + code + " is needed, and there is no module cache");
        }
        Optional<Path> folder = cache.extracted(code);
        String wrong = folder.isPresent() ? sums.problemOf(code, cache) : "";
        if (!wrong.isEmpty()) {
            return new ModuleSource(identity, null, false, wrong);
        }
        return folder.isPresent()
                ? new ModuleSource(identity, new FolderTree(folder.get()), false, "")
                : new ModuleSource(identity, null, false, "module " + code + " is not in the module cache");
    }
}
