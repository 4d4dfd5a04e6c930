package dev.gopack.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The modules that the imports of a scan can come from.
 *
 * @param locals the scanned modules, and those of their workspace
 * @param selection the other modules, in the versions that a build takes
 * @param vendor what replaces all other modules, or null
 */
record ModuleSet(
        List<ModuleSource> locals,
        Selection selection,
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
