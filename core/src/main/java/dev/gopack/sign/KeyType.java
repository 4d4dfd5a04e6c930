package dev.gopack.sign;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of keys that are made. */
public enum KeyType {
    /** RSA of 4096 bits: read by everything, the default. */
    RSA4096("rsa4096"),
    /** RSA of 3072 bits. */
    RSA3072("rsa3072"),
    /** RSA of 2048 bits, which apt takes until 2030. */
    RSA2048("rsa2048"),
    /** Ed25519, in the form that gpg makes: small and fast, and not read by RHEL 8. */
    ED25519("ed25519"),
    /** ECDSA on NIST's curve of 256 bits. */
    NISTP256("nistp256"),
    /** ECDSA on NIST's curve of 384 bits. */
    NISTP384("nistp384"),
    /** ECDSA on NIST's curve of 521 bits. */
    NISTP521("nistp521");

    private final String word;

    KeyType(String word) {
        this.word = word;
    }

    /** The name, which is gpg's. */
    public String word() {
        return word;
    }

    /** The kind of that name. */
    public static Optional<KeyType> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
