package dev.gopack.deb.read;

/** The most that the reader takes. A file beyond is refused, not read in part. */
public final class DebLimits {

    /** Unpacked control archive. // source: apt apt-pkg/contrib/extracttar.cc and debfile.cc: 64 MiB */
    public static final long CONTROL_ARCHIVE = 64L << 20;

    /** One file of the control archive. */
    public static final long CONTROL_FILE = 16L << 20;

    /** Unpacked data archive. */
    public static final long DATA_ARCHIVE = 16L << 30;

    /** Entries of the data archive. */
    public static final int ENTRIES = 1_000_000;

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

    /** Signature members. */
    public static final int SIGNATURES = 16;

    /** A compressed changelog that is shown; a larger one is left alone. */
    static final int CHANGELOG = 1 << 20;

    private DebLimits() {}
}
