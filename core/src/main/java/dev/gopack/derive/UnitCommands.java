package dev.gopack.derive;

import dev.gopack.model.UnitCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that a unit of systemd starts. */
// docs: systemd.service(5), "Command lines"; systemd.syntax(7): comments, and lines that go on after a backslash
final class UnitCommands {

    // docs: systemd.unit(5), "Unit File Load Path", the parts that packages install into
    private static final Pattern UNIT = Pattern.compile(
            "(?:/usr/lib|/lib|/etc)/systemd/(?:system|user)/[^/]+\\.(?:service|socket|mount|swap)(?:\\.d/[^/]+\\.conf)?");

    private static final Pattern COMMAND = Pattern.compile("\\s*(Exec[A-Za-z]+)\\s*=(.*)");

    private UnitCommands() {}

    /**
     * A command.
     *
     * @param line where it stands
     * @param key such as {@code ExecStart}
     * @param program what is started: a path, or a name that is looked for
     * @param arguments the rest
     */
    record Command(int line, String key, String program, String arguments) {}

    /** True if systemd reads the file of that path as a unit that may start something. */
    static boolean isUnit(String path) {
        return UNIT.matcher(path).matches();
    }

    /** The commands, without those whose failure, for example because they are missing, is ignored. */
    static List<Command> of(String text) {
        List<Command> commands = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        int start = 1;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String part = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            String words = part.strip();
            if (words.startsWith("#") || words.startsWith(";")) {
                continue;
            }
            if (whole.isEmpty()) {
                start = number;
            }
            if (part.endsWith("\\")) {
                whole.append(part, 0, part.length() - 1).append(' ');
                continue;
            }
            command(start, whole.append(part).toString()).ifPresent(commands::add);
            whole.setLength(0);
        }
        return commands;
    }

    private static Optional<Command> command(int line, String text) {
        Matcher matcher = COMMAND.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return UnitCommand.parse(matcher.group(2))
                .filter(parts -> parts.prefixes().indexOf('-') < 0)
                .map(parts -> new Command(line, matcher.group(1), parts.program(), parts.arguments()));
    }
}
