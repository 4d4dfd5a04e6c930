package dev.gopack.integrate;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Since when systemd understands what stands in a command or a time. What is too new cannot be left out: a service without its
 * command, or a timer without its time, is none.
 */
final class ValueAge {

    // source: systemd NEWS of 231, 235 and 242
    private static final Map<Character, Integer> PREFIXES = Map.of('+', 231, '!', 235, ':', 242);
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
        if (isCommand(key)) {
            return prefix(value)
                    .chars()
                    .map(c -> PREFIXES.getOrDefault((char) c, 0))
                    .max()
                    .orElse(0);
        }
        return key.equals("OnCalendar") ? time(value) : 0;
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

    /** The same in older words, which may be too new as well; the same text if there are none. */
    static String older(String key, String value) {
        if (!isCommand(key)) {
            return DAYS.matcher(value).replaceAll("-"); // what days had before, and what still works
        }
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
