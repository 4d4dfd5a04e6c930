package dev.gopack.rpm;

/** The rpm format. */
public final class Rpm {
    /** Name of the format. */
    public static final String ID = "rpm";

    private Rpm() {}
}
