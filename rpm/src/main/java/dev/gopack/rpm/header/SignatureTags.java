package dev.gopack.rpm.header;

import java.util.Map;
import java.util.Optional;

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
    /** Signatures of files for the kernel's integrity measurement. */
    public static final int FILE_SIGNATURES = 274;
    /** Their length. */
    public static final int FILE_SIGNATURE_LENGTH = 275;
    /** Signatures of files for fs-verity. */
    public static final int VERITY_SIGNATURES = 276;
    /** Their digest algorithm. */
    public static final int VERITY_SIGNATURE_ALGORITHM = 277;
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

    // source: rpm lib/rpmvs.cc: an entry of another type is an invalid signature tag
    private static final Map<Integer, TagType> TYPES = Map.ofEntries(
            Map.entry(DSA, TagType.BIN),
            Map.entry(RSA, TagType.BIN),
            Map.entry(SHA1, TagType.STRING),
            Map.entry(LONG_SIZE, TagType.INT64),
            Map.entry(LONG_ARCHIVE_SIZE, TagType.INT64),
            Map.entry(SHA256, TagType.STRING),
            Map.entry(FILE_SIGNATURES, TagType.STRING_ARRAY),
            Map.entry(FILE_SIGNATURE_LENGTH, TagType.INT32),
            Map.entry(VERITY_SIGNATURES, TagType.STRING_ARRAY),
            Map.entry(VERITY_SIGNATURE_ALGORITHM, TagType.INT32),
            Map.entry(OPENPGP, TagType.STRING_ARRAY),
            Map.entry(SHA3_256, TagType.STRING),
            Map.entry(SIZE, TagType.INT32),
            Map.entry(PGP, TagType.BIN),
            Map.entry(MD5, TagType.BIN),
            Map.entry(GPG, TagType.BIN),
            Map.entry(PAYLOAD_SIZE, TagType.INT32));

    private SignatureTags() {}

    /**
     * True for what rpm writes into a signature header, or reads there. What it reserved long ago and never wrote, or wrote by
     * mistake, is not among it: nobody looks at the content.
     */
    public static boolean isKnown(int tag) {
        return TYPES.containsKey(tag) || tag == RESERVED || tag == RESERVED_SPACE;
    }

    /** The type that an entry with this tag has to have; empty if any will do. */
    static Optional<TagType> type(int tag) {
        return Optional.ofNullable(TYPES.get(tag));
    }
}
