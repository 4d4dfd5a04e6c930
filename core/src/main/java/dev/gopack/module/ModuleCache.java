package dev.gopack.module;

import dev.gopack.io.ByteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Go's module cache, which is only read. // docs: Go Modules Reference, module cache and GOPROXY protocol */
public final class ModuleCache {

    private final Path directory;

    private ModuleCache(Path directory) {
        this.directory = directory;
    }

    /** The cache in that directory, which need not exist. */
    public static ModuleCache at(Path directory) {
        return new ModuleCache(directory);
    }

    /**
     * The cache that the go command would use, by the variables GOMODCACHE, GOPATH and HOME; empty if none of them says so.
     */
    public static Optional<ModuleCache> find(Map<String, String> environment) {
        String cache = environment.getOrDefault("GOMODCACHE", "");
        if (!cache.isEmpty()) {
            return Optional.of(at(Path.of(cache)));
        }
        String path = environment.getOrDefault("GOPATH", "");
        if (!path.isEmpty()) {
            String first = path.split(java.util.regex.Pattern.quote(java.io.File.pathSeparator), 2)[0];
            return first.isEmpty() ? Optional.empty() : Optional.of(at(Path.of(first, "pkg", "mod")));
        }
        String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
        return home.isEmpty() ? Optional.empty() : Optional.of(at(Path.of(home, "go", "pkg", "mod")));
    }

    /** The cache's directory. */
    public Path directory() {
        return directory;
    }

    /** The module's {@code go.mod}, also made up where it has none of its own. */
    public Optional<Path> goMod(ModuleRef module) {
        return download(module, ".mod");
    }

    /** The module's zip. */
    public Optional<Path> zip(ModuleRef module) {
        return download(module, ".zip");
    }

    /** The hash of the zip, in a file of its own. */
    public Optional<Path> zipHash(ModuleRef module) {
        return download(module, ".ziphash");
    }

    /** JSON with the version's time, and where it came from. */
    public Optional<Path> info(ModuleRef module) {
        return download(module, ".info");
    }

    /** The module's files. */
    public Optional<Path> extracted(ModuleRef module) {
        if (!isModule(module)) {
            return Optional.empty();
        }
        return Optional.of(directory.resolve(
                        ModulePath.escape(module.path()) + '@' + ModulePath.escapeVersion(module.version())))
                .filter(Files::isDirectory);
    }

    /** Versions of a module whose {@code go.mod} is here, in Go's order. */
    public List<ModuleVersion> versions(String modulePath) throws IOException {
        if (ModulePath.problemOf(modulePath).isPresent()) {
            return List.of();
        }
        Path versions = versions(ModulePath.escape(modulePath), "");
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        List<ModuleVersion> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(versions)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".mod"))
                    .forEach(name -> ModulePath.unescapeVersion(name.substring(0, name.length() - ".mod".length()))
                            .flatMap(ModuleVersion::parse)
                            .ifPresent(found::add));
        }
        return found.stream().sorted().toList();
    }

    /** What the module's {@code go.mod} says, read as that of a dependency. */
    public Optional<GoMod> readGoMod(ModuleRef module) throws IOException {
        Optional<Path> file = goMod(module);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (ByteSource source = ByteSource.of(file.get())) {
            return Optional.of(GoMod.readLax(source));
        }
    }

    private Optional<Path> download(ModuleRef module, String ending) {
        if (!isModule(module)) {
            return Optional.empty();
        }
        return Optional.of(
                        versions(ModulePath.escape(module.path()), ModulePath.escapeVersion(module.version()) + ending))
                .filter(Files::isRegularFile);
    }

    private Path versions(String escapedPath, String file) {
        return directory.resolve("cache/download/" + escapedPath + "/@v/" + file);
    }

    /** Nothing else is looked up, so that no name from a file leads out of the cache. */
    private static boolean isModule(ModuleRef module) {
        return ModulePath.problemOf(module.path()).isEmpty() && ModuleVersion.isCanonical(module.version());
    }
}
