package dev.gopack.model;

import java.util.Optional;

/**
 * A command of a unit, taken apart as systemd does it: the program may be in quotes, and have characters before it that say
 * how it is started. // docs: systemd.service(5), "Command lines"; systemd.syntax(7), "Quoting"
 *
 * @param prefixes such as {@code -} for one that may fail
 * @param program what is started: a path, or a name that is looked for
 * @param arguments the rest, as it stands
 */
public record UnitCommand(String prefixes, String program, String arguments) {

    private static final String PREFIXES = "@-:+!|";

    /** The command in a text; empty if there is none, or quotes are left open. */
    public static Optional<UnitCommand> parse(String text) {
        String line = text.strip();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        int i = 0;
        for (; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i += escape(line.substring(i + 1, Math.min(line.length(), i + 4)), word);
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                break;
            } else {
                word.append(c);
            }
        }
        int start = 0;
        while (start < word.length() && PREFIXES.indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        return quote != 0 || start == word.length()
                ? Optional.empty()
                : Optional.of(new UnitCommand(
                        word.substring(0, start),
                        word.substring(start),
                        line.substring(i).strip()));
    }

    /** Adds what follows a backslash, as far as file names have it, and says how long that is. */
    private static int escape(String rest, StringBuilder word) {
        if (rest.matches("(?s)x[0-9A-Fa-f]{2}.*")) {
            word.append((char) Integer.parseInt(rest.substring(1, 3), 16));
            return 3;
        }
        if (rest.isEmpty() || "\\\"'s".indexOf(rest.charAt(0)) < 0) {
            word.append('\\');
            return 0;
        }
        word.append(rest.charAt(0) == 's' ? ' ' : rest.charAt(0));
        return 1;
    }
}
