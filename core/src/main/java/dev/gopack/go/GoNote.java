package dev.gopack.go;

/**
 * Something unusual about a program, because of which less is known about it.
 *
 * @param kind what it is
 * @param text the same for people, with what is particular to this program
 */
public record GoNote(Kind kind, String text) {

    /** Kinds of notes. */
    public enum Kind {
        /** It is compressed; what is inside cannot be read. */
        PACKED,
        /** The build information was taken out. */
        NO_BUILD_INFO,
        /** An obfuscator took out what identifies the toolchain and the modules. */
        OBFUSCATED,
        /** The build information names no modules: built in GOPATH mode, from single files, or by another tool. */
        NO_MODULES,
        /** There is no table of functions, or none that is known; packages and signals are missing. */
        NO_TABLE,
        /** The table of functions is damaged; packages and signals are missing or incomplete. */
        DAMAGED_TABLE,
        /** The table of functions is cut off; packages and signals may be incomplete. */
        TRUNCATED_TABLE
    }
}
