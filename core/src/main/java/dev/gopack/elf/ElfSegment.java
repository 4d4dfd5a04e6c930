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

    /** May be executed. */
    public static final int EXECUTE = 1;

    /** May be written. */
    public static final int WRITE = 2;

    /** May be read. */
    public static final int READ = 4;
}
