package dev.gopack.rpm.header;

/**
 * Tags of the signature header. Those over 999 have other meanings in the main header. // rpm
 * docs/manual/format_v4.md, format_v6.md; source: rpm include/rpm/rpmtag.h rpmSigTag_e
 */
public final class SignatureTags {

    /** Signature over the main header by a key that is not RSA. */
    public static final int DSA = 267;
    /** RSA signature over the main header. */
    public static final int RSA = 268;
    /** SHA-1 of the main header, hexadecimal. */
    public static final int SHA1 = 269;
    /** As SIZE, where that is not below 4 GiB - 1. */
    public static final int LONG_SIZE = 270;
    /** As PAYLOAD_SIZE, where that is not below 4 GiB - 1. */
    public static final int LONG_ARCHIVE_SIZE = 271;
    /** SHA-256 of the main header, hexadecimal. */
    public static final int SHA256 = 273;
    /** Signatures over the main header in base64; all kinds of key. */
    public static final int OPENPGP = 278;
    /** SHA3-256 of the main header, hexadecimal (v6). */
    public static final int SHA3_256 = 279;
    /** Space kept for signatures (v6). */
    public static final int RESERVED = 999;
    /** Bytes of main header and payload. */
    public static final int SIZE = 1000;
    /** RSA signature over main header and payload. */
    public static final int PGP = 1002;
    /** MD5 of main header and payload. */
    public static final int MD5 = 1004;
    /** Signature over main header and payload by a key that is not RSA. */
    public static final int GPG = 1005;
    /** Bytes of the payload when decompressed. */
    public static final int PAYLOAD_SIZE = 1007;
    /** Space kept for signatures. */
    public static final int RESERVED_SPACE = 1008;

    private SignatureTags() {}
}
