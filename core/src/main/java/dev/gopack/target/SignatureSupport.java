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
            case "Ed25519" -> legacyEdDsa ? Answer.NO : ed25519;
            default -> Answer.UNKNOWN;
        };
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
