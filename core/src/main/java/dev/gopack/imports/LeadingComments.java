package dev.gopack.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the comments before the package clause are build constraints. The rules look at lines: a line is told here
 * when it ends.
 */
// source: Go 1.26 go/build/build.go, parseFileHeader and shouldBuild
final class LeadingComments {

    private static final String GO_BUILD = "//go:build";
    private static final String PLUS_BUILD = "+build";

    private final List<String> uncommitted = new ArrayList<>();
    private final List<String> plusBuild = new ArrayList<>();
    private @Nullable String goBuild;
    private @Nullable String problem;
    private boolean ended;
    private boolean done;

    @Nullable
    String goBuild() {
        return goBuild;
    }

    List<String> plusBuild() {
        return plusBuild;
    }

    @Nullable
    String problem() {
        return problem;
    }

    /** A line without anything: the lines of +build before it count. */
    void blankLine() {
        if (!ended) {
            plusBuild.addAll(uncommitted);
            uncommitted.clear();
        }
    }

    /** A block comment: from here on only //go:build counts. */
    void block() {
        ended = true;
    }

    /** Something that is no comment: nothing counts after it. */
    void code() {
        done = true;
    }

    /**
     * A comment that is the first thing on its line.
     *
     * @param text from the slashes to the end of the line
     * @param complete false if the line is longer than the text
     */
    void line(String text, boolean complete) {
        if (done) {
            return;
        }
        String line = text.strip();
        if (isDirective(line, GO_BUILD)) {
            if (goBuild != null) {
                problem = "multiple //go:build comments";
            } else if (!complete) {
                problem = "build expression too large";
            }
            goBuild = line.substring(GO_BUILD.length()).strip();
        } else if (!ended && plusBuild.size() + uncommitted.size() < HeaderReader.MOST_IMPORTS) {
            String words = line.substring(2).strip();
            if (isDirective(words, PLUS_BUILD)) {
                uncommitted.add(words.substring(PLUS_BUILD.length()).strip());
            }
        }
    }

    private static boolean isDirective(String line, String name) {
        return line.startsWith(name)
                && (line.length() == name.length() || Character.isWhitespace(line.charAt(name.length())));
    }
}
