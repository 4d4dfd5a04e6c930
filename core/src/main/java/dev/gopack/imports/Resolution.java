package dev.gopack.imports;

import dev.gopack.imports.SourceTree.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the package of an import is. */
sealed interface Resolution {

    /**
     * A package of the standard library.
     *
     * @param importPath its path there: what it vendors is below {@code vendor/}
     * @param tree the library's sources, or null if only its list is known
     * @param entries its files, if there are sources
     */
    record Standard(String importPath, @Nullable SourceTree tree, List<Entry> entries) implements Resolution {}

    /**
     * A package of a module.
     *
     * @param owner the module
     * @param tree where its files are
     * @param folder in which folder
     * @param entries the files
     */
    record Found(ModuleIdentity owner, SourceTree tree, String folder, List<Entry> entries) implements Resolution {}

    /**
     * A package that is not on this machine, or nowhere.
     *
     * @param reason why
     * @param likely the module that it would come from, or null
     */
    record Missing(String reason, @Nullable ModuleIdentity likely) implements Resolution {}
}
