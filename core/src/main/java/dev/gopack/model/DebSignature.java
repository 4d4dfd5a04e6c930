package dev.gopack.model;

/**
 * How a deb is signed.
 *
 * @param method which tools can verify it
 * @param role who signs, which is how the member is named: {@code _gpgorigin}
 * @param signer name of who signs, for {@link Method#DPKG_SIG}; empty for the maintainer
 */
public record DebSignature(Method method, String role, String signer) {

    /** What debsig-verify wants. */
    public static final DebSignature USUAL = new DebSignature(Method.DEBSIGN, "origin", "");

    /** Which tools can verify it. */
    public enum Method {
        /** A member {@code _gpgorigin}, {@code _gpgmaint} or {@code _gpgarchive}: debsigs and debsig-verify. */
        DEBSIGN,
        /** A member {@code _gpgbuilder} with a signed list: dpkg-sig, which Debian 12 and later do not have. */
        DPKG_SIG,
        /** Nothing within the package. */
        NONE
    }
}
