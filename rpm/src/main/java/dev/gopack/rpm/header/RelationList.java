package dev.gopack.rpm.header;

/** The lists of relations in a main header, each of three arrays of one length. // rpm docs/manual/tags.md */
@SuppressWarnings("ImmutableEnumChecker") // a Tag is immutable
public enum RelationList {
    PROVIDES("Provides", Tags.PROVIDENAME, Tags.PROVIDEVERSION, Tags.PROVIDEFLAGS),
    REQUIRES("Requires", Tags.REQUIRENAME, Tags.REQUIREVERSION, Tags.REQUIREFLAGS),
    RECOMMENDS("Recommends", Tags.RECOMMENDNAME, Tags.RECOMMENDVERSION, Tags.RECOMMENDFLAGS),
    SUGGESTS("Suggests", Tags.SUGGESTNAME, Tags.SUGGESTVERSION, Tags.SUGGESTFLAGS),
    SUPPLEMENTS("Supplements", Tags.SUPPLEMENTNAME, Tags.SUPPLEMENTVERSION, Tags.SUPPLEMENTFLAGS),
    ENHANCES("Enhances", Tags.ENHANCENAME, Tags.ENHANCEVERSION, Tags.ENHANCEFLAGS),
    CONFLICTS("Conflicts", Tags.CONFLICTNAME, Tags.CONFLICTVERSION, Tags.CONFLICTFLAGS),
    OBSOLETES("Obsoletes", Tags.OBSOLETENAME, Tags.OBSOLETEVERSION, Tags.OBSOLETEFLAGS),
    ORDER("OrderWithRequires", Tags.ORDERNAME, Tags.ORDERVERSION, Tags.ORDERFLAGS);

    private final String label;
    private final Tag name;
    private final Tag version;
    private final Tag flags;

    RelationList(String label, Tag name, Tag version, Tag flags) {
        this.label = label;
        this.name = name;
        this.version = version;
        this.flags = flags;
    }

    /** Name in spec files. */
    public String label() {
        return label;
    }

    /** Tag of the names. */
    public Tag nameTag() {
        return name;
    }

    /** Tag of the versions; an element is empty if no version is compared. */
    public Tag versionTag() {
        return version;
    }

    /** Tag of the {@link Sense} words. */
    public Tag flagsTag() {
        return flags;
    }
}
