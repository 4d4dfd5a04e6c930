package dev.gopack.survey;

import dev.gopack.elf.ElfDynamic;
import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfHardening;
import dev.gopack.elf.ElfHeader;
import dev.gopack.elf.ElfKind;
import dev.gopack.elf.ElfVersionNeed;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tables of an ELF file say. Holds no file open.
 *
 * @param header the header
 * @param architecture Go's name of the processor that it is for; empty if Go has none
 * @param kind what the file is for
 * @param interpreter the loader that starts it
 * @param dynamic what it tells the loader
 * @param symbolVersions versions of symbols that it needs, by the library that has them
 * @param neededVersions the same, each with what asks for it
 * @param goBuildId build id of Go's linker
 * @param gnuBuildId build id of the system's linker, in hexadecimal digits
 * @param stripped true if it has no symbol table
 * @param debugInfo true if it has DWARF
 * @param cutShort true if the file ends before what is loaded of it does, see {@link ElfFile#isCutShort()}
 * @param hardening what makes attacks harder
 */
public record ElfSummary(
        ElfHeader header,
        Optional<String> architecture,
        ElfKind kind,
        Optional<String> interpreter,
        ElfDynamic dynamic,
        Map<String, List<String>> symbolVersions,
        List<NeededVersion> neededVersions,
        Optional<String> goBuildId,
        Optional<String> gnuBuildId,
        boolean stripped,
        boolean debugInfo,
        boolean cutShort,
        ElfHardening hardening) {

    private static final int SHOWN = 3;

    /**
     * A version of symbols that a file needs.
     *
     * @param library which has it
     * @param version its name, such as {@code GLIBC_2.34}
     * @param weak true if the loader starts the program without it
     * @param symbols some of the symbols that ask for it; none if the version itself is all that is asked for
     */
    public record NeededVersion(String library, String version, boolean weak, List<String> symbols) {
        /** Copies the list. */
        public NeededVersion {
            symbols = List.copyOf(symbols);
        }
    }

    /** Copies the map, keeping its order. */
    public ElfSummary {
        symbolVersions = Collections.unmodifiableMap(new LinkedHashMap<>(symbolVersions));
        neededVersions = List.copyOf(neededVersions);
    }

    static ElfSummary of(ElfFile elf) throws IOException {
        Map<String, List<String>> versions = new LinkedHashMap<>();
        List<NeededVersion> needs = new ArrayList<>();
        Map<String, List<String>> symbols = symbols(elf);
        for (ElfVersionNeed need : elf.versionNeeds()) {
            List<String> names = versions.computeIfAbsent(need.file(), file -> new ArrayList<>());
            need.versions().forEach(version -> {
                names.add(version.name());
                needs.add(new NeededVersion(
                        need.file(),
                        version.name(),
                        version.weak(),
                        symbols.getOrDefault(version.name() + "@" + need.file(), List.of())));
            });
        }
        return new ElfSummary(
                elf.header(),
                elf.goArchitecture(),
                elf.kind(),
                elf.interpreter(),
                elf.dynamic(),
                versions,
                needs,
                elf.goBuildId(),
                elf.gnuBuildId(),
                elf.isStripped(),
                elf.hasDebugInfo(),
                elf.isCutShort(),
                elf.hardening());
    }

    /** A few symbols of each version. */
    private static Map<String, List<String>> symbols(ElfFile elf) throws IOException {
        Map<String, List<String>> symbols = new HashMap<>();
        try {
            elf.undefinedSymbols(symbol -> {
                if (!symbol.version().isEmpty()) {
                    List<String> names =
                            symbols.computeIfAbsent(symbol.version() + "@" + symbol.file(), key -> new ArrayList<>());
                    if (names.size() < SHOWN) {
                        names.add(symbol.name());
                    }
                }
            });
        } catch (FormatException e) {
            return Map.of(); // the versions stand elsewhere, and are what counts
        }
        return symbols;
    }
}
