package dev.gopack.rpm.plan;

import dev.gopack.elf.ElfDynamic;
import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfHeader;
import dev.gopack.elf.ElfSegment;
import dev.gopack.elf.ElfSymbol;
import dev.gopack.elf.ElfVersionDefinition;
import dev.gopack.elf.ElfVersionNeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a program or library needs and gives, in the words of rpm: the names that its {@code elfdeps} prints, each once
 * and with its cause. Other than elfdeps, this also understands files whose section table was cut off, since the loader
 * does.
 *
 * @param provides what the file gives
 * @param requires what the file needs
 */
public record ElfDependencies(List<Item> provides, List<Item> requires) {

    /**
     * One dependency.
     *
     * @param name such as {@code libc.so.6(GLIBC_2.34)(64bit)}
     * @param cause what in the file asks for it, in words
     */
    public record Item(String name, String cause) {}

    private static final int NAMED_SYMBOLS = 3;

    /** Copies the lists. */
    public ElfDependencies {
        provides = List.copyOf(provides);
        requires = List.copyOf(requires);
    }

    /**
     * The dependencies of one file.
     *
     * @param executable whether any execute bit of its mode is set
     * @param baseName its name without directories
     */
    public static ElfDependencies of(ElfFile file, boolean executable, String baseName) throws IOException {
        // source: rpm tools/elfdeps.c: only programs and libraries are looked at
        int type = file.header().type();
        if (type != ElfHeader.EXECUTABLE && type != ElfHeader.DYNAMIC) {
            return new ElfDependencies(List.of(), List.of());
        }
        Collector collector = new Collector(file);
        collector.provides(baseName);
        // source: rpm tools/elfdeps.c: a program that nobody may execute needs nothing
        if (executable || file.segments().stream().noneMatch(s -> s.type() == ElfSegment.INTERPRETER)) {
            collector.requires();
        }
        return new ElfDependencies(collector.items(collector.provides), collector.items(collector.requires));
    }

    private static final class Collector {

        private static final int EM_ALPHA = 41;
        private static final int EM_FAKE_ALPHA = 0x9026;

        private final ElfFile file;
        private final ElfDynamic dynamic;
        private final String marker;
        private final Map<String, String> provides = new LinkedHashMap<>();
        private final Map<String, String> requires = new LinkedHashMap<>();

        Collector(ElfFile file) throws IOException {
            this.file = file;
            this.dynamic = file.dynamic();
            int machine = file.header().machine();
            boolean alpha = machine == EM_ALPHA || machine == EM_FAKE_ALPHA;
            this.marker = file.header().is64() && !alpha ? "(64bit)" : "";
        }

        List<Item> items(Map<String, String> map) {
            return map.entrySet().stream()
                    .map(entry -> new Item(entry.getKey(), entry.getValue()))
                    .toList();
        }

        // source: rpm tools/elfdeps.c: programs that may lie anywhere are told from libraries by DT_DEBUG alone;
        // observed: rpm 4.18 gives a version its own name, not those of its parents
        void provides(String baseName) throws IOException {
            String soname = "";
            for (ElfVersionDefinition definition : file.versionDefinitions()) {
                if (definition.base()) {
                    soname = definition.name();
                } else if (!soname.isEmpty() && !definition.name().isEmpty()) {
                    add(provides, soname, definition.name(), "defines version " + definition.name());
                }
            }
            if (file.header().type() == ElfHeader.DYNAMIC && !dynamic.debug()) {
                Optional<String> own = dynamic.soname();
                String cause = own.isPresent() ? "is a library with this soname" : "is a library of this file name";
                add(provides, own.orElse(baseName), "", cause);
            }
        }

        void requires() throws IOException {
            for (String library : dynamic.needed()) {
                add(requires, library, "", "is linked with " + library);
            }
            List<ElfVersionNeed> needs = file.versionNeeds();
            Map<String, List<String>> symbols = needs.isEmpty() ? Map.of() : symbols();
            for (ElfVersionNeed need : needs) {
                for (ElfVersionNeed.Version version : need.versions()) {
                    String cause = "needs version " + version.name() + " of " + need.file();
                    List<String> named = symbols.getOrDefault(key(need.file(), version.name()), List.of());
                    if (!version.name().isEmpty()) {
                        add(requires, need.file(), version.name(), cause + describe(named));
                    }
                }
            }
            // source: rpm tools/elfdeps.c: the loader must know the newer hash table if there is no other
            if (dynamic.gnuHash() && !dynamic.sysvHash()) {
                requires.putIfAbsent("rtld(GNU_HASH)", "has no hash table but the one of GNU");
            }
        }

        private void add(Map<String, String> map, String soname, String version, String cause) {
            if (!isSoname(soname)) {
                return;
            }
            boolean plain = version.isEmpty() && marker.isEmpty();
            map.putIfAbsent(plain ? soname : soname + "(" + version + ")" + marker, cause);
        }

        // source: rpm tools/elfdeps.c skipSoname: only three letters of "ld64." are compared
        private static boolean isSoname(String name) {
            boolean start = name.startsWith("lib")
                    || name.startsWith("ld.")
                    || name.startsWith("ld-")
                    || name.startsWith("ld6");
            return start && name.contains(".so");
        }

        /** The first symbols of each version. */
        private Map<String, List<String>> symbols() throws IOException {
            Map<String, List<String>> symbols = new HashMap<>();
            file.undefinedSymbols(symbol -> keep(symbols, symbol));
            return symbols;
        }

        private static void keep(Map<String, List<String>> symbols, ElfSymbol symbol) {
            if (!symbol.version().isEmpty()) {
                List<String> names =
                        symbols.computeIfAbsent(key(symbol.file(), symbol.version()), key -> new ArrayList<>());
                if (names.size() < NAMED_SYMBOLS) {
                    names.add(symbol.name());
                }
            }
        }

        private static String key(String file, String version) {
            return version + "@" + file;
        }

        private static String describe(List<String> symbols) {
            if (symbols.isEmpty()) {
                return "";
            }
            return (symbols.size() == 1 ? ", symbol " : ", symbols ") + String.join(", ", symbols);
        }
    }
}
