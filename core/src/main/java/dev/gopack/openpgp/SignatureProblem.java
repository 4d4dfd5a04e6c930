package dev.gopack.openpgp;

/** What can be wrong with a signature or with the key that made it. */
public enum SignatureProblem {
    /** The key is none of those that were given. */
    NO_KEY("was made by a key that is not among those given"),
    /** The bytes are not those that were signed, or the key is another one. */
    BAD("does not fit what it is said to sign"),
    /** The version, algorithm or a statement that must be understood is not known. */
    UNSUPPORTED("is of a kind that cannot be checked"),
    /** It is no signature over a document. */
    WRONG_TYPE("signs something else than a document"),
    /** The certificate does not claim the key, or not for signing. */
    KEY_NOT_FOR_SIGNING("was made by a key that is not for signing"),
    /** The key has expired. */
    KEY_EXPIRED("was made by a key that has expired"),
    /** The key is revoked. */
    KEY_REVOKED("was made by a key that is revoked"),
    /** The signature itself has expired. */
    EXPIRED("has expired"),
    /** It bears no date, one before the key was made, or one in the future. */
    WRONG_DATE("has a date that cannot be"),
    /** MD5 or SHA-1: two texts with the same digest can be made. */
    WEAK_HASH("uses a digest that is no longer safe"),
    /** The key is too small or of an old kind. */
    WEAK_KEY("was made by a key that is no longer safe"),
    /** The signature that binds key and certificate uses MD5 or SHA-1. */
    WEAK_SELF_SIGNATURE("was made by a key whose certificate relies on a digest that is no longer safe");

    private final String text;

    SignatureProblem(String text) {
        this.text = text;
    }

    /** A predicate for people; the subject is the signature. */
    public String text() {
        return text;
    }
}
