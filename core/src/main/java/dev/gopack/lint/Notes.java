package dev.gopack.lint;

import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what rules find in one package; not for use by several threads. */
public final class Notes {

    private static final int MOST_OF_A_RULE = 1000; // a package of a million files is not to fill the memory with notes

    private final Set<Note> notes = new LinkedHashSet<>();

    /** Starts empty. */
    public Notes() {}

    /** A breach by a file. */
    public void add(LintRule rule, LintFile file, String message) {
        add(rule, file.path(), message);
    }

    /** A breach by the package as a whole. */
    public void add(LintRule rule, String message) {
        add(rule, "", message);
    }

    /** A breach by what the path or name says. */
    public void add(LintRule rule, String path, String message) {
        long already = notes.size() < MOST_OF_A_RULE
                ? 0
                : notes.stream().filter(note -> note.rule().equals(rule)).count();
        if (already < MOST_OF_A_RULE) {
            notes.add(new Note(rule, path, message));
        }
    }

    /** A value as it may stand in a message. */
    public static String quote(String value) {
        return GopackException.quote(value);
    }

    /** What was found, in the order found. */
    public List<Note> toList() {
        return new ArrayList<>(notes);
    }
}
