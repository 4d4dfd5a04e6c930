package dev.gopack.imports;

import dev.gopack.module.ModuleZip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sources in a module zip. */
final class ZipTree implements SourceTree {

    private final ModuleZip zip;
    private final Map<String, Map<String, Kind>> folders = new TreeMap<>();

    ZipTree(ModuleZip zip) {
        this.zip = zip;
        folders.put("", new TreeMap<>());
        for (ModuleZip.Entry entry : zip.entries()) {
            if (!entry.isDirectory()) {
                add(entry.path(), Kind.FILE);
            }
        }
    }

    /** Adds a path and the folders above that are not there yet. */
    private void add(String start, Kind kind) {
        String path = start;
        Kind each = kind;
        while (true) {
            int slash = path.lastIndexOf('/');
            String folder = path.substring(0, Math.max(0, slash));
            boolean known = folders.containsKey(folder);
            folders.computeIfAbsent(folder, key -> new TreeMap<>()).put(path.substring(slash + 1), each);
            if (known) {
                return;
            }
            path = folder;
            each = Kind.FOLDER;
        }
    }

    @Override
    public List<Entry> list(String folder, Wanted wanted) throws IOException {
        List<Entry> entries = new ArrayList<>();
        folders.getOrDefault(folder, Map.of()).forEach((name, kind) -> {
            if (wanted.names().test(name) && wanted.kinds().test(name, kind)) {
                entries.add(new Entry(name, kind));
            }
        });
        if (entries.size() > Limits.FILES_PER_FOLDER) {
            throw new Limits.Exceeded("more than " + Limits.FILES_PER_FOLDER + " source files and folders");
        }
        return entries;
    }

    @Override
    public InputStream open(String file) throws IOException {
        ModuleZip.Entry entry = zip.entry(file).orElseThrow(() -> new NoSuchFileException(describe(file)));
        return zip.open(entry);
    }

    @Override
    public @Nullable Kind kind(String path) {
        if (folders.containsKey(path)) {
            return Kind.FOLDER;
        }
        int slash = path.lastIndexOf('/');
        return folders.getOrDefault(path.substring(0, Math.max(0, slash)), Map.of())
                .get(path.substring(slash + 1));
    }

    @Override
    public String describe(String path) {
        return zip.name() + "!/" + path;
    }
}
