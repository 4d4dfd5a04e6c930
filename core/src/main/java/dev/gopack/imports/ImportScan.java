package dev.gopack.imports;

import dev.gopack.report.Report;
import java.util.List;
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
