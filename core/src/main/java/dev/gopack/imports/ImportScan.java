package dev.gopack.imports;

import dev.gopack.module.GoMod;
import dev.gopack.module.ModuleRef;
import dev.gopack.module.ModuleZip;
import dev.gopack.report.Report;
import dev.gopack.report.SourcePosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the packages of a module import, for one platform: equal to what {@code go list} says of the same sources,
 * without Go.
 *
 * @param modules the scanned modules: one, or those that a go.work without a module of its own uses
 * @param packages the packages of {@code ./...}, sorted within each module
 * @param dependencies what those packages import, directly or not, as far as there are sources: together with
 *     {@code packages} what {@code go list -deps} lists; empty if dependencies were not asked for
 * @param needed what the packages and their tests import directly and do not have themselves, sorted
 * @param unresolved the imports behind which nothing could be looked at, with the reason
 * @param report what is wrong with the sources
 */
public record ImportScan(
        List<ModuleIdentity> modules,
        List<GoPackage> packages,
        List<GoPackage> dependencies,
        List<NeededPackage> needed,
        List<UnresolvedImport> unresolved,
        Report report) {

    /** Copies the lists. */
    public ImportScan {
        modules = List.copyOf(modules);
        packages = List.copyOf(packages);
        dependencies = List.copyOf(dependencies);
        needed = List.copyOf(needed);
        unresolved = List.copyOf(unresolved);
    }

    /**
     * Scans the module in a folder, or the modules of a workspace if the folder has a go.work and no go.mod.
     *
     * @param root the folder with the go.mod
     * @throws dev.gopack.report.FormatException if its go.mod, go.work or vendor/modules.txt is broken
     * @throws dev.gopack.report.InputException if there is none
     */
    public static ImportScan of(Path root, BuildContext context, ScanOptions options) throws IOException {
        Report.Collector problems = new Report.Collector();
        return scan(ModuleLoader.load(root, options, problems), context, options, problems);
    }

    /**
     * Scans a folder that has no go.mod, as modules of old and source packages of distributions.
     *
     * @param importPath how the package in the folder itself is imported, empty for the standard library
     */
    public static ImportScan ofFolder(Path root, String importPath, BuildContext context, ScanOptions options) {
        ModuleRef module = new ModuleRef(importPath, "");
        return ofTree(new FolderTree(root), module, Optional.empty(), context, options, new Report.Collector());
    }

    /** Scans the module in a zip, whose source has to stay open until this is done. */
    public static ImportScan ofZip(ModuleZip zip, BuildContext context, ScanOptions options) throws IOException {
        ModuleRef module = zip.module();
        Report.Collector problems = new Report.Collector();
        zip.goMod().ifPresent(mod -> mod.module()
                .filter(declared -> !declared.equals(module.path()))
                .ifPresent(declared -> problems.add(ImportRules.OTHER_MODULE
                        .finding("the zip is of " + module.path() + ", and its go.mod declares the module " + declared)
                        .at(new SourcePosition(zip.name() + "!/" + GoMod.NAME, mod.moduleLine(), 1)))));
        return ofTree(new ZipTree(zip), module, zip.goMod(), context, options, problems);
    }

    private static ImportScan ofTree(
            SourceTree tree,
            ModuleRef module,
            Optional<GoMod> mod,
            BuildContext context,
            ScanOptions options,
            Report.Collector problems) {
        return scan(ModuleLoader.ofTree(tree, module, mod, options), context, options, problems);
    }

    private static ImportScan scan(
            ModuleLoader.Loaded loaded, BuildContext context, ScanOptions options, Report.Collector problems) {
        return new Scanner(loaded.modules(), loaded.scanned(), context, options, problems).scan();
    }

    /**
     * The import paths that others can use: no commands, and nothing below {@code internal}.
     */
    public Set<String> provided() {
        Set<String> paths = new TreeSet<>();
        for (GoPackage each : packages) {
            boolean compiles = !each.files().goFiles().isEmpty()
                    || !each.files().cgoFiles().isEmpty();
            boolean isInternal = List.of(each.importPath().split("/")).contains("internal");
            if (compiles && !each.isCommand() && !isInternal) {
                paths.add(each.importPath());
            }
        }
        return paths;
    }

    /** The import paths of the commands that the modules have. */
    public Set<String> commands() {
        Set<String> paths = new TreeSet<>();
        packages.stream().filter(GoPackage::isCommand).forEach(each -> paths.add(each.importPath()));
        return paths;
    }
}
