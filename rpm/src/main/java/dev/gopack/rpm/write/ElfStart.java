package dev.gopack.rpm.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the first bytes of an ELF file say. // source: elf(5)
 *
 * @param bits 32 or 64, or 0 if it is not ELF
 * @param order byte order
 * @param abi operating system ABI, 0 for System V
 * @param type executable, pie executable, shared object, relocatable, or empty for others
 * @param machine processor
 * @param hasInterpreter true if a program header asks for a dynamic linker
 */
record ElfStart(int bits, ByteOrder order, int abi, String type, int machine, boolean hasInterpreter) {

    private static final int MAGIC = 0x7f454c46;
    private static final int IDENT_SIZE = 16;
    private static final int PT_INTERP = 3;
    private static final ElfStart NONE = new ElfStart(0, ByteOrder.BIG_ENDIAN, 0, "", 0, false);

    boolean isElf() {
        return bits != 0;
    }

    /** rpm's file colour. // source: rpm build/rpmfc.c: 1 for ELFCLASS32, 2 for ELFCLASS64 */
    int color() {
        return bits / 32;
    }

    static ElfStart of(byte[] start, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(start, 0, length);
        if (length < 52 || bytes.getInt(0) != MAGIC) {
            return NONE;
        }
        int bits =
                switch (bytes.get(4)) {
                    case 1 -> 32;
                    case 2 -> 64;
                    default -> 0;
                };
        int data = bytes.get(5);
        if (bits == 0 || data < 1 || data > 2 || (bits == 64 && length < 64)) {
            return NONE;
        }
        ByteOrder order = data == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        bytes.order(order);
        boolean interpreter = hasInterpreter(bytes, bits == 64, length);
        String type = type(bytes.getShort(IDENT_SIZE), interpreter);
        int machine = bytes.getShort(IDENT_SIZE + 2) & 0xffff;
        return new ElfStart(bits, order, bytes.get(7), type, machine, interpreter);
    }

    private static String type(int type, boolean interpreter) {
        return switch (type) {
            case 1 -> "relocatable";
            case 2 -> "executable";
            case 3 -> interpreter ? "pie executable" : "shared object";
            default -> "";
        };
    }

    private static boolean hasInterpreter(ByteBuffer bytes, boolean wide, int length) {
        long offset = wide ? bytes.getLong(32) : bytes.getInt(28) & 0xffff_ffffL;
        int entrySize = bytes.getShort(wide ? 54 : 42) & 0xffff;
        int entries = bytes.getShort(wide ? 56 : 44) & 0xffff;
        if (offset < 0 || offset > length || entrySize < 4) {
            return false;
        }
        for (int i = 0; i < entries; i++) {
            long at = offset + (long) i * entrySize;
            if (at + 4 > length) {
                return false;
            }
            if (bytes.getInt((int) at) == PT_INTERP) {
                return true;
            }
        }
        return false;
    }
}
