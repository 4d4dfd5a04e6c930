package dev.gopack.model;

/**
 * Which signatures an rpm has besides that of its header.
 *
 * @param headerAndPayload true if header and payload are signed together too, as tools before rpm 4.14 want it
 * @param openPgp true if a package of format 4 has its signatures in the tag of format 6 as well, which holds several
 */
public record RpmSignature(boolean headerAndPayload, boolean openPgp) {

    /** That of the header alone. */
    public static final RpmSignature USUAL = new RpmSignature(false, false);
}
