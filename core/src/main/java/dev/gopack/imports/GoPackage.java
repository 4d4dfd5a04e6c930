package dev.gopack.imports;

import dev.gopack.report.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One package as a build for one platform sees it.
 *
 * @param importPath how others import it
 * @param directory where its files are, for people
 * @param name the name in its package clauses, empty if there is none that can be read
 * @param files its files
 * @param imports Imports: what its files import in a build, sorted by path
 * @param testImports TestImports: what its tests import
 * @param xTestImports XTestImports: what its tests in the package of their own import
 * @param embeds what it embeds
 * @param owner the module that it comes from, or null for the standard library
 * @param problems what is wrong with it, in the order of its files
 */
public record GoPackage(
        String importPath,
        String directory,
        String name,
        PackageFiles files,
        List<GoImport> imports,
        List<GoImport> testImports,
        List<GoImport> xTestImports,
        Embeds embeds,
        @Nullable ModuleIdentity owner,
        List<Finding> problems) {

    /** Copies the lists. */
    public GoPackage {
        Objects.requireNonNull(importPath, "importPath");
        imports = List.copyOf(imports);
        testImports = List.copyOf(testImports);
        xTestImports = List.copyOf(xTestImports);
        problems = List.copyOf(problems);
    }

    /** The module that it comes from; empty for the standard library. */
    public Optional<ModuleIdentity> module() {
        return Optional.ofNullable(owner);
    }

    /** Whether it belongs to the standard library. */
    public boolean isStandard() {
        return owner == null;
    }

    /** Whether it is a command. */
    public boolean isCommand() {
        return name.equals("main");
    }

    GoPackage with(Embeds other, List<Finding> more) {
        List<Finding> all = new java.util.ArrayList<>(problems);
        all.addAll(more);
        return new GoPackage(importPath, directory, name, files, imports, testImports, xTestImports, other, owner, all);
    }

    GoPackage withImports(List<GoImport> resolved) {
        return new GoPackage(
                importPath, directory, name, files, resolved, testImports, xTestImports, embeds, owner, problems);
    }
}
