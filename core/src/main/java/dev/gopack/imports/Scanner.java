package dev.gopack.imports;

import dev.gopack.module.ModulePath;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.SourcePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Runs a scan once it is known which modules there are. */
final class Scanner {

    private final ModuleSet modules;
    private final List<ScannedModule> scanned;
    private final BuildContext context;
    private final ScanOptions options;
    private final Report.Collector problems;

    Scanner(
            ModuleSet modules,
            List<ScannedModule> scanned,
            BuildContext context,
            ScanOptions options,
            Report.Collector problems) {
        this.modules = modules;
        this.scanned = scanned;
        this.context = context;
        this.options = options;
        this.problems = problems;
    }

    ImportScan scan() {
        ExecutorService workers = Executors.newFixedThreadPool(options.threads());
        try {
            return scan(workers);
        } finally {
            workers.shutdownNow();
        }
    }

    private ImportScan scan(ExecutorService workers) {
        List<GoPackage> packages = new ArrayList<>();
        for (ScannedModule module : scanned) {
            packages.addAll(packagesOf(module, workers));
        }
        packages.forEach(each -> problems.addAll(each.problems()));
        @Nullable SourceTree goroot = options.library().map(FolderTree::new).orElse(null);
        SourceTree.Wanted wanted = options.tests() ? SourceTree.Wanted.SOURCES : SourceTree.Wanted.build(context);
        Resolver resolver = new Resolver(modules, goroot, context.goMinor(), wanted);
        List<GoPackage> dependencies = List.of();
        List<UnresolvedImport> unresolved = new ArrayList<>();
        if (options.dependencies()) {
            Closure closure = new Closure(resolver, context, workers);
            closure.follow(packages, options.tests(), problems);
            dependencies = closure.packages();
            unresolved.addAll(closure.unresolved());
        }
        for (UnresolvedImport each : unresolved) {
            problems.add(ImportRules.UNRESOLVED
                    .finding(each.path() + ": " + each.reason())
                    .at(each.where()));
        }
        return new ImportScan(
                scanned.stream().map(each -> each.source().identity()).toList(),
                packages,
                dependencies,
                needed(packages, resolver),
                unresolved,
                problems.toReport());
    }

    private List<GoPackage> packagesOf(ScannedModule module, ExecutorService workers) {
        SourceTree tree = module.source().tree();
        if (tree == null) {
            return List.of();
        }
        List<Callable<GoPackage>> tasks = new ArrayList<>();
        for (ModuleWalk.Folder folder : ModuleWalk.folders(tree, new IgnoredFolders(module.ignore()), problems)) {
            String path = SourceTree.join(module.source().identity().path(), folder.path());
            Optional<String> illegal = ModulePath.problemOfImport(path);
            if (illegal.isPresent()) {
                problems.add(ImportRules.PATH
                        .finding("package " + GopackException.quote(path) + ": " + illegal.get())
                        .at(new SourcePosition(tree.describe(folder.path()), 1, 1)));
            } else {
                tasks.add(() -> read(path, module.source().identity(), tree, folder));
            }
        }
        List<GoPackage> found = new ArrayList<>();
        for (GoPackage each : Closure.all(workers, tasks)) {
            if (each.files().hasGo() || !each.files().invalidGoFiles().isEmpty()) {
                found.add(each);
            }
        }
        return found;
    }

    private GoPackage read(String path, ModuleIdentity owner, SourceTree tree, ModuleWalk.Folder folder) {
        GoPackage found = PackageReader.read(tree, folder.path(), folder.entries(), context, path, owner);
        return EmbedFiles.resolve(found, tree, folder.path());
    }

    /** What is imported and not part of the scanned modules, each with the module that has it. */
    private List<NeededPackage> needed(Collection<GoPackage> packages, Resolver resolver) {
        Set<String> provided = new HashSet<>();
        packages.forEach(each -> provided.add(each.importPath()));
        provided.add("C");
        Map<String, SourcePosition> fromBuilds = new TreeMap<>();
        Map<String, SourcePosition> fromAll = new TreeMap<>();
        for (GoPackage each : packages) {
            each.imports().forEach(one -> fromBuilds.putIfAbsent(one.path(), one.where()));
            each.testImports().forEach(one -> fromAll.putIfAbsent(one.path(), one.where()));
            each.xTestImports().forEach(one -> fromAll.putIfAbsent(one.path(), one.where()));
        }
        fromAll.putAll(fromBuilds);
        List<NeededPackage> needed = new ArrayList<>();
        fromAll.forEach((path, where) -> {
            if (!provided.contains(path)) {
                needed.add(needed(path, where, !fromBuilds.containsKey(path), resolver));
            }
        });
        return needed;
    }

    private static NeededPackage needed(String path, SourcePosition where, boolean testOnly, Resolver resolver) {
        Resolution resolution = resolver.resolve(path, false);
        @Nullable ModuleIdentity owner = null;
        if (resolution instanceof Resolution.Found found) {
            owner = found.owner();
        } else if (resolution instanceof Resolution.Missing missing) {
            owner = missing.likely();
        }
        return new NeededPackage(path, owner, resolution instanceof Resolution.Standard, testOnly, where);
    }
}
