package dev.gopack.resolve;

import dev.gopack.imports.BuildContext;
import dev.gopack.imports.SourceModule;
import dev.gopack.model.Architecture;
import dev.gopack.model.PackageSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The modules whose source is packaged, each of them read once for all formats and targets. Not for several threads. */
public final class SourceModules {

    /** What tells two readings of one module apart. */
    private record Key(Path path, String architecture) {}

    private final Path workingDirectory;
    private final Map<Key, SourceModule> known = new HashMap<>();

    /** Looks where a {@link Resolver} looks. */
    public SourceModules(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** Where the module of a package is; empty if it is nowhere. */
    Optional<Path> find(PackageSpec spec) {
        return Optional.ofNullable(new SourceFinder(spec.directory(), workingDirectory)
                        .exact(spec.go().module()))
                .map(Path::normalize);
    }

    SourceModule read(Path path, Architecture architecture) throws IOException {
        Key key = new Key(path, architecture.name());
        SourceModule module = known.get(key);
        if (module == null) {
            module = SourceModule.read(path, contexts(architecture));
            known.put(key, module);
        }
        return module;
    }

    /**
     * The builds for which a package has source, with and without C. A package for every architecture stands for the two
     * that all distributions have: what only others import is rare, and would be a burden for all.
     */
    private static List<BuildContext> contexts(Architecture architecture) {
        Stream<String> names = architecture.equals(Architecture.ALL) || !architecture.isKnown()
                ? Stream.of("amd64", "arm64")
                : Stream.of(architecture.name().matches("arm[567]") ? "arm" : architecture.name());
        return names.map(name -> BuildContext.of("linux", name))
                .flatMap(context -> Stream.of(context.withCgo(true), context))
                .toList();
    }
}
