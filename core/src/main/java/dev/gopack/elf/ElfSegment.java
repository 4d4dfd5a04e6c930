package dev.gopack.elf;

/**
 * One entry of the program header table.
 *
 * @param type {@code PT_...}
 * @param flags {@link #EXECUTE}, {@link #WRITE}, {@link #READ}
 * @param offset where it lies in the file
 * @param address where it lies in memory
 * @param fileSize bytes in the file
 * @param memorySize bytes in memory
 * @param align alignment
 */
public record ElfSegment(int type, int flags, long offset, long address, long fileSize, long memorySize, long align) {

    /** Type of what is loaded into memory. */
    public static final int LOAD = 1;

    /** Type of the table that the dynamic linker reads. */
    public static final int DYNAMIC = 2;

    /** Type of the name of the program that starts this one. */
    public static final int INTERPRETER = 3;

    /** Type of notes. */
    public static final int NOTE = 4;

    /** Type of what says whether the stack may be executed. */
    public static final int GNU_STACK = 0x6474_e551;

    /** Type of what becomes read-only once it is relocated. */
    public static final int GNU_RELRO = 0x6474_e552;

    /** May be executed. */
    public static final int EXECUTE = 1;

    /** May be written. */
    public static final int WRITE = 2;

    /** May be read. */
    public static final int READ = 4;
}
