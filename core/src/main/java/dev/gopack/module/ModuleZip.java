package dev.gopack.module;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteView;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The zip file of a module, as the module cache and proxies have it. Opening it checks what Go checks, and that no two
 * files share bytes; reading a file checks its size and CRC. Valid as long as its source is open.
 *
 * <p>Limits: 500 MiB for the zip and for its content, 16 MiB for go.mod and LICENSE, 100 000 files, names of 4096 bytes.
 * // source: x/mod zip/zip.go checkZip; the number and length of names are ours
 */
public final class ModuleZip {

    /**
     * A file.
     *
     * @param name as it stands in the zip, with {@code path@version/}
     * @param path within the module
     * @param size number of bytes
     * @param isDirectory true for an entry that only names a directory, which Go's own zips do not have
     * @param place where its bytes are
     */
    public record Entry(String name, String path, long size, boolean isDirectory, ZipPlace place) {}

    private final ByteSource source;
    private final ByteView view;
    private final ModuleRef module;
    private final Map<String, Entry> entries;

    private ModuleZip(ByteSource source, ByteView view, ModuleRef module, Map<String, Entry> entries) {
        this.source = source;
        this.view = view;
        this.module = module;
        this.entries = entries;
    }

    /**
     * Opens the zip of a module that is known.
     *
     * @param source stays open and belongs to the caller
     * @throws FormatException if it is not a zip, or not that of the module
     */
    public static ModuleZip read(ByteSource source, ModuleRef module) throws IOException {
        return read(source, Optional.of(module));
    }

    /** Opens the zip of a module whose name stands before each file's. */
    public static ModuleZip read(ByteSource source) throws IOException {
        return read(source, Optional.empty());
    }

    private static ModuleZip read(ByteSource source, Optional<ModuleRef> expected) throws IOException {
        ByteView view = ByteView.of(source, ByteOrder.LITTLE_ENDIAN);
        if (view.size() > ModuleLimits.ZIP) {
            throw view.broken(0, "a module's zip has at most " + ModuleLimits.ZIP + " bytes");
        }
        List<ZipDirectory.Item> items = ZipDirectory.read(view);
        ModuleRef module = expected.isPresent() ? expected.get() : named(view, items);
        check(view, module);
        Map<String, Entry> entries = new LinkedHashMap<>();
        ModuleZipRules rules = new ModuleZipRules(view, module);
        for (ZipDirectory.Item item : items) {
            rules.accept(item).ifPresent(entry -> entries.put(entry.path(), entry));
        }
        return new ModuleZip(source, view, module, entries);
    }

    /** The module by the first name. */
    private static ModuleRef named(ByteView view, List<ZipDirectory.Item> items) {
        String first = items.isEmpty() ? "" : items.get(0).name();
        int at = first.indexOf('@');
        int slash = first.indexOf('/', at + 1);
        if (at < 0 || slash < 0) {
            throw view.broken(0, "not a module's zip, whose files are named path@version/file");
        }
        return new ModuleRef(first.substring(0, at), first.substring(at + 1, slash));
    }

    private static void check(ByteView view, ModuleRef module) {
        if (!ModuleVersion.isCanonical(module.version())) {
            throw view.broken(0, "not a version of a module: " + GopackException.quote(module.version()));
        }
        ModulePath.problemOf(module.path()).ifPresent(problem -> {
            throw view.broken(0, "not the path of a module, " + problem + ": " + GopackException.quote(module.path()));
        });
        String major = ModulePath.splitMajor(module.path()).orElseThrow().suffix();
        if (!ModuleVersion.of(module.version()).fits(major)) {
            throw view.broken(
                    0, "the module's path and version do not go together: " + GopackException.quote(module.toString()));
        }
    }

    /** Name for messages. */
    public String name() {
        return source.name();
    }

    /** Path and version of the module. */
    public ModuleRef module() {
        return module;
    }

    /** Everything in the zip, in its order. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** The file of that path in the module. */
    public Optional<Entry> entry(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /**
     * The bytes of a file. The stream throws a {@link FormatException} where they are not what the zip says of them, at
     * the end at the latest; so who reads to the end has the right bytes. Several threads may open and read files.
     */
    public InputStream open(Entry entry) throws IOException {
        synchronized (view) { // only opening asks it for bytes
            return ZipContent.open(source, view, entry);
        }
    }

    /**
     * The bytes of a file, as {@link #open(Entry)}, of a zip that was closed and opened again.
     *
     * @param again the same zip; stays open and belongs to the caller
     */
    public static InputStream open(ByteSource again, Entry entry) throws IOException {
        return ZipContent.open(again, ByteView.of(again, ByteOrder.LITTLE_ENDIAN), entry);
    }

    /** All bytes of a file that has at most 16 MiB, as a go.mod has. */
    public byte[] bytes(Entry entry) throws IOException {
        if (entry.size() > ModuleLimits.GO_MOD) {
            throw view.broken(
                    entry.place().header(),
                    "has more than " + ModuleLimits.GO_MOD + " bytes: " + GopackException.quote(entry.name()));
        }
        try (InputStream in = open(entry)) {
            return in.readAllBytes();
        }
    }

    /** What the go.mod says, read as that of a dependency; empty if there is none, as in old modules. */
    public Optional<GoMod> goMod() throws IOException {
        Optional<Entry> entry = entry(GoMod.NAME);
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(GoMod.parseLax(name() + ':' + entry.get().name(), bytes(entry.get())));
    }
}
