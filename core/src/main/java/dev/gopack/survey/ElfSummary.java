package dev.gopack.survey;

import dev.gopack.elf.ElfDynamic;
import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfHardening;
import dev.gopack.elf.ElfHeader;
import dev.gopack.elf.ElfKind;
import dev.gopack.elf.ElfVersionNeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param goBuildId build id of Go's linker
 * @param gnuBuildId build id of the system's linker, in hexadecimal digits
 * @param stripped true if it has no symbol table
 * @param debugInfo true if it has DWARF
 * @param hardening what makes attacks harder
 */
public record ElfSummary(
        ElfHeader header,
        Optional<String> architecture,
        ElfKind kind,
        Optional<String> interpreter,
        ElfDynamic dynamic,
        Map<String, List<String>> symbolVersions,
        Optional<String> goBuildId,
        Optional<String> gnuBuildId,
        boolean stripped,
        boolean debugInfo,
        ElfHardening hardening) {

    /** Copies the map, keeping its order. */
    public ElfSummary {
        symbolVersions = Collections.unmodifiableMap(new LinkedHashMap<>(symbolVersions));
    }

    static ElfSummary of(ElfFile elf) throws IOException {
        Map<String, List<String>> versions = new LinkedHashMap<>();
        for (ElfVersionNeed need : elf.versionNeeds()) {
            List<String> names = versions.computeIfAbsent(need.file(), file -> new ArrayList<>());
            need.versions().forEach(version -> names.add(version.name()));
        }
        return new ElfSummary(
                elf.header(),
                elf.goArchitecture(),
                elf.kind(),
                elf.interpreter(),
                elf.dynamic(),
                versions,
                elf.goBuildId(),
                elf.gnuBuildId(),
                elf.isStripped(),
                elf.hasDebugInfo(),
                elf.hardening());
    }
}
