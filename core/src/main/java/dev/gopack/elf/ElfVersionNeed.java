package dev.gopack.elf;

import java.util.List;

/**
 * Versions of symbols that a library must have.
 *
 * @param file soname of the library
 * @param versions the versions
 */
public record ElfVersionNeed(String file, List<Version> versions) {

    /** Copies the list. */
    public ElfVersionNeed {
        versions = List.copyOf(versions);
    }

    /**
     * One version that is needed.
     *
     * @param name such as {@code GLIBC_2.34}
     * @param hash hash of the name
     * @param flags {@code VER_FLG_...}
     * @param index by which symbols refer to it
     */
    public record Version(String name, long hash, int flags, int index) {

        /** True if the loader only warns when the library lacks it. */
        public boolean weak() {
            return (flags & 2) != 0;
        }
    }
}
