package dev.gopack.model;

import java.util.List;

/**
 * A program that runs when a package is installed or removed.
 *
 * @param slot when it runs
 * @param interpreter program and arguments, for example {@code /bin/sh}; {@code <lua>} is rpm's own
 * @param body text given to the interpreter; may be empty if the interpreter alone is the program
 */
public record Scriptlet(ScriptSlot slot, List<String> interpreter, String body) {

    /** The default interpreter. */
    public static final List<String> SHELL = List.of("/bin/sh");

    /** Refuses scriptlets without an interpreter. */
    public Scriptlet {
        interpreter = List.copyOf(interpreter);
        if (interpreter.isEmpty()) {
            throw new IllegalArgumentException("a scriptlet needs an interpreter");
        }
    }
}
