package dev.gopack.report;

import org.jspecify.annotations.Nullable;

/** A file is not what it claims to be. The only exception that a reader throws for bad content. */
public final class FormatException extends GopackException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;

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
        super(file + "@" + offset + ": " + problem, cause);
        this.file = file;
        this.offset = offset;
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
