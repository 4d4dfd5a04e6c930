package dev.gopack.imports;

import dev.gopack.imports.SourceTree.Entry;
import dev.gopack.imports.SourceTree.Kind;
import dev.gopack.module.ModulePath;
import dev.gopack.module.StandardLibrary;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From an import to the folder of its package. Usable by several threads. */
// source: Go 1.26 cmd/go/internal/modload/import.go, importFromModules and dirInModule
final class Resolver {

    private final ModuleSet modules;
    private final StandardLibrary library = StandardLibrary.bundled();
    private final @Nullable SourceTree goroot;
    private final int goMinor;
    private final SourceTree.Wanted wanted;

    /**
     * @param goroot the sources of the standard library, or null
     * @param goMinor the version of the library where there are none
     * @param wanted which files of a package are of interest
     */
    Resolver(ModuleSet modules, @Nullable SourceTree goroot, int goMinor, SourceTree.Wanted wanted) {
        this.modules = modules;
        this.goroot = goroot;
        this.goMinor = goMinor;
        this.wanted = wanted;
    }

    /**
     * Where a package is.
     *
     * @param fromStandard whether the import stands in the standard library, or is made by Go itself
     */
    Resolution resolve(String path, boolean fromStandard) {
        try {
            Resolution standard = standard(path, fromStandard);
            if (standard != null) {
                return standard;
            }
            Optional<String> illegal = ModulePath.problemOfImport(path);
            if (illegal.isPresent()) {
                return new Resolution.Missing(illegal.get(), null);
            }
            return modules.vendor() != null ? vendored(path, modules.vendor()) : required(path);
        } catch (IOException e) {
            return new Resolution.Missing(GopackException.reason(e), null);
        }
    }

    private @Nullable Resolution standard(String path, boolean fromStandard) throws IOException {
        boolean looksStandard = StandardLibrary.looksStandard(path);
        if (goroot == null) {
            boolean listed = fromStandard || library.has(path, goMinor);
            return looksStandard && listed ? new Resolution.Standard(path, null, List.of()) : null;
        }
        String place = fromStandard && !looksStandard ? "vendor/" + path : path;
        List<Entry> files = looksStandard || fromStandard ? goFiles(goroot, place) : List.of();
        return files.isEmpty() ? null : new Resolution.Standard(place, goroot, files);
    }

    private Resolution vendored(String path, ModuleSet.Vendor vendor) throws IOException {
        List<Resolution> found = new ArrayList<>();
        for (ModuleSource local : modules.locals()) {
            addFound(found, path, local);
        }
        ModuleIdentity owner = vendor.packages().get(path);
        if (owner != null || !vendor.listedOnly()) {
            List<Entry> files = goFiles(vendor.tree(), path);
            if (!files.isEmpty()) {
                ModuleIdentity known = owner != null ? owner : new ModuleIdentity("", "", "vendor", false);
                found.add(new Resolution.Found(known, vendor.tree(), path, files));
            }
        }
        return only(found, path, new Resolution.Missing("is in no vendored module", owner));
    }

    /** First among the modules that go.mod lists, and only then among all that those require. */
    private Resolution required(String path) throws IOException {
        Resolution listed = required(path, modules.selection()::module);
        if (!(listed instanceof Resolution.Missing missing) || missing.likely() != null) {
            return listed;
        }
        Resolution known = required(path, modules.selection()::moduleOfGraph);
        String unknown = modules.selection().unknown();
        return known instanceof Resolution.Missing still && !unknown.isEmpty()
                ? new Resolution.Missing(still.reason() + "; " + unknown, still.likely())
                : known;
    }

    private Resolution required(String path, Function<String, Optional<ModuleSource>> selected) throws IOException {
        List<Resolution> found = new ArrayList<>();
        Resolution.Missing absent = null;
        String longest = "";
        for (String prefix = path; !prefix.isEmpty(); prefix = parent(prefix)) {
            Optional<ModuleSource> module = module(prefix, selected);
            if (module.isEmpty()) {
                continue;
            }
            ModuleSource source = module.get();
            longest = longest.isEmpty() ? source.identity().toString() : longest;
            if (source.tree() == null) {
                absent = absent != null ? absent : new Resolution.Missing(source.missing(), source.identity());
            } else {
                addFound(found, path, source);
            }
        }
        if (found.isEmpty() && absent != null) {
            return absent;
        }
        String reason =
                longest.isEmpty() ? "no required module provides it" : "module " + longest + " has no such package";
        return only(found, path, new Resolution.Missing(reason, null));
    }

    private Optional<ModuleSource> module(String path, Function<String, Optional<ModuleSource>> selected) {
        for (ModuleSource local : modules.locals()) {
            if (local.identity().path().equals(path)) {
                return Optional.of(local);
            }
        }
        return selected.apply(path);
    }

    private static Resolution only(List<Resolution> found, String path, Resolution.Missing otherwise) {
        if (found.size() > 1) {
            return new Resolution.Missing("ambiguous: " + found.size() + " modules have the package " + path, null);
        }
        return found.isEmpty() ? otherwise : found.get(0);
    }

    private void addFound(List<Resolution> found, String path, ModuleSource source) throws IOException {
        String folder = source.folderOf(path);
        SourceTree tree = source.tree();
        if (folder == null || tree == null || (source.local() && isInOtherModule(tree, folder))) {
            return;
        }
        List<Entry> files = goFiles(tree, folder);
        if (!files.isEmpty()) {
            found.add(new Resolution.Found(source.identity(), tree, folder, files));
        }
    }

    private static boolean isInOtherModule(SourceTree tree, String folder) {
        for (String each = folder; !each.isEmpty(); each = parent(each)) {
            Kind kind = tree.kind(each + "/go.mod");
            if (kind != null && kind != Kind.FOLDER && kind != Kind.FOLDER_LINK) {
                return true;
            }
        }
        return false;
    }

    /** The source files of a folder with Go among them, else none. */
    private List<Entry> goFiles(SourceTree tree, String folder) throws IOException {
        Kind kind = folder.isEmpty() ? Kind.FOLDER : tree.kind(folder);
        if (kind != Kind.FOLDER && kind != Kind.FOLDER_LINK) {
            return List.of();
        }
        List<Entry> files = tree.list(folder, wanted);
        if (!hasGo(files)) {
            // a package of tests alone, or for other platforms, is a package too
            files = tree.list(folder, SourceTree.Wanted.SOURCES);
        }
        return hasGo(files) ? files : List.of();
    }

    private static boolean hasGo(List<Entry> files) {
        for (Entry file : files) {
            if (file.name().endsWith(".go") && file.kind().isReadable()) {
                return true;
            }
        }
        return false;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
