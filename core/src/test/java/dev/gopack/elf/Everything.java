package dev.gopack.elf;

import dev.gopack.io.ByteSource;
import java.io.IOException;

/** Asks an ELF file everything that can be asked. */
final class Everything {

    private Everything() {}

    /** The number of things found, so that nothing is left out. */
    static long of(byte[] bytes) throws IOException {
        return of(ByteSource.of("x", bytes));
    }

    /** The number of things found in an open file. */
    static long of(ByteSource source) throws IOException {
        ElfFile elf = ElfFile.read(source);
        long found = elf.sections().size() + elf.segments().size();
        found += elf.kind().ordinal();
        found += elf.goArchitecture().isPresent() ? 1 : 0;
        found += elf.interpreter().orElse("").length();
        found += elf.dynamic().needed().size();
        found += elf.versionNeeds().size() + elf.versionDefinitions().size();
        found += elf.undefinedSymbols().size();
        found += elf.goBuildId().orElse("").length()
                + elf.gnuBuildId().orElse("").length();
        found += elf.hardening().relro().ordinal();
        found += elf.hasDebugInfo() || elf.isStripped() ? 1 : 0;
        return found;
    }
}
