package dev.gopack.imports;

import dev.gopack.imports.ModuleSet.Vendor;
import dev.gopack.io.ByteSource;
import dev.gopack.module.GoMod;
import dev.gopack.module.GoVersion;
import dev.gopack.module.GoWork;
import dev.gopack.module.ModuleRef;
import dev.gopack.module.VendorModules;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.InputException;
import dev.gopack.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which modules a scan has to do with, from go.mod, go.work, vendor/modules.txt and the module cache. */
// source: Go 1.26 cmd/go/internal/modload/init.go
final class ModuleLoader {

    // source: Go 1.26 cmd/go/internal/modload and gover: the go lines from which on a vendor folder counts, that of a
    // workspace counts, and only what modules.txt lists can be imported from it
    private static final int VENDOR_SINCE = 14;
    private static final int VENDOR_LISTED_SINCE = 23;

    private final Path root;
    private final ScanOptions options;
    private final Report.Collector problems;
    private final List<Main> mains = new ArrayList<>();
    private @Nullable Work work;

    private ModuleLoader(Path root, ScanOptions options, Report.Collector problems) {
        this.root = root;
        this.options = options;
        this.problems = problems;
    }

    /**
     * What is known before the first source is read.
     *
     * @param modules where packages can come from
     * @param scanned whose packages are asked for
     */
    record Loaded(ModuleSet modules, List<ScannedModule> scanned) {}

    /** A module on disk that is scanned, or part of the same workspace. */
    record Main(Path folder, GoMod mod, ModuleSource source) {}

    /** A workspace. */
    record Work(Path folder, GoWork file) {}

    /**
     * The modules of a folder with a go.mod, or a go.work.
     *
     * @throws FormatException if one of these files is broken
     * @throws InputException if there is none
     */
    static Loaded load(Path root, ScanOptions options, Report.Collector problems) throws IOException {
        ModuleLoader loader = new ModuleLoader(root.toAbsolutePath().normalize(), options, problems);
        return loader.load();
    }

    private Loaded load() throws IOException {
        boolean hasModule = Files.isRegularFile(root.resolve(GoMod.NAME));
        if (options.workspace()) {
            findWorkspace(hasModule);
        }
        if (mains.isEmpty()) {
            if (!hasModule) {
                throw new InputException("no go.mod in " + root);
            }
            mains.add(main(root));
        }
        List<ScannedModule> scanned = new ArrayList<>();
        for (Main main : mains) {
            if (!hasModule || main.folder().equals(root)) {
                scanned.add(new ScannedModule(
                        main.source(),
                        main.mod().ignores().stream().map(GoMod.Ignore::path).toList()));
            }
        }
        List<ModuleSource> locals = mains.stream().map(Main::source).toList();
        Selection selection = Selection.of(mains, work, options.moduleCache());
        return new Loaded(new ModuleSet(locals, selection, vendor()), scanned);
    }

    private static Main main(Path folder) throws IOException {
        Path file = folder.resolve(GoMod.NAME);
        try (ByteSource source = ByteSource.of(file)) {
            GoMod mod = GoMod.read(source);
            String path = mod.module()
                    .orElseThrow(() -> new FormatException(file.toString(), 0, "there is no module directive"));
            ModuleIdentity identity = new ModuleIdentity(path, "", "", true);
            return new Main(folder, mod, new ModuleSource(identity, new FolderTree(folder), true, ""));
        }
    }

    /** A go.work here or above counts if it uses the module here, or if there is no module here. */
    private void findWorkspace(boolean hasModule) throws IOException {
        for (Path folder = root; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(GoWork.NAME);
            if (!Files.isRegularFile(file)) {
                continue;
            }
            try (ByteSource source = ByteSource.of(file)) {
                GoWork found = GoWork.read(source);
                useAll(folder, found);
                boolean isMember = mains.stream().anyMatch(main -> main.folder().equals(root));
                if (isMember || (!hasModule && folder.equals(root))) {
                    work = new Work(folder, found);
                } else {
                    mains.clear();
                }
            }
            return;
        }
    }

    private void useAll(Path folder, GoWork found) throws IOException {
        for (GoWork.Use use : found.uses()) {
            Path used = folder.resolve(use.path()).normalize();
            if (Files.isRegularFile(used.resolve(GoMod.NAME))) {
                mains.add(main(used));
            } else {
                problems.add(ImportRules.MODULE.finding(
                        "go.work uses " + GopackException.quote(use.path()) + ", where there is no go.mod"));
            }
        }
    }

    private @Nullable Vendor vendor() throws IOException {
        Path folder = (work == null ? root : work.folder()).resolve("vendor");
        int minor = goMinor();
        if (!options.vendor() || minor < VENDOR_SINCE || !Files.isDirectory(folder)) {
            return null;
        }
        Path file = folder.resolve(VendorModules.NAME);
        if (!Files.isRegularFile(file)) {
            if (work == null) {
                problems.add(
                        ImportRules.MODULE.finding("there is a vendor folder without modules.txt; it is not used"));
            }
            return null;
        }
        try (ByteSource source = ByteSource.of(file)) {
            VendorModules list = VendorModules.read(source);
            if (list.isWorkspace() != (work != null)) {
                return null;
            }
            if (work == null) {
                VendorCheck.problems(mains.get(0).mod(), list)
                        .forEach(problem -> problems.add(ImportRules.MODULE
                                .finding("vendor/modules.txt is not of this go.mod: " + problem)
                                .advising("run go mod vendor")));
            }
            return new Vendor(new FolderTree(folder), packages(list), minor >= VENDOR_LISTED_SINCE);
        }
    }

    /** The go line that decides how vendoring works: the workspace's, else the module's. */
    private int goMinor() {
        if (work != null) {
            return work.file()
                    .go()
                    .flatMap(GoVersion::parse)
                    .map(GoVersion::minor)
                    .orElse(18);
        }
        return mains.get(0).mod().goVersion().minor();
    }

    private static Map<String, ModuleIdentity> packages(VendorModules list) {
        Map<String, ModuleIdentity> packages = new HashMap<>();
        for (VendorModules.Module module : list.vendored()) {
            ModuleRef ref = module.module();
            String replacement = module.replacement().path().isEmpty()
                    ? ""
                    : module.replacement().toString();
            ModuleIdentity identity = new ModuleIdentity(ref.path(), ref.version(), replacement, false);
            module.packages().forEach(path -> packages.put(path, identity));
        }
        return packages;
    }

    /** A module that a go.mod describes and that is not on disk as a folder of its own. */
    static Loaded ofTree(SourceTree tree, ModuleRef module, Optional<GoMod> mod, ScanOptions options) {
        ModuleIdentity identity = new ModuleIdentity(module.path(), module.version(), "", true);
        ModuleSource source = new ModuleSource(identity, tree, true, "");
        List<String> ignore = mod.map(GoMod::ignores).orElse(List.of()).stream()
                .map(GoMod.Ignore::path)
                .toList();
        Selection selection = Selection.of(mod, options.moduleCache());
        return new Loaded(new ModuleSet(List.of(source), selection, null), List.of(new ScannedModule(source, ignore)));
    }
}
