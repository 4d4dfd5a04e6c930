package dev.gopack.sign;

import java.util.Arrays;
import java.util.Optional;

/** What a command that signs gets, and what it gives. */
public enum CommandForm {
    /** The content, and an OpenPGP signature of it, armored or not: {@code sq sign --detached}. */
    OPENPGP("openpgp"),
    /** The content with what OpenPGP signs behind it, and a plain signature of that: {@code openssl dgst -sign}. */
    RAW("raw"),
    /** The digest of the same, and a plain signature of that: {@code openssl pkeyutl -sign}, services for keys. */
    DIGEST("digest");

    private final String word;

    CommandForm(String word) {
        this.word = word;
    }

    /** The name in specs. */
    public String word() {
        return word;
    }

    /** The form of that name. */
    public static Optional<CommandForm> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
