package dev.gopack.go;

/** The kind of file that a program is in. */
public enum Container {
    /** Linux and the BSDs. */
    ELF,
    /** Windows. */
    PE,
    /** macOS and iOS. */
    MACH_O
}
