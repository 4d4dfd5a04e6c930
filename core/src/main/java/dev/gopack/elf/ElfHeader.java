package dev.gopack.elf;

import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The header of an ELF file.
 *
 * @param is64 true for 64-bit files ({@code ELFCLASS64})
 * @param order which byte of a number comes first
 * @param osAbi {@code EI_OSABI}
 * @param type {@code ET_...}
 * @param machine {@code EM_...}
 * @param flags {@code EF_...} of the machine
 * @param entry address of the first instruction
 * @param programHeaders where the program header table lies
 * @param programHeaderSize size of its entries
 * @param programHeaderCount number of its entries, before the extension for large numbers
 * @param sectionHeaders where the section table lies
 * @param sectionHeaderSize size of its entries
 * @param sectionHeaderCount number of its entries, before the extension for large numbers
 * @param sectionNames index of the section with the names, before the extension for large numbers
 */
public record ElfHeader(
        boolean is64,
        ByteOrder order,
        int osAbi,
        int type,
        int machine,
        long flags,
        long entry,
        long programHeaders,
        int programHeaderSize,
        int programHeaderCount,
        long sectionHeaders,
        int sectionHeaderSize,
        int sectionHeaderCount,
        int sectionNames) {

    /** Type of an object file that is still to be linked. */
    public static final int RELOCATABLE = 1;

    /** Type of a program at a fixed address. */
    public static final int EXECUTABLE = 2;

    /** Type of a library, or of a program that may lie anywhere. */
    public static final int DYNAMIC = 3;

    static ElfHeader read(ByteView file) throws IOException {
        if (!file.has(0, 16) || !ElfFile.recognises(file.bytes(0, 4, 4, "the magic"))) {
            throw file.broken(0, "not an ELF file");
        }
        int fileClass = file.u8(4);
        int data = file.u8(5);
        if ((fileClass != 1 && fileClass != 2) || (data != 1 && data != 2)) {
            throw file.broken(4, "class " + fileClass + " with byte order " + data + " is no kind of ELF");
        }
        boolean is64 = fileClass == 2;
        ByteOrder order = data == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteView view = file.order(order);
        int word = is64 ? 8 : 4;
        long afterEntry = 24L + word;
        long afterTables = afterEntry + 2L * word;
        return new ElfHeader(
                is64,
                order,
                view.u8(7),
                view.u16(16),
                view.u16(18),
                view.u32(afterTables),
                word(view, is64, 24),
                word(view, is64, afterEntry),
                view.u16(afterTables + 6),
                view.u16(afterTables + 8),
                word(view, is64, afterEntry + word),
                view.u16(afterTables + 10),
                view.u16(afterTables + 12),
                view.u16(afterTables + 14));
    }

    /** Size of an address in bytes. */
    public int wordSize() {
        return is64 ? 8 : 4;
    }

    private static long word(ByteView view, boolean is64, long at) throws IOException {
        return is64 ? view.u64(at) : view.u32(at);
    }
}
