package dev.gopack.target;

/** Yes, no, or that nothing is known. */
public enum Answer {
    /** It is so. */
    YES,
    /** It is not so. */
    NO,
    /** The table makes no statement; nobody may take that for a no. */
    UNKNOWN;

    /** The answer that a comparison gives. */
    static Answer of(boolean claim) {
        return claim ? YES : NO;
    }
}
