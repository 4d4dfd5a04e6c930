package dev.gopack.report;

import org.jspecify.annotations.Nullable;

/** A file is not what it claims to be. The only exception that a reader throws for bad content. */
public final class FormatException extends GopackException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;
    private final Fault fault;

    /**
     * An exception for content that breaks its format.
     *
     * @param file name of the file for the message
     * @param offset byte offset of the structure that is wrong, counted from the start of the file
     * @param problem what is wrong and what would be right
     */
    public FormatException(String file, long offset, String problem) {
        this(file, offset, problem, null);
    }

    /** As the other constructor, for problems that a library reported. */
    public FormatException(String file, long offset, String problem, @Nullable Throwable cause) {
        this(file, offset, problem, cause, Fault.STRUCTURE);
    }

    private FormatException(String file, long offset, String problem, @Nullable Throwable cause, Fault fault) {
        super(file + "@" + offset + ": " + problem, cause);
        this.file = file;
        this.offset = offset;
        this.fault = fault;
    }

    /** In what way content breaks its format. */
    public enum Fault {
        /** It is not built as it should be. */
        STRUCTURE,
        /** It is sound as far as it was read, and grows beyond what is acceptable. */
        LIMIT,
        /** It is sound, and goes on after its end. */
        EXCESS
    }

    /** An exception for compressed content that grows beyond what is acceptable. */
    public static FormatException beyondLimit(String file, long offset, String problem) {
        return new FormatException(file, offset, problem, null, Fault.LIMIT);
    }

    /** An exception for content that goes on after its end. */
    public static FormatException excess(String file, long offset, String problem) {
        return new FormatException(file, offset, problem, null, Fault.EXCESS);
    }

    /** In what way the content is wrong. */
    public Fault fault() {
        return fault;
    }

    /** Name of the file. */
    public String file() {
        return file;
    }

    /** Byte offset of the broken structure. */
    public long offset() {
        return offset;
    }
}
