package dev.gopack.elf;

/**
 * A symbol that another file must have.
 *
 * @param name name
 * @param version version such as {@code GLIBC_2.34}, or empty
 * @param file soname of the library with this version, or empty
 * @param weak true if the program does without it
 */
public record ElfSymbol(String name, String version, String file, boolean weak) {}
