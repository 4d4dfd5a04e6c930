package dev.gopack.elf;

/** What an ELF file is for. */
public enum ElfKind {
    /** A program at a fixed address that needs nothing but the kernel. */
    STATIC,

    /** A program at a fixed address that is linked when it starts. */
    DYNAMIC,

    /** A program that may lie anywhere and is linked when it starts. */
    PIE,

    /** A program that may lie anywhere and needs nothing but the kernel. */
    STATIC_PIE,

    /** A shared library, or a plugin. */
    LIBRARY,

    /** An object file that is still to be linked. */
    RELOCATABLE,

    /** The memory of a program that died. */
    CORE,

    /** Something of a single operating system or processor. */
    OTHER;

    private static final int TYPE_CORE = 4;

    // source: glibc elf/elf.h; observed: Go 1.26 and binutils 2.40 set DF_1_PIE for -buildmode=pie and -static-pie;
    // older linkers do not, but give programs alone DT_DEBUG. libc.so.6 has an interpreter and is a library.
    static ElfKind of(int type, boolean hasInterpreter, ElfDynamic dynamic) {
        boolean linked = hasInterpreter || !dynamic.needed().isEmpty();
        return switch (type) {
            case ElfHeader.RELOCATABLE -> RELOCATABLE;
            case ElfHeader.EXECUTABLE -> linked ? DYNAMIC : STATIC;
            case ElfHeader.DYNAMIC -> {
                boolean program = dynamic.pie() || dynamic.debug() || hasInterpreter;
                boolean library =
                        !program || (!dynamic.pie() && dynamic.soname().isPresent());
                yield library ? LIBRARY : linked ? PIE : STATIC_PIE;
            }
            case TYPE_CORE -> CORE;
            default -> OTHER;
        };
    }
}
