package dev.gopack.elf;

/**
 * One entry of the section table.
 *
 * @param name name, empty if the table of names is not readable
 * @param type {@code SHT_...}
 * @param flags {@code SHF_...}
 * @param address where it lies in memory, 0 if nowhere
 * @param offset where it lies in the file
 * @param size bytes in memory; in the file too unless the type is {@link #NOBITS}
 * @param link index of a section that belongs to it
 * @param info meaning depends on the type
 * @param align alignment
 * @param entrySize size of an entry if it is a table
 */
public record ElfSection(
        String name,
        int type,
        long flags,
        long address,
        long offset,
        long size,
        int link,
        int info,
        long align,
        long entrySize) {

    /** Type of the table of all symbols. */
    public static final int SYMBOLS = 2;

    /** Type of the table that the dynamic linker reads. */
    public static final int DYNAMIC = 6;

    /** Type of notes. */
    public static final int NOTE = 7;

    /** Type of a section that has no bytes in the file. */
    public static final int NOBITS = 8;

    /** Flag of a section that has its bytes compressed. */
    public static final long COMPRESSED = 0x800;
}
