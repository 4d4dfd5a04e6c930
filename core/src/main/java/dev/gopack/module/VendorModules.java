package dev.gopack.module;

import dev.gopack.io.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code vendor/modules.txt} says: the modules whose packages are in the vendor directory. Lines that are not
 * understood are passed over, as Go does. // source: cmd/go internal/modload/vendor.go readVendorList
 */
public final class VendorModules {

    /** The file's name. */
    public static final String NAME = "modules.txt";

    /**
     * A module.
     *
     * @param module path, and version unless the entry is a replacement of every version
     * @param replacement what its code comes from instead, with an empty path if nothing replaces it
     * @param isExplicit true if the main module's {@code go.mod} names it
     * @param go the {@code go} line of its {@code go.mod}, empty if it has none
     * @param packages import paths of the packages that are there
     * @param line in the file
     */
    public record Module(
            ModuleRef module, ModuleRef replacement, boolean isExplicit, String go, List<String> packages, int line) {

        /** Copies the list. */
        public Module {
            packages = List.copyOf(packages);
        }

        /** True if it has packages here: others only say what the main module asks for. */
        public boolean isVendored() {
            return !packages.isEmpty();
        }

        /** The module whose code it really is; a directory if a directory replaces it. */
        public ModuleRef effective() {
            return replacement.path().isEmpty() ? module : replacement;
        }
    }

    private static final class Entry {
        private final ModuleRef module;
        private final int line;
        private final List<String> packages = new ArrayList<>();
        private ModuleRef replacement = new ModuleRef("", "");
        private boolean explicit;
        private String go = "";

        Entry(ModuleRef module, int line) {
            this.module = module;
            this.line = line;
        }
    }

    private final List<Module> modules;
    private final Map<String, Module> byPackage;
    private final boolean workspace;

    private VendorModules(List<Module> modules, boolean workspace) {
        this.modules = List.copyOf(modules);
        this.workspace = workspace;
        this.byPackage = new LinkedHashMap<>();
        modules.forEach(module -> module.packages().forEach(name -> byPackage.put(name, module)));
    }

    /**
     * Reads a file.
     *
     * @throws dev.gopack.report.FormatException if it is too large
     */
    public static VendorModules parse(String file, byte[] text) {
        TextLines lines = new TextLines(file, text);
        Map<ModuleRef, Entry> entries = new LinkedHashMap<>();
        Optional<Entry> current = Optional.empty();
        boolean workspace = false;
        while (lines.next()) {
            String line = lines.text();
            if (line.startsWith("# ")) {
                current = module(line, lines.number(), entries, current);
            } else if (current.isEmpty()) {
                workspace |= lines.number() == 1 && GoStrings.trim(line).equals("## workspace");
            } else if (line.startsWith("## ")) {
                annotate(current.get(), line.substring(3));
            } else {
                List<String> words = GoStrings.fields(line, 1);
                if (words.size() == 1
                        && ModulePath.problemOfImport(words.get(0)).isEmpty()) {
                    current.get().packages.add(words.get(0));
                }
            }
        }
        return new VendorModules(
                entries.values().stream()
                        .map(e -> new Module(e.module, e.replacement, e.explicit, e.go, e.packages, e.line))
                        .toList(),
                workspace);
    }

    /** As {@link #parse}, of a source that belongs to the caller. */
    public static VendorModules read(ByteSource source) throws IOException {
        return parse(source.name(), GoMod.bytes(source));
    }

    private static Optional<Entry> module(
            String line, int number, Map<ModuleRef, Entry> entries, Optional<Entry> current) {
        List<String> words = GoStrings.fields(line, 6);
        if (words.size() < 3) {
            return current;
        }
        boolean versioned = Semver.parse(words.get(2)).isPresent();
        if (!versioned && !words.get(2).equals("=>")) {
            return Optional.empty();
        }
        ModuleRef module = new ModuleRef(words.get(1), versioned ? words.get(2) : "");
        Entry entry = entries.computeIfAbsent(module, key -> new Entry(key, number));
        List<String> rest = words.subList(versioned ? 3 : 2, words.size());
        if (rest.size() >= 2 && rest.get(0).equals("=>")) {
            if (rest.size() == 2) {
                entry.replacement = new ModuleRef(rest.get(1), "");
            } else if (rest.size() == 3 && Semver.parse(rest.get(2)).isPresent()) {
                entry.replacement = new ModuleRef(rest.get(1), rest.get(2));
            }
        }
        return Optional.of(entry);
    }

    private static void annotate(Entry entry, String annotations) {
        for (String annotation : annotations.split(";", -1)) {
            String word = GoStrings.trim(annotation);
            if (word.equals("explicit")) {
                entry.explicit = true;
            } else if (word.startsWith("go ")) {
                entry.go = word.substring(3);
            }
        }
    }

    /** Every entry in the order of the file, also those without packages. */
    public List<Module> modules() {
        return modules;
    }

    /** The modules that have packages here. */
    public List<Module> vendored() {
        return modules.stream().filter(Module::isVendored).toList();
    }

    /** The module that a package comes from. */
    public Optional<Module> moduleOf(String importPath) {
        return Optional.ofNullable(byPackage.get(importPath));
    }

    /** True if this is the vendor directory of a whole workspace. */
    public boolean isWorkspace() {
        return workspace;
    }
}
