package dev.gopack.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The modules that the imports of a scan can come from.
 *
 * @param locals the scanned modules, and those of their workspace
 * @param selected the module of a path in the version that a build takes, empty if none is required
 * @param vendor what replaces all other modules, or null
 */
record ModuleSet(
        List<ModuleSource> locals,
        Function<String, Optional<ModuleSource>> selected,
        @Nullable Vendor vendor) {

    /**
     * A vendor folder.
     *
     * @param tree the folder
     * @param packages the packages that modules.txt lists, with their modules
     * @param listedOnly whether a package that is not listed is not there: so since go 1.23
     */
    record Vendor(SourceTree tree, Map<String, ModuleIdentity> packages, boolean listedOnly) {}
}
