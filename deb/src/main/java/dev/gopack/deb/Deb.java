package dev.gopack.deb;

/** The deb format. */
public final class Deb {
    /** Name of the format. */
    public static final String ID = "deb";

    private Deb() {}
}
