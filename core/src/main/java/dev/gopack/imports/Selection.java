package dev.gopack.imports;

import dev.gopack.module.GoMod;
import dev.gopack.module.ModulePath;
import dev.gopack.module.ModuleRef;
import dev.gopack.module.ModuleVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which version of a module a build takes, what replaces it, and where its sources are. Usable by several threads. */
// source: docs, Go Modules Reference, "Minimal version selection" and "replace directive"
final class Selection {

    private final Map<String, String> versions = new HashMap<>();
    private final Function<ModuleRef, Optional<Replacement>> replacements;
    private final @Nullable Path cache;
    private final Map<String, Optional<ModuleSource>> known = new ConcurrentHashMap<>();

    private Selection(Function<ModuleRef, Optional<Replacement>> replacements, @Nullable Path cache) {
        this.replacements = replacements;
        this.cache = cache;
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
        Selection selection = new Selection(module -> replacement(mains, work, module), cache);
        List<GoMod> mods = new ArrayList<>();
        mains.forEach(main -> mods.add(main.mod()));
        selection.require(mods);
        return selection;
    }

    /** What a module requires that is not on disk as a folder of its own: nothing in it replaces anything. */
    static Selection of(Optional<GoMod> mod, @Nullable Path cache) {
        Selection selection = new Selection(module -> Optional.empty(), cache);
        selection.require(mod.map(List::of).orElse(List.of()));
        return selection;
    }

    private void require(List<GoMod> mods) {
        Set<ModuleRef> excluded = new HashSet<>();
        mods.forEach(mod -> mod.excludes().forEach(each -> excluded.add(each.module())));
        for (GoMod mod : mods) {
            for (GoMod.Require require : mod.requires()) {
                if (!excluded.contains(require.module())) {
                    versions.merge(require.module().path(), require.module().version(), Selection::later);
                }
            }
        }
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

    /** The module of a path, if one is required. */
    Optional<ModuleSource> module(String path) {
        return known.computeIfAbsent(path, key -> {
            String version = versions.get(key);
            return version == null ? Optional.empty() : Optional.of(locate(new ModuleRef(key, version)));
        });
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
        Path folder = cache.resolve(ModulePath.escape(code.path()) + "@" + ModulePath.escapeVersion(code.version()));
        return Files.isDirectory(folder)
                ? new ModuleSource(identity, new FolderTree(folder), false, "")
                : new ModuleSource(identity, null, false, "module " + code + " is not in the module cache");
    }
}
