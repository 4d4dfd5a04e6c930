package dev.gopack.resolve;

import dev.gopack.model.PackageSpec;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the files that a spec names one by one, where the {@link Resolver} finds its contents. */
public final class NamedFiles {

    private final SourceFinder finder;

    /**
     * For a package.
     *
     * @param workingDirectory where paths are looked up that are not found beside the spec
     */
    public NamedFiles(PackageSpec spec, Path workingDirectory) {
        this.finder = new SourceFinder(spec.directory(), workingDirectory);
    }

    /** The file with exactly this name, if there is one. */
    public Optional<Path> find(String name) {
        return Optional.ofNullable(finder.exact(name));
    }
}
