package dev.gopack.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that delete directories below a variable, and with it below another directory if it is empty. */
final class OpenDeletes {

    private static final Pattern DELETES =
            Pattern.compile(ScriptCheck.START + "rm[ \\t]+-[a-zA-Z]*[rR][a-zA-Z]*[ \\t]+([^\\n;|&)]*)");

    /** One word that is the variable alone is none if it is empty, or an empty one, and deletes nothing. */
    private static final Pattern ALONE = Pattern.compile("\"?\\$(?:[A-Za-z_]\\w*|\\{[A-Za-z_]\\w*\\})\"?");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)(:?[?-][^}\\s\"$]+|:?\\?)?");
    private static final Pattern WORD = Pattern.compile("[^ \\t]+");

    private static final int TRIES = 100; // each variable is a look at the whole script

    private final ShellText text;
    private final Map<String, Boolean> constants = new HashMap<>();

    private OpenDeletes(ShellText text) {
        this.text = text;
    }

    /** Where the first one is. */
    static OptionalInt find(ShellText text) {
        return new OpenDeletes(text).find();
    }

    private OptionalInt find() {
        Matcher command = DELETES.matcher(text.code());
        while (command.find()) {
            Matcher word = WORD.matcher(command.group(1));
            while (word.find()) {
                if (!ALONE.matcher(word.group()).matches() && isOpen(word.group())) {
                    return OptionalInt.of(command.start(1));
                }
            }
        }
        return OptionalInt.empty();
    }

    private boolean isOpen(String word) {
        return VARIABLE.matcher(word)
                .results()
                .anyMatch(variable -> variable.group(2) == null && !isConstant(variable.group(1)));
    }

    private boolean isConstant(String name) {
        return constants.size() >= TRIES || constants.computeIfAbsent(name, key -> isConstant(key, text));
    }

    /** True if whatever gives it a value gives it words of the script. */
    private static boolean isConstant(String name, ShellText script) {
        Matcher given = Pattern.compile("(?m)(?:(?:^|[ \\t;&|({])" + name + "=([^ \\t\\n;&|)]*)|\\bfor[ \\t]+" + name
                        + "[ \\t]+in\\b([^\\n;]*))|\\bread\\b[^\\n;]*\\b" + name + "\\b")
                .matcher(script.code());
        boolean any = false;
        while (given.find()) {
            String value = given.group(1) != null ? given.group(1) : given.group(2);
            if (value == null || value.replaceAll("[\"' \\t]", "").isEmpty() || value.matches(".*[$`*].*")) {
                return false;
            }
            any = true;
        }
        return any;
    }
}
