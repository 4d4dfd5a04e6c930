package dev.gopack.deb.read;

/**
 * The most that the reader takes. A file beyond is refused, not read in part. What stays in memory may grow with the file,
 * and not with what a few bytes of it unpack to.
 */
public final class DebLimits {

    /** Unpacked control archive. // source: apt apt-pkg/contrib/extracttar.cc and debfile.cc: 64 MiB */
    public static final long CONTROL_ARCHIVE = 64L << 20;

    /** What it may unpack to beyond the size of the whole package. */
    public static final long CONTROL_GROWTH = 4L << 20;

    /** The control file itself. */
    public static final long CONTROL_TEXT = 1L << 20;

    /** Paths that conffiles lists. */
    public static final int CONFFILES = 100_000;

    /** A line of conffiles in bytes. // observed: dpkg 1.21: "too long, or missing final newline" */
    public static final int CONFFILE_LINE = 996;

    /** A line of triggers in bytes. // observed: dpkg 1.21: "too-long line or missing newline" */
    public static final int TRIGGER_LINE = 254;

    /** One file of the control archive. */
    public static final long CONTROL_FILE = 16L << 20;

    /** Unpacked data archive. */
    public static final long DATA_ARCHIVE = 16L << 30;

    /** Entries of the data archive. */
    public static final int ENTRIES = 1_000_000;

    /** Entries that a package of any size may have. */
    public static final int FREE_ENTRIES = 80_000;

    /** Bytes of the whole package that each further entry needs. */
    public static final int ENTRY_SIZE = 32;

    /** Name or link target of an entry in bytes. // source: apt apt-pkg/contrib/extracttar.cc: 1 MiB */
    public static final int NAME = 1 << 20;

    /** Part of a path in bytes. // observed: dpkg 1.21 first writes each with {@code .dpkg-new} behind, and 255 are allowed */
    public static final int PART_OF_PATH = 246;

    /** Path with its slash in bytes. // observed: dpkg 1.21, as above; the kernel's 4096 have a NUL */
    public static final int PATH = 4086;

    /** Name of a file of the control archive. // observed: dpkg 1.21: "overly-long control info file name" */
    public static final int CONTROL_NAME = 100;

    /** All names and link targets of the data archive together in bytes. */
    public static final long ALL_NAMES = 64L << 20;

    /** What they may be beyond the size of the whole package. */
    public static final long NAMES_GROWTH = 8L << 20;

    /** Signature members. */
    public static final int SIGNATURES = 16;

    /** A compressed changelog that is shown; a larger one is left alone. */
    static final int CHANGELOG = 1 << 20;

    private DebLimits() {}

    /** Bytes that the control archive of a package of this size may unpack to. */
    static long controlArchive(long size) {
        return Math.min(CONTROL_ARCHIVE, CONTROL_GROWTH + size);
    }

    /** Entries that a package of this size may have. */
    public static long entries(long size) {
        return Math.min(ENTRIES, FREE_ENTRIES + size / ENTRY_SIZE);
    }

    /** Bytes that the names and targets of a package of this size may have together. */
    static long names(long size) {
        return Math.min(ALL_NAMES, NAMES_GROWTH + size);
    }
}
