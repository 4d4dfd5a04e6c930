package dev.gopack.verify;

/** How much of a package a signature covers. */
public enum Coverage {
    /** Only a part, so that the rest may be anybody's. */
    PART,
    /** All that is installed, through digests of a kind with which two files of the same digest can be made. */
    WEAK,
    /** All that is installed: itself, or through digests in what it signs. */
    WHOLE
}
