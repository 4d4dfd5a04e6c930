package dev.gopack.deb.control;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Users and groups that have the same number on every Debian system. dpkg goes by the name if the installing system has
 * it and by the number else, so other names are written with number 0. // source: base-passwd passwd.master, group.master
 */
public final class StaticAccounts {

    private static final Map<String, Integer> USERS = Map.ofEntries(
            Map.entry("root", 0),
            Map.entry("daemon", 1),
            Map.entry("bin", 2),
            Map.entry("sys", 3),
            Map.entry("sync", 4),
            Map.entry("games", 5),
            Map.entry("man", 6),
            Map.entry("lp", 7),
            Map.entry("mail", 8),
            Map.entry("news", 9),
            Map.entry("uucp", 10),
            Map.entry("proxy", 13),
            Map.entry("www-data", 33),
            Map.entry("backup", 34),
            Map.entry("list", 38),
            Map.entry("irc", 39),
            Map.entry("nobody", 65534));

    private static final Map<String, Integer> GROUPS = Map.ofEntries(
            Map.entry("root", 0),
            Map.entry("daemon", 1),
            Map.entry("bin", 2),
            Map.entry("sys", 3),
            Map.entry("adm", 4),
            Map.entry("tty", 5),
            Map.entry("disk", 6),
            Map.entry("lp", 7),
            Map.entry("mail", 8),
            Map.entry("news", 9),
            Map.entry("uucp", 10),
            Map.entry("man", 12),
            Map.entry("proxy", 13),
            Map.entry("kmem", 15),
            Map.entry("dialout", 20),
            Map.entry("fax", 21),
            Map.entry("voice", 22),
            Map.entry("cdrom", 24),
            Map.entry("floppy", 25),
            Map.entry("tape", 26),
            Map.entry("sudo", 27),
            Map.entry("audio", 29),
            Map.entry("dip", 30),
            Map.entry("www-data", 33),
            Map.entry("backup", 34),
            Map.entry("operator", 37),
            Map.entry("list", 38),
            Map.entry("irc", 39),
            Map.entry("src", 40),
            Map.entry("shadow", 42),
            Map.entry("utmp", 43),
            Map.entry("video", 44),
            Map.entry("sasl", 45),
            Map.entry("plugdev", 46),
            Map.entry("staff", 50),
            Map.entry("games", 60),
            Map.entry("users", 100),
            Map.entry("nogroup", 65534));

    private StaticAccounts() {}

    /** Number of a user, or empty if it differs from system to system. */
    public static OptionalInt uid(String user) {
        return find(USERS, user);
    }

    /** Number of a group, or empty if it differs from system to system. */
    public static OptionalInt gid(String group) {
        return find(GROUPS, group);
    }

    private static OptionalInt find(Map<String, Integer> table, String name) {
        Integer number = table.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
