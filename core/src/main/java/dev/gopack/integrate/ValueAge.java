package dev.gopack.integrate;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Since when systemd understands what stands in a command, a time, a limit, or behind a percent sign. What is too new cannot be
 * left out: a service without its command, or a timer without its time, is none.
 */
final class ValueAge {

    // source: systemd NEWS of 231, 235, 242 and 258
    private static final Map<Character, Integer> PREFIXES = Map.of('+', 231, '!', 235, ':', 242, '|', 258);

    // source: systemd NEWS of 229 (limits of two parts) and 239 (commands without a path)
    private static final int TWO_LIMITS = 229;
    private static final int NO_PATH = 239;
    private static final Pattern LIMIT = Pattern.compile("Limit[A-Z]+");

    /** Of a systemd that knows none, what would stand for one stays as it is. // source: systemd NEWS of these releases */
    private static final Map<Integer, String> SPECIFIERS =
            Map.of(236, "SCL", 239, "jJTVE", 240, "gG", 246, "aowBWl", 249, "MA", 251, "yYqd", 256, "D");

    /** What they are for the system itself. // docs: systemd.unit(5), "Specifiers" */
    private static final Map<String, String> DIRECTORIES = Map.of(
            "%S", "/var/lib",
            "%C", "/var/cache",
            "%L", "/var/log",
            "%E", "/etc",
            "%T", "/tmp",
            "%V", "/var/tmp",
            "%D", "/usr/share");

    private static final Pattern SPECIFIER = Pattern.compile("%([%A-Za-z])");
    private static final Pattern PREFIX = Pattern.compile("[-@+!:|]*");

    private static final Pattern DAYS = Pattern.compile("(?<=[A-Za-z])\\s*\\.\\.\\s*(?=[A-Za-z])");
    private static final Pattern ZONE = Pattern.compile("\\s([A-Za-z][A-Za-z0-9_+/-]*)$");
    private static final Pattern FRACTION = Pattern.compile("(?<!\\.)\\.(?!\\.)");

    private ValueAge() {}

    /** True if a directive's value is a command or a time. */
    static boolean covers(String key) {
        return isCommand(key) || key.equals("OnCalendar");
    }

    private static boolean isCommand(String key) {
        return key.matches("Exec(?:Start|StartPre|StartPost|Stop|StopPost|Reload|ReloadPost|Condition)");
    }

    /** The first release that understands the value; 0 if all that are packaged for do. */
    static int since(String key, String value) {
        int since = SPECIFIER
                .matcher(value)
                .results()
                .mapToInt(one -> specifier(one.group(1)))
                .max()
                .orElse(0);
        if (isCommand(key)) {
            return Math.max(since, command(value));
        }
        if (LIMIT.matcher(key).matches() && value.contains(":")) {
            return Math.max(since, TWO_LIMITS);
        }
        return key.equals("OnCalendar") ? time(value) : since;
    }

    private static int specifier(String letter) {
        return SPECIFIERS.entrySet().stream()
                .filter(one -> one.getValue().contains(letter))
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(0);
    }

    private static int command(String value) {
        String prefix = prefix(value);
        int since = prefix.chars()
                .map(c -> PREFIXES.getOrDefault((char) c, 0))
                .max()
                .orElse(0);
        boolean bare = value.length() > prefix.length() && "/\"'".indexOf(value.charAt(prefix.length())) < 0;
        return bare ? Math.max(since, NO_PATH) : since;
    }

    // source: systemd NEWS of 228 (UTC, fractions), 231 (ranges by ".."), 233 ("~", repeated ranges), 235 (other zones)
    private static int time(String value) {
        int since = 0;
        Matcher zone = ZONE.matcher(value);
        String time = value;
        if (zone.find() && !isDays(zone.group(1))) {
            since = zone.group(1).equalsIgnoreCase("UTC") ? 228 : 235;
            time = value.substring(0, zone.start());
        }
        if (FRACTION.matcher(time).find()) {
            since = Math.max(since, 228);
        }
        if (time.contains("..")) {
            since = Math.max(since, 231);
        }
        if (time.contains("~") || time.matches(".*\\.\\.[0-9]+/.*")) {
            since = Math.max(since, 233);
        }
        return since;
    }

    private static boolean isDays(String word) {
        return word.matches("(?i)(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*-?)+");
    }

    /**
     * The same in older words, which may be too new as well; the same text if there are none.
     *
     * @param ofUsers true in units of users, where directories are others for each
     * @param systemd release that has to understand them
     */
    static String older(String key, String value, boolean ofUsers, int systemd) {
        String text = ofUsers
                ? value
                : SPECIFIER
                        .matcher(value)
                        .replaceAll(one -> Matcher.quoteReplacement(
                                specifier(one.group(1)) > systemd
                                        ? DIRECTORIES.getOrDefault(one.group(), one.group())
                                        : one.group()));
        if (key.equals("OnCalendar")) {
            return DAYS.matcher(text).replaceAll("-"); // what days had before, and what still works
        }
        if (LIMIT.matcher(key).matches()) {
            return text.substring(text.indexOf(':') + 1); // one number is both, and a program can ask for less
        }
        return isCommand(key) ? withoutColon(text) : text;
    }

    private static String withoutColon(String value) {
        String prefix = prefix(value);
        return prefix.indexOf(':') < 0 // without it, variables are put in
                ? value
                : prefix.replace(":", "") + value.substring(prefix.length()).replace("$", "$$");
    }

    private static String prefix(String value) {
        Matcher prefix = PREFIX.matcher(value);
        return prefix.lookingAt() ? prefix.group() : "";
    }
}
