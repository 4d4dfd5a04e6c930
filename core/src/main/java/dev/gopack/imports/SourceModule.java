package dev.gopack.imports;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ContentSource;
import dev.gopack.module.GoMod;
import dev.gopack.module.ModuleRef;
import dev.gopack.module.ModuleZip;
import dev.gopack.report.Finding;
import dev.gopack.report.InputException;
import dev.gopack.report.Report;
import dev.gopack.report.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A module as packages of its source have it: what is installed, what it gives to other source and needs of it, on all
 * platforms that were looked at.
 *
 * @param module its path, and its version if it is known: a folder has none
 * @param description its go.mod, or null for a module of old that has none
 * @param place where the go.mod is, for people
 * @param files what is installed, sorted by path
 * @param licenses the licences and notices in its root, sorted by path
 * @param provided the import paths of its packages, each with a file of it; not the commands
 * @param needed the packages of other modules that its own import, tests not counted, sorted by path
 * @param report what is wrong with the sources
 */
public record SourceModule(
        ModuleRef module,
        @Nullable GoMod description,
        String place,
        List<SourceFile> files,
        List<SourceFile> licenses,
        SortedMap<String, String> provided,
        List<NeededPackage> needed,
        Report report) {

    /** Copies the collections. */
    public SourceModule {
        files = List.copyOf(files);
        licenses = List.copyOf(licenses);
        provided = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(provided));
        needed = List.copyOf(needed);
    }

    /**
     * A file.
     *
     * @param path within the module
     * @param content its bytes
     */
    public record SourceFile(String path, ContentSource content) {}

    /** Its go.mod. */
    public Optional<GoMod> goMod() {
        return Optional.ofNullable(description);
    }

    /**
     * Which module it is, from its go.mod or the names in its zip alone.
     *
     * @param path as for {@link #read}
     */
    public static ModuleRef identify(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new ModuleRef(moduleLine(path), "");
        }
        try (ByteSource source = ByteSource.of(path)) {
            return ModuleZip.read(source).module();
        }
    }

    /**
     * Reads a module. Only its own go.mod counts, as for those who use it: no go.work, no vendor folder.
     *
     * @param path the folder with the go.mod, or a module's zip
     * @param contexts the platforms that it is for
     * @throws dev.gopack.report.FormatException if the go.mod or the zip is broken
     * @throws InputException if the folder has no go.mod
     */
    public static SourceModule read(Path path, List<BuildContext> contexts) throws IOException {
        return Files.isDirectory(path)
                ? readFolder(path.toAbsolutePath().normalize(), contexts)
                : readZip(path, contexts);
    }

    private static ScanOptions options() {
        return ScanOptions.moduleOnly().withWorkspace(false).withVendor(false);
    }

    private static SourceModule readFolder(Path path, List<BuildContext> contexts) throws IOException {
        ModuleRef module = identify(path);
        List<ImportScan> scans = new ArrayList<>();
        for (BuildContext context : contexts) {
            scans.add(ImportScan.of(path, context, options()));
        }
        Path file = path.resolve(GoMod.NAME);
        try (ByteSource source = ByteSource.of(file)) {
            ModuleFiles files = ModuleFiles.of(new FolderTree(path), embedded(scans, module.path()));
            return of(module, GoMod.read(source), file.toString(), files.onDisk(path), scans);
        }
    }

    private static SourceModule readZip(Path path, List<BuildContext> contexts) throws IOException {
        try (ByteSource source = ByteSource.of(path)) {
            ModuleZip zip = ModuleZip.read(source);
            List<ImportScan> scans = new ArrayList<>();
            for (BuildContext context : contexts) {
                scans.add(ImportScan.ofZip(zip, context, options()));
            }
            ModuleRef module = zip.module();
            ModuleFiles files = ModuleFiles.of(new ZipTree(zip), embedded(scans, module.path()));
            String place = zip.name() + "!/" + GoMod.NAME;
            return of(module, zip.goMod().orElse(null), place, files.in(zip, path), scans);
        }
    }

    private static String moduleLine(Path folder) throws IOException {
        Path file = folder.resolve(GoMod.NAME);
        if (!Files.isRegularFile(file)) {
            throw new InputException("no go.mod in " + folder);
        }
        try (ByteSource source = ByteSource.of(file)) {
            return GoMod.read(source)
                    .module()
                    .orElseThrow(() ->
                            new dev.gopack.report.FormatException(file.toString(), 0, "there is no module directive"));
        }
    }

    private static SourceModule of(
            ModuleRef module,
            @Nullable GoMod description,
            String place,
            ModuleFiles.Found files,
            List<ImportScan> scans) {
        SortedMap<String, String> provided = new TreeMap<>();
        SortedMap<String, NeededPackage> needed = new TreeMap<>();
        Set<Finding> findings = new LinkedHashSet<>();
        for (ImportScan scan : scans) {
            findings.addAll(scan.report().findings());
            for (GoPackage one : scan.packages()) {
                firstFile(one, module.path()).ifPresent(file -> provided.putIfAbsent(one.importPath(), file));
            }
            for (NeededPackage one : scan.needed()) {
                if (!one.standard() && !one.testOnly()) {
                    needed.putIfAbsent(one.path(), one);
                }
            }
        }
        // A package that one platform alone has is imported by the others' files at most.
        needed.keySet().removeAll(provided.keySet());
        Report.Collector problems = new Report.Collector();
        problems.addAll(findings);
        return new SourceModule(
                module,
                description,
                place,
                files.sources(),
                files.licenses(),
                provided,
                List.copyOf(needed.values()),
                problems.toReport());
    }

    /** A file of a package that others can import, if it is one. */
    private static Optional<String> firstFile(GoPackage one, String module) {
        if (one.isCommand()) {
            return Optional.empty();
        }
        return one.files().goFiles().stream()
                .findFirst()
                .or(() -> one.files().cgoFiles().stream().findFirst())
                .map(name -> SourceTree.join(folder(one, module), name));
    }

    private static String folder(GoPackage one, String module) {
        return one.importPath().equals(module) ? "" : one.importPath().substring(module.length() + 1);
    }

    /** What packages embed, by paths within the module. */
    private static Set<String> embedded(List<ImportScan> scans, String module) {
        Set<String> all = new TreeSet<>();
        for (ImportScan scan : scans) {
            for (GoPackage one : scan.packages()) {
                one.embeds().files().forEach(file -> all.add(SourceTree.join(folder(one, module), file)));
            }
        }
        return all;
    }

    /** A place in the module, by its path there. */
    public String within(SourcePosition where) {
        String root = place.substring(0, place.length() - GoMod.NAME.length());
        String text = where.toString();
        return text.startsWith(root) ? text.substring(root.length()) : text;
    }

    /** Why a package is needed: the line that imports it, and that of go.mod which says in what version. */
    public String cause(NeededPackage one) {
        String module = one.module().map(ModuleIdentity::path).orElse("");
        return within(one.where()) + " imports " + one.path()
                + requirement(module)
                        .map(line -> "; " + GoMod.NAME + ":" + line.line() + " requires " + line.module())
                        .orElse("");
    }

    /** The line of its go.mod that requires a module. */
    public Optional<GoMod.Require> requirement(String modulePath) {
        return goMod().stream()
                .flatMap(mod -> mod.requires().stream())
                .filter(require -> require.module().path().equals(modulePath))
                .reduce((one, other) -> other);
    }
}
