package dev.gopack.rpm.header;

/** Limits of headers, all from // source: rpm lib/header.cc. Reader and writer keep to the same. */
public final class HeaderLimits {

    /** Entries of a main header (HEADER_TAGS_MAX). */
    public static final int MAX_ENTRIES = 65_535;

    /** Data bytes of a main header (HEADER_DATA_MAX). */
    public static final int MAX_DATA = 0x0fff_ffff;

    /** Entries of a signature header (hdrblobVerifyLengths). */
    public static final int MAX_SIGNATURE_ENTRIES = 32;

    /** Data bytes of a signature header (hdrblobVerifyLengths). */
    public static final int MAX_SIGNATURE_DATA = 64 << 20;

    /** Data bytes of a signature header that rpm 4.14 still reads. */
    public static final int MAX_SIGNATURE_DATA_WRITTEN = 8192;

    /** Elements of one entry that is not binary, and so files of a package (HEADER_ARRAY_MAX). */
    public static final int MAX_ELEMENTS = 0x000f_ffff;

    /** Whole header; rpm refuses this size and more (headerMaxbytes, counted without the magic). */
    public static final int MAX_BYTES = 256 << 20;

    /** Tag of the region in a signature header. */
    public static final int SIGNATURE_REGION = 62;

    /** Tag of the region in a main header. */
    public static final int MAIN_REGION = 63;

    /** Smallest tag that may follow the region (HEADER_I18NTABLE). */
    public static final int MIN_TAG = 100;

    /** Bytes before the index. */
    public static final int INTRO_SIZE = 16;

    /** Bytes of one index entry. */
    public static final int ENTRY_SIZE = 16;

    private HeaderLimits() {}
}
