package dev.gopack.target;

/**
 * Which signatures are understood and asked for.
 *
 * @param parser what reads them, in words
 * @param rsa RSA keys
 * @param ed25519 Ed25519 keys of OpenPGP; {@link #legacyEdDsa} says if only the older form
 * @param legacyEdDsa true if Ed25519 works in its older form (algorithm 22) alone
 * @param ecdsa ECDSA keys
 * @param sha1 what happens to SHA-1, in words
 * @param v6 packages of rpm's format 6
 * @param enforced who insists on a signature, in words
 */
public record SignatureSupport(
        String parser,
        Answer rsa,
        Answer ed25519,
        boolean legacyEdDsa,
        Answer ecdsa,
        String sha1,
        Answer v6,
        String enforced) {

    private static final int SAFE_RSA = 2048;

    /**
     * Whether signatures by keys of an algorithm are read.
     *
     * @param algorithm name as OpenPGP has it: {@code RSA}, {@code ECDSA}, {@code EdDSA} for the older form of Ed25519,
     *     {@code Ed25519}
     */
    public Answer reads(String algorithm) {
        return switch (algorithm) {
            case "RSA" -> rsa;
            case "ECDSA" -> ecdsa;
            case "EdDSA" -> ed25519;
            case "Ed25519" -> legacyEdDsa || isOlder() ? Answer.NO : ed25519;
            case "DSA" -> takesWeakKeys() ? Answer.YES : Answer.UNKNOWN;
            default -> isOlder() ? Answer.NO : Answer.UNKNOWN;
        };
    }

    /**
     * Whether a curve is known to a reader that reads the algorithm. Sequoia has no secp256k1; Brainpool's it has where its
     * cryptography has them, and Debian's, which is Nettle, has none. // source: sqv 1.1.0 of Debian 12, asked
     *
     * @param curve {@code brainpoolP256r1}; empty for keys without one
     */
    public Answer readsCurve(String curve) {
        if (isOlder() || !(curve.startsWith("brainpool") || curve.equals("secp256k1"))) {
            return Answer.YES;
        }
        return curve.equals("secp256k1") || parser.contains("sqv") ? Answer.NO : Answer.UNKNOWN;
    }

    /**
     * Whether signatures over a digest are read.
     *
     * @param hash {@code SHA-256}
     */
    public Answer readsHash(String hash) {
        if (hash.equals("SHA-256") || hash.equals("SHA-384") || hash.equals("SHA-512")) {
            return Answer.YES;
        }
        return hash.startsWith("SHA3-") && isOlder() ? Answer.NO : Answer.UNKNOWN;
    }

    /**
     * True for readers that know OpenPGP as it was before RFC 9580: rpm's own, and gpgv. What is newer than that, keys of
     * version 6 among it, they do not read.
     */
    public boolean isOlder() {
        return parser.startsWith("internal") || parser.contains("gpgv");
    }

    /** False for readers that say themselves which kinds and sizes of keys are too weak: Sequoia's, and so sqv. */
    public boolean takesWeakKeys() {
        return isOlder();
    }

    /**
     * True if signatures by keys of this kind and size are refused. // source: sequoia-policy-config, whose defaults apt and rpm
     * take over
     *
     * @param algorithm {@code RSA}
     * @param bits 0 if they are not known
     */
    public boolean isTooWeak(String algorithm, int bits) {
        return !takesWeakKeys()
                && (algorithm.equals("DSA") || (algorithm.equals("RSA") && bits > 0 && bits < SAFE_RSA));
    }

    /** True if a key whose certificate relies on SHA-1 is refused. gpgv refuses SHA-1 over documents alone. */
    public boolean refusesSha1Certificates() {
        return sha1.startsWith("rejected") && !parser.contains("gpgv");
    }

    static SignatureSupport of(Facts facts) throws Facts.BadFact {
        boolean legacy = facts.text("signature.ed25519").equals("legacy");
        return new SignatureSupport(
                facts.text("signature.parser"),
                facts.answer("signature.rsa"),
                legacy ? Answer.YES : facts.answer("signature.ed25519"),
                legacy,
                facts.answer("signature.ecdsa"),
                facts.text("signature.sha1"),
                facts.answer("signature.v6"),
                facts.text("signature.enforced"));
    }
}
