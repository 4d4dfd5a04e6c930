package dev.gopack.openpgp;

/** The most that is read. What is beyond is refused, not read in part. */
public final class OpenPgpLimits {

    /** Bytes of a file with keys, of a clear-signed text, or of an armored block. */
    public static final int INPUT = 8 << 20;

    /** Packets in a file with keys. */
    public static final int KEY_PACKETS = 20_000;

    /** Bytes of one or several signatures; the largest that is known, a composite of ML-DSA-87 and Ed448, has 4832. */
    public static final int SIGNATURES = 64 << 10;

    /** Signatures in one place. */
    public static final int SIGNATURE_PACKETS = 16;

    /** Bits of an RSA modulus; a larger one costs more time than a signature is worth. */
    static final int RSA_BITS = 8192;

    /** Bits of an RSA exponent; that of nearly all keys has 17. */
    static final int RSA_EXPONENT_BITS = 64;

    /** Bits of a DSA prime. */
    static final int DSA_BITS = 4096;

    /** Signatures of a key on itself that are tried before it is given up. */
    static final int SELF_SIGNATURES = 32;

    /** Signatures that say to revoke a key; where there are more, it is revoked, whatever they are. */
    static final int REVOCATIONS = 64;

    /** Revocations of subkeys in a wrong place times subkeys; where there are more, all subkeys are revoked. */
    static final int STRAYS = 4096;

    /** Keys with the same id that are tried. */
    static final int CANDIDATES = 4;

    private OpenPgpLimits() {}
}
