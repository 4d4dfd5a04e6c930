package dev.gopack.model;

/** How a package relates to others. Not every format has every kind. */
public enum RelationKind {
    /** Needed to run (rpm Requires, deb Depends). */
    DEPENDS,
    /** Needed before unpacking (deb Pre-Depends, rpm Requires(pre)). */
    PRE_DEPENDS,
    /** Installed along by default. */
    RECOMMENDS,
    /** A hint to people. */
    SUGGESTS,
    /** Recommended by us to those who have the other (rpm only). */
    SUPPLEMENTS,
    /** Suggested by us to those who have the other. */
    ENHANCES,
    /** Other names under which this package can be asked for. */
    PROVIDES,
    /** Cannot be installed together. */
    CONFLICTS,
    /** Taken out by this one (rpm Obsoletes), or its files may be overwritten (deb Replaces). */
    REPLACES,
    /** Stops working with this one (deb Breaks; on rpm a conflict). */
    BREAKS,
    /** Installed before this one if in the same transaction (rpm OrderWithRequires). */
    ORDER
}
