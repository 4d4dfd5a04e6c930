package dev.gopack.sign;

import java.nio.file.Path;

/** Paths of secrets as messages may show them: by a slip the secret itself can stand where its path belongs. */
public final class SecretPaths {

    private static final int USUAL = 200; // base64 of the smallest secret key is longer

    private SecretPaths() {}

    /** True if it may be a key instead of the path of one. */
    public static boolean isKey(Path file) {
        String text = file.toString();
        return text.contains("-----") || text.indexOf('\n') >= 0 || text.length() > USUAL;
    }

    /** True if it may be a passphrase instead of the path of one: a word that names no file. */
    public static boolean isPassphrase(Path file) {
        return file.getParent() == null || isKey(file);
    }
}
