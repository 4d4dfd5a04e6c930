package dev.gopack.elf;

import java.util.List;

/**
 * A version of symbols that a library has.
 *
 * @param name such as {@code GLIBC_2.34}; the library's own name if it is the base
 * @param parents versions that it contains
 * @param hash hash of the name
 * @param flags {@code VER_FLG_...}
 * @param index by which symbols refer to it
 */
public record ElfVersionDefinition(String name, List<String> parents, long hash, int flags, int index) {

    /** Copies the list. */
    public ElfVersionDefinition {
        parents = List.copyOf(parents);
    }

    /** True for the entry that names the library itself. */
    public boolean base() {
        return (flags & 1) != 0;
    }
}
