package dev.gopack.model;

/** How a package relates to others. Not every format has every kind. */
public enum RelationKind {
    /** Needed to run (rpm Requires, deb Depends). */
    DEPENDS("depends"),
    /** Needed before unpacking (deb Pre-Depends, rpm Requires(pre)). */
    PRE_DEPENDS("deb.predepends"),
    /** Installed along by default. */
    RECOMMENDS("recommends"),
    /** A hint to people. */
    SUGGESTS("suggests"),
    /** Recommended by us to those who have the other (rpm only). */
    SUPPLEMENTS("supplements"),
    /** Suggested by us to those who have the other. */
    ENHANCES("enhances"),
    /** Other names under which this package can be asked for. */
    PROVIDES("provides"),
    /** Cannot be installed together. */
    CONFLICTS("conflicts"),
    /** Taken out by this one (rpm Obsoletes), or its files may be overwritten (deb Replaces). */
    REPLACES("replaces"),
    /** Stops working with this one (deb Breaks; on rpm a conflict). */
    BREAKS("breaks"),
    /** Installed before this one if in the same transaction (rpm OrderWithRequires). */
    ORDER("rpm.order_with_requires");

    private final String specKey;

    RelationKind(String specKey) {
        this.specKey = specKey;
    }

    /** Key in a spec, under which {@link PackageSpec#position} knows the relations as {@code depends[0]} and so on. */
    public String specKey() {
        return specKey;
    }
}
