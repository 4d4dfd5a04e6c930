package dev.gopack.imports;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sources in memory: paths and bytes. */
record MemoryTree(Map<String, byte[]> files) implements SourceTree {

    @Override
    public List<Entry> list(String folder, Wanted wanted) {
        Map<String, Kind> names = new TreeMap<>();
        for (String path : files.keySet()) {
            if (folder.isEmpty() || path.startsWith(folder + "/")) {
                String rest = folder.isEmpty() ? path : path.substring(folder.length() + 1);
                int slash = rest.indexOf('/');
                names.put(slash < 0 ? rest : rest.substring(0, slash), slash < 0 ? Kind.FILE : Kind.FOLDER);
            }
        }
        return names.entrySet().stream()
                .filter(each ->
                        wanted.names().test(each.getKey()) && wanted.kinds().test(each.getKey(), each.getValue()))
                .map(each -> new Entry(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public InputStream open(String file) {
        return new ByteArrayInputStream(Objects.requireNonNull(files.get(file)));
    }

    @Override
    public @Nullable Kind kind(String path) {
        if (files.containsKey(path)) {
            return Kind.FILE;
        }
        return files.keySet().stream().anyMatch(each -> each.startsWith(path + "/")) ? Kind.FOLDER : null;
    }

    @Override
    public String describe(String path) {
        return path;
    }
}
