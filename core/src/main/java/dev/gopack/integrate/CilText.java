package dev.gopack.integrate;

import java.util.Optional;

/**
 * A module of SELinux as far as its brackets: what has one too few or too many is not loaded, and with it all that stands in
 * the same file. // docs: SELinux Project, CIL reference guide
 */
final class CilText {

    private CilText() {}

    /** The first thing that is wrong, with its line. */
    static Optional<String> problem(String text) {
        int depth = 0;
        int line = 1;
        int opened = 1;
        boolean quoted = false;
        boolean comment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                if (quoted) {
                    return at(line, "a quoted text does not end");
                }
                line++;
                comment = false;
            } else if (c == '"' && !comment) {
                quoted = !quoted;
            } else if (!quoted && !comment) {
                comment = c == ';';
                if (c == '(') {
                    opened = depth == 0 ? line : opened;
                    depth++;
                } else if (c == ')' && --depth < 0) {
                    return at(line, "a bracket closes nothing");
                } else if (depth == 0 && c != ')' && !comment && !Character.isWhitespace(c)) {
                    return at(line, "there is something outside brackets");
                }
            }
        }
        return quoted
                ? at(line, "a quoted text does not end")
                : depth > 0 ? at(opened, "a bracket is not closed") : Optional.empty();
    }

    private static Optional<String> at(int line, String problem) {
        return Optional.of("line " + line + ": " + problem);
    }
}
