package dev.gopack.elf;

import java.util.List;
import java.util.Optional;

/**
 * What a file tells the dynamic linker.
 *
 * @param present false if the file has no such table; everything else is empty then
 * @param needed {@code DT_NEEDED}: sonames of the libraries, in order
 * @param soname {@code DT_SONAME}: the name under which programs ask for this library
 * @param rpath {@code DT_RPATH}: where libraries are looked for, the old way
 * @param runpath {@code DT_RUNPATH}: where libraries are looked for
 * @param gnuHash has {@code DT_GNU_HASH}
 * @param sysvHash has {@code DT_HASH}
 * @param debug has {@code DT_DEBUG}, which linkers give to programs
 * @param relr has {@code DT_RELR}, packed relocations that old loaders do not know
 * @param bindNow all symbols are bound at the start, by any of the three ways to say so
 * @param flags {@code DT_FLAGS}
 * @param flags1 {@code DT_FLAGS_1}
 */
public record ElfDynamic(
        boolean present,
        List<String> needed,
        Optional<String> soname,
        Optional<String> rpath,
        Optional<String> runpath,
        boolean gnuHash,
        boolean sysvHash,
        boolean debug,
        boolean relr,
        boolean bindNow,
        long flags,
        long flags1) {

    private static final long DF_1_PIE = 0x0800_0000;

    /** Copies the list. */
    public ElfDynamic {
        needed = List.copyOf(needed);
    }

    /** True if the linker marked it as a program that may lie anywhere. */
    public boolean pie() {
        return (flags1 & DF_1_PIE) != 0;
    }
}
