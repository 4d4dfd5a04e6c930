package dev.gopack.format;

/** Text for shells. */
public final class Shell {

    private Shell() {}

    /** One word, whatever is in it. // docs: POSIX shell command language, 2.2.2 single quotes */
    public static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
