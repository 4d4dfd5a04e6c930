package dev.gopack.module;

/** What is beyond these is not a Go module that anybody uses; it is refused before it costs memory. */
final class ModuleLimits {

    /** Size of a text file that is read, so that it fits into a small heap; the largest known go.sum has a tenth of it. */
    static final int TEXT = 4 << 20;

    /** Size of a go.mod or go.work, whose directives take more memory; a hundred times the largest known. */
    static final int DIRECTIVES = 1 << 20;

    /** Lines of one. */
    static final int DIRECTIVE_LINES = 20_000;

    /** Size of a {@code go.mod} in a zip. // source: x/mod zip/zip.go MaxGoMod; licences have the same limit */
    static final int GO_MOD = 16 << 20;

    /** Size of a module zip and of all that is in it. // source: x/mod zip/zip.go MaxZipFile */
    static final long ZIP = 500L << 20;

    /** Lines of one text file, several hundred times those of the largest known. */
    static final int LINES = 200_000;

    /** Words of one directive. The longest needs seven. */
    static final int WORDS = 64;

    /** Files in a module zip; the largest known module has half as many. */
    static final int ENTRIES = 100_000;

    /** Files and directories in a module zip. */
    static final int NAMES = 150_000;

    /** Bytes of a file's name in a module zip. */
    static final int NAME_LENGTH = 4096;

    /** Bytes of all those names. */
    static final int NAMES_LENGTH = 16 << 20;

    /** Modules of one graph. */
    static final int GRAPH = 100_000;

    private ModuleLimits() {}
}
