package dev.gopack.sign;

import dev.gopack.io.Digests;
import dev.gopack.openpgp.Hash;
import java.security.MessageDigest;
import java.util.Optional;

/** A digest that signatures are made of. What is not here, SHA-1 above all, is not for signing. */
public enum HashAlgorithm {
    /** SHA-256. */
    SHA256(Hash.SHA256, 256),
    /** SHA-384. */
    SHA384(Hash.SHA384, 384),
    /** SHA-512: what every release that is known reads, and the default. */
    SHA512(Hash.SHA512, 512);

    private final int number;
    private final int bits;

    HashAlgorithm(int number, int bits) {
        this.number = number;
        this.bits = bits;
    }

    /** OpenPGP's number. // docs: RFC 9580, 9.5 */
    public int number() {
        return number;
    }

    /** How many bits the digest has. */
    public int bits() {
        return bits;
    }

    /** The name in specs and in the {@code Hash} line of a clear-signed text, there in capitals: {@code sha256}. */
    public String word() {
        return "sha" + bits;
    }

    /** A new digest. */
    public MessageDigest digest() {
        return Digests.digest("SHA-" + bits);
    }

    /** The algorithm with OpenPGP's number, if it is one that signatures are made of here. */
    public static Optional<HashAlgorithm> of(int number) {
        for (HashAlgorithm one : values()) {
            if (one.number == number) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The algorithm with the {@link #word}. */
    public static Optional<HashAlgorithm> of(String word) {
        for (HashAlgorithm one : values()) {
            if (one.word().equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
