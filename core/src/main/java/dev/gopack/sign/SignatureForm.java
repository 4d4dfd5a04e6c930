package dev.gopack.sign;

/** What a signature looks like. */
public enum SignatureForm {
    /** The packet alone, as packages hold it. */
    DETACHED,
    /** The packet as text between {@code -----BEGIN PGP SIGNATURE-----} and its end, for a file beside what is signed. */
    ARMORED,
    /** The signed text itself, escaped, with the signature behind it: {@code gpg --clear-sign}. */
    CLEARTEXT
}
