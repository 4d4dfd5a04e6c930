package dev.gopack.model;

import dev.gopack.report.GopackException;

/**
 * A user of the system that no person logs in as, with a group of the same name unless another is given.
 *
 * @param user name
 * @param group name of the primary group
 * @param home directory; {@code /} for none
 * @param shell program at login; empty for the one that refuses logins on the target
 * @param comment what it is for
 */
public record Account(String user, String group, String home, String shell, String comment) {

    /** Refuses names that no system would have created, and texts that would end a field of the user database. */
    public Account {
        new Ownership(user, group);
        check("home", home);
        check("shell", shell);
        check("comment", comment);
    }

    private static void check(String what, String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == ':' || c == '"' || c == '\\')) {
            throw new IllegalArgumentException("not a " + what + " of a user: " + GopackException.quote(text));
        }
    }
}
