package dev.gopack.module;

import dev.gopack.io.ByteView;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which files may be in a module's zip. // source: x/mod zip/zip.go checkZip, collisionChecker */
final class ModuleZipRules {

    private static final String LICENSE = "LICENSE";

    /** A name in a directory, without regard to case. */
    private record Key(int directory, String folded) {}

    /** What has that name. */
    private record Node(int id, String name, boolean isDirectory) {}

    private final ByteView file;
    private final String prefix;
    private final Map<Key, Node> names = new HashMap<>();
    private long total;

    ModuleZipRules(ByteView file, ModuleRef module) {
        this.file = file;
        this.prefix = module + "/";
    }

    /** The entry; empty for that of the module's own directory. */
    Optional<ModuleZip.Entry> accept(ZipDirectory.Item item) {
        if (!item.name().startsWith(prefix)) {
            throw broken(item, "the name does not start with " + prefix);
        }
        String path = item.name().substring(prefix.length());
        if (path.isEmpty()) {
            return Optional.empty();
        }
        boolean directory = path.endsWith("/");
        path = directory ? path.substring(0, path.length() - 1) : path;
        Optional<String> problem = ModulePath.problemOfFile(path);
        if (problem.isPresent()) {
            throw broken(item, "the name cannot be in a module: " + problem.get());
        }
        collide(item, path, directory);
        if (!directory) {
            checkFile(item, path);
        }
        return Optional.of(new ModuleZip.Entry(item.name(), path, item.size(), directory, item.place()));
    }

    private void checkFile(ZipDirectory.Item item, String path) {
        String base = path.substring(path.lastIndexOf('/') + 1);
        if (base.toLowerCase(Locale.ROOT).equals(GoMod.NAME) && !path.equals(GoMod.NAME)) {
            throw broken(item, "a go.mod may be in the module's own directory alone, in small letters");
        }
        if (item.size() > ModuleLimits.ZIP - total) {
            throw broken(item, "the files have more than " + ModuleLimits.ZIP + " bytes together");
        }
        total += item.size();
        if ((path.equals(GoMod.NAME) || path.equals(LICENSE)) && item.size() > ModuleLimits.GO_MOD) {
            throw broken(item, "has more than " + ModuleLimits.GO_MOD + " bytes");
        }
    }

    private void collide(ZipDirectory.Item item, String path, boolean directory) {
        int parent = 0;
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            boolean last = slash < 0;
            String name = path.substring(from, last ? path.length() : slash);
            boolean isDirectory = !last || directory;
            Node known = names.get(new Key(parent, fold(name)));
            if (known == null) {
                if (names.size() == ModuleLimits.NAMES) {
                    throw broken(item, "more than " + ModuleLimits.NAMES + " files and directories");
                }
                known = new Node(names.size() + 1, name, isDirectory);
                names.put(new Key(parent, fold(name)), known);
            } else if (!known.name().equals(name)) {
                throw broken(item, "differs from another name by nothing but case");
            } else if (known.isDirectory() != isDirectory) {
                throw broken(item, "is both a file and a directory");
            } else if (!isDirectory) {
                throw broken(item, "is there twice");
            }
            parent = known.id();
            from = last ? path.length() + 1 : slash + 1;
        }
    }

    private static String fold(String name) {
        int[] folded = name.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .toArray();
        return new String(folded, 0, folded.length);
    }

    private FormatException broken(ZipDirectory.Item item, String problem) {
        return file.broken(item.place().header(), GopackException.quote(item.name()) + ": " + problem);
    }
}
