package dev.gopack.model;

import dev.gopack.report.GopackException;
import java.util.regex.Pattern;

/**
 * Who owns an installed file, by name; names are resolved on the machine that installs.
 *
 * @param user user name
 * @param group group name
 */
public record Ownership(String user, String group) {

    // source: shadow-utils and systemd's relaxed rules; a tar header has room for 31 characters.
    private static final Pattern NAME = Pattern.compile("(?=.{1,31}$)(?!\\.{1,2}$)[A-Za-z0-9_.][A-Za-z0-9_.-]*\\$?");

    /** The default. */
    public static final Ownership ROOT = new Ownership("root", "root");

    /** Refuses names that no system would have created. */
    public Ownership {
        check("user", user);
        check("group", group);
    }

    private static void check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a legal " + what + " name: " + GopackException.quote(name));
        }
    }
}
