package dev.gopack.imports;

import dev.gopack.module.StandardLibrary;
import dev.gopack.report.CancelledException;
import dev.gopack.report.Report;
import dev.gopack.report.SourcePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Follows imports from package to package. Goes in waves: what a wave imports and was not seen yet is the next wave, so
 * that the result does not depend on which thread was faster.
 */
final class Closure {

    // source: Go 1.26 cmd/go/internal/load/pkg.go: packages that cgo's own imports would import in a circle
    private static final Set<String> NO_SYSCALL = Set.of("runtime/cgo", "runtime/race", "runtime/msan", "runtime/asan");

    // source: Go 1.26 cmd/go/internal/load/test.go, TestMainDeps: what the generated main program of a test imports
    private static final List<String> TEST_MAIN = List.of("os", "reflect", "testing", "testing/internal/testdeps");

    private final Resolver resolver;
    private final BuildContext context;
    private final ExecutorService workers;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, GoPackage> packages = new TreeMap<>();
    private final List<UnresolvedImport> unresolved = new ArrayList<>();
    private Map<String, Wish> wave = new LinkedHashMap<>();
    private int files;

    Closure(Resolver resolver, BuildContext context, ExecutorService workers) {
        this.resolver = resolver;
        this.context = context;
        this.workers = workers;
    }

    /**
     * What is to be found.
     *
     * @param path how it is imported
     * @param importer who imports it
     * @param where where
     * @param standard whether it can only be a package of the standard library
     */
    private record Wish(String path, GoPackage importer, SourcePosition where, boolean standard) {}

    /**
     * What was found.
     *
     * @param resolution where
     * @param found the package, or null if there are no sources
     */
    private record Answer(Resolution resolution, @Nullable GoPackage found) {}

    /**
     * Follows the imports of packages that are known already.
     *
     * @param tests whether to follow those of their tests too
     */
    void follow(Collection<GoPackage> start, boolean tests, Report.Collector problems) {
        start.forEach(each -> seen.add(each.importPath()));
        start.forEach(this::wish);
        if (tests) {
            start.forEach(this::wishForTests);
        }
        while (!wave.isEmpty()) {
            List<Wish> wishes = List.copyOf(wave.values());
            wave = new LinkedHashMap<>();
            List<Answer> answers = all(
                    workers,
                    wishes.stream()
                            .<Callable<Answer>>map(wish -> () -> answer(wish))
                            .toList());
            for (int i = 0; i < wishes.size(); i++) {
                take(wishes.get(i), answers.get(i));
            }
            if (files > Limits.FILES) {
                problems.add(ImportRules.LIMIT.finding("the dependencies have more than " + Limits.FILES + " files"));
                return;
            }
        }
    }

    /** The packages that were found, sorted by path. */
    List<GoPackage> packages() {
        return List.copyOf(packages.values());
    }

    /** What was not found, in the order of the search. */
    List<UnresolvedImport> unresolved() {
        return unresolved;
    }

    private Answer answer(Wish wish) {
        Resolution resolution = resolver.resolve(wish.path(), wish.standard());
        if (resolution instanceof Resolution.Found found) {
            return new Answer(
                    resolution,
                    PackageReader.read(
                            found.tree(), found.folder(), found.entries(), context, wish.path(), found.owner()));
        }
        if (resolution instanceof Resolution.Standard standard && standard.tree() != null) {
            String path = standard.importPath();
            return new Answer(
                    resolution, PackageReader.read(standard.tree(), path, standard.entries(), context, path, null));
        }
        return new Answer(resolution, null);
    }

    private void take(Wish wish, Answer answer) {
        GoPackage found = answer.found();
        if (answer.resolution() instanceof Resolution.Missing missing) {
            unresolved.add(unresolved(wish, missing.reason(), missing.likely()));
        } else if (found == null) {
            packages.put(wish.path(), listed(wish.path()));
        } else {
            files += found.files().count();
            packages.put(found.importPath(), found);
            seen.add(found.importPath());
            if (!found.files().hasGo() && found.files().invalidGoFiles().isEmpty()) {
                unresolved.add(unresolved(wish, "build constraints exclude all Go files", found.owner()));
            }
            wish(found);
        }
    }

    private static UnresolvedImport unresolved(Wish wish, String reason, @Nullable ModuleIdentity owner) {
        return new UnresolvedImport(wish.path(), reason, owner, wish.importer().importPath(), wish.where());
    }

    /** A package of the standard library of which only the name is known. */
    private static GoPackage listed(String path) {
        PackageFiles none =
                new PackageFiles(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());
        Embeds nothing = new Embeds(List.of(), List.of(), List.of(), List.of());
        return new GoPackage(path, "", "", none, List.of(), List.of(), List.of(), nothing, null, List.of());
    }

    private void wish(GoPackage importer) {
        for (GoImport each : importer.imports()) {
            wish(importer, each.path(), each.where());
        }
        wishImplied(importer, implied(importer));
    }

    private void wishForTests(GoPackage importer) {
        if (!importer.files().hasTests()) {
            return;
        }
        importer.testImports().forEach(each -> wish(importer, each.path(), each.where()));
        importer.xTestImports().forEach(each -> wish(importer, each.path(), each.where()));
        wishImplied(importer, TEST_MAIN);
        wishImplied(importer, ofCommands());
    }

    private void wish(GoPackage importer, String path, SourcePosition where) {
        if (path.equals("C")) {
            return;
        }
        // what the standard library vendors is another package than a module's of the same path
        String key = importer.isStandard() && !StandardLibrary.looksStandard(path) ? "vendor/" + path : path;
        if (seen.add(key)) {
            wave.put(key, new Wish(path, importer, where, importer.isStandard()));
        }
    }

    private void wishImplied(GoPackage importer, List<String> paths) {
        SourcePosition where = new SourcePosition(importer.directory(), 1, 1);
        for (String path : paths) {
            if (seen.add(path)) {
                wave.put(path, new Wish(path, importer, where, true));
            }
        }
    }

    /** What the tools import in a package's name. */
    // source: Go 1.26 cmd/go/internal/load/pkg.go, Package.load and LinkerDeps
    private List<String> implied(GoPackage importer) {
        List<String> paths = new ArrayList<>();
        boolean swig = importer.files().otherFiles().containsKey("SwigFiles")
                || importer.files().otherFiles().containsKey("SwigCXXFiles");
        if (!importer.files().cgoFiles().isEmpty() || swig) {
            paths.add("unsafe");
            if (!importer.importPath().equals("runtime/cgo")) {
                paths.add("runtime/cgo");
            }
            if (!NO_SYSCALL.contains(importer.importPath())) {
                paths.add("syscall");
            }
        }
        if (swig) {
            paths.add("sync");
        }
        if (importer.isCommand()) {
            paths.addAll(ofCommands());
        }
        return paths;
    }

    private List<String> ofCommands() {
        return context.goarch().equals("arm") ? List.of("runtime", "math") : List.of("runtime");
    }

    /** Runs everything; the answers in the order of the tasks. */
    static <T> List<T> all(ExecutorService workers, List<Callable<T>> tasks) {
        try {
            List<T> answers = new ArrayList<>(tasks.size());
            for (Future<T> future : workers.invokeAll(tasks)) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("the scan of imports was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error problem) {
                throw problem;
            }
            throw new IllegalStateException(e);
        }
    }
}
