package dev.gopack.rpm.header;

import java.util.Optional;

/** Data types of header entries. // rpm docs/manual/format_header.md; source: rpm lib/header.cc typeAlign, typeSizes */
public enum TagType {
    /** One byte. */
    CHAR(1, 1),
    /** One byte. */
    INT8(2, 1),
    /** Two bytes. */
    INT16(3, 2),
    /** Four bytes. */
    INT32(4, 4),
    /** Eight bytes. */
    INT64(5, 8),
    /** One string that ends with NUL; its count is always 1. */
    STRING(6, 0),
    /** Bytes; the count is their number. */
    BIN(7, 1),
    /** Strings, each ends with NUL. */
    STRING_ARRAY(8, 0),
    /** The same text once for each locale of HEADERI18NTABLE. */
    I18NSTRING(9, 0);

    private static final TagType[] BY_CODE = values();

    private final int code;
    private final int size;

    TagType(int code, int size) {
        this.code = code;
        this.size = size;
    }

    /** The type with this number in an index entry. */
    public static Optional<TagType> of(int code) {
        return code < 1 || code > BY_CODE.length ? Optional.empty() : Optional.of(BY_CODE[code - 1]);
    }

    /** Number in an index entry. */
    public int code() {
        return code;
    }

    /** Bytes of one element; 0 for strings, whose length is in the data. */
    public int size() {
        return size;
    }

    /** The data's offset is a multiple of this. */
    public int alignment() {
        return Math.max(1, size);
    }

    /** True for the three kinds of string, which rpm lets stand for each other. */
    public boolean isText() {
        return size == 0;
    }
}
