package dev.gopack.imports;

import org.jspecify.annotations.Nullable;

/**
 * A module and where its sources are.
 *
 * @param identity which module
 * @param tree its sources, or null if they are not on this machine
 * @param local whether the folders may hold other modules, as a checkout does and a module cache does not
 * @param missing why there are no sources, else empty
 */
record ModuleSource(ModuleIdentity identity, @Nullable SourceTree tree, boolean local, String missing) {

    /** The folder that a package would have, or null if its path does not begin with the module's. */
    @Nullable
    String folderOf(String importPath) {
        String path = identity.path();
        if (importPath.equals(path)) {
            return "";
        }
        return importPath.startsWith(path + "/") ? importPath.substring(path.length() + 1) : null;
    }
}
