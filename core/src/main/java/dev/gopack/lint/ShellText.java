package dev.gopack.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of the shell as rules look at it: comments and here-documents are blanks, and what is quoted has nothing in it that
 * could be taken for a command. Nothing is run or expanded. // docs: POSIX.1-2017, Shell Command Language, 2.2, 2.3, 2.7.4
 *
 * @param text without comments and here-documents
 * @param code the same, character by character, with {@link #HIDDEN} for what has no meaning to the shell since it is quoted
 */
record ShellText(String text, String code) {

    /** Stands for a quoted character other than those of plain words. */
    static final char HIDDEN = '\u00b7';

    private static final int DEEPEST = 100;
    private static final Pattern HERE_DOCUMENT =
            Pattern.compile("<<(-?)[ \\t]*(?:'([^'\\n]+)'|\"([^\"\\n]+)\"|\\\\?([A-Za-z_][A-Za-z0-9_.-]*))");
    private static final Pattern OWN_END = Pattern.compile("\n\\)\n[A-Za-z_]+=\\$\\?");
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*#(?!DEBHELPER#).*");
    private static final int MOST_OPEN = 100; // searches for the end of a here-document that has none
    private static final String DEBHELPER =
            "#DEBHELPER#"; // it is a comment, and the one that somebody should have replaced

    /** What a character stands in. */
    private enum Within {
        CODE,
        PARENTHESES,
        BRACES,
        BACKQUOTES,
        DOUBLE
    }

    /** Reads one; if a quote has no end, or it is nested beyond all sense, nothing is taken as quoted. */
    static ShellText of(String body) {
        Reader reader = new Reader(body);
        if (reader.read()) {
            return new ShellText(new String(reader.text), new String(reader.code));
        }
        String text = COMMENT.matcher(body)
                .replaceAll(comment -> " ".repeat(comment.group().length()));
        return new ShellText(text, text);
    }

    /** The line at a place, as it was written. */
    String lineAt(int place) {
        int from = text.lastIndexOf('\n', place) + 1;
        int to = text.indexOf('\n', from);
        return text.substring(from, to < 0 ? text.length() : to).strip();
    }

    /** Where the first shell of its own stands whose status is looked at: what a script is joined to others by; empty if none. */
    Optional<ShellText> own() {
        int from = code.startsWith("(\n") ? 0 : code.indexOf("\n(\n");
        Matcher end = OWN_END.matcher(code);
        return from < 0 || !end.find(from + 1)
                ? Optional.empty()
                : Optional.of(new ShellText(text.substring(from, end.start()), code.substring(from, end.start())));
    }

    /** True if it looks at the argument that says what happens to the package. */
    boolean asksForArgument() {
        return code.contains("$1") || code.contains("${1");
    }

    private static final class Reader {

        private final String body;
        private final char[] text;
        private final char[] code;
        private final Deque<Within> within = new ArrayDeque<>(List.of(Within.CODE));
        private final Deque<MatchResult> documents = new ArrayDeque<>();
        private int at;
        private int endless;

        Reader(String body) {
            this.body = body;
            this.text = body.toCharArray();
            this.code = body.toCharArray();
        }

        /** False if it does not end as it should. */
        boolean read() {
            while (at < body.length() && within.size() < DEEPEST && endless < MOST_OPEN) {
                if (within.getFirst() == Within.DOUBLE) {
                    quoted(body.charAt(at));
                } else {
                    plain(body.charAt(at));
                }
            }
            return at == body.length() && within.size() == 1;
        }

        private void plain(char one) {
            switch (one) {
                case '\\' -> escaped();
                case '\'' -> single();
                case '"', '`' -> open(one == '"' ? Within.DOUBLE : Within.BACKQUOTES, 1);
                case '$' -> dollar();
                case '(' -> open(Within.PARENTHESES, 1);
                case ')' -> close(Within.PARENTHESES); // of a case it closes nothing
                case '}' -> close(Within.BRACES);
                case '#' -> comment();
                case '<' -> document();
                case '\n' -> line();
                default -> at++;
            }
        }

        private void quoted(char one) {
            switch (one) {
                case '\\' -> escaped();
                case '"' -> close(Within.DOUBLE);
                case '`' -> open(Within.BACKQUOTES, 1);
                case '$' -> dollar();
                default -> hide(one);
            }
        }

        private void open(Within what, int length) {
            if (what == Within.BACKQUOTES && within.contains(Within.BACKQUOTES)) {
                while (within.getFirst() != Within.BACKQUOTES) {
                    within.removeFirst();
                }
                within.removeFirst();
            } else {
                within.addFirst(what);
            }
            at += length;
        }

        private void close(Within what) {
            if (within.getFirst() == what) {
                within.removeFirst();
            }
            at++;
        }

        private void dollar() {
            if (body.startsWith("$(", at)) {
                open(Within.PARENTHESES, 2);
            } else if (body.startsWith("${", at)) {
                open(Within.BRACES, 2);
            } else {
                at++;
            }
        }

        /** A backslash, and what has no meaning behind it. */
        private void escaped() {
            at++;
            if (at < body.length()) {
                if (body.charAt(at) == '\n') {
                    code[at - 1] = ' '; // the line goes on
                    code[at++] = ' ';
                } else {
                    hide(body.charAt(at) == '$' ? '!' : body.charAt(at));
                }
            }
        }

        private void single() {
            int end = body.indexOf('\'', at + 1);
            if (end < 0) {
                within.addFirst(Within.DOUBLE); // never closed
                at = body.length();
                return;
            }
            at++;
            while (at < end) {
                hide(body.charAt(at) == '$' ? '!' : body.charAt(at));
            }
            at++;
        }

        private void hide(char one) {
            boolean word = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9');
            if (!word && "/._-*?:=@$+,~%".indexOf(one) < 0) {
                code[at] = HIDDEN;
            }
            at++;
        }

        private void comment() {
            boolean starts =
                    within.getFirst() != Within.BRACES && (at == 0 || " \t\n;&|()`".indexOf(body.charAt(at - 1)) >= 0);
            int end = body.indexOf('\n', at);
            end = end < 0 ? body.length() : end;
            if (!starts) {
                at++;
            } else {
                if (!body.substring(at, end).strip().equals(DEBHELPER)) {
                    blank(at, end);
                }
                at = end;
            }
        }

        private void document() {
            Matcher form = HERE_DOCUMENT.matcher(body).region(at, body.length());
            if (body.startsWith("<<<", at)) {
                at += 3;
            } else if (form.lookingAt()) {
                documents.add(form.toMatchResult());
                at = form.end();
            } else {
                at++;
            }
        }

        /** The end of a line, behind which here-documents lie; without their ends they are none, but arithmetic. */
        private void line() {
            at++;
            while (!documents.isEmpty()) {
                MatchResult form = documents.removeFirst();
                String word =
                        form.group(2) != null ? form.group(2) : form.group(3) != null ? form.group(3) : form.group(4);
                Matcher end = Pattern.compile(
                                "(?m)^" + (form.group(1).isEmpty() ? "" : "\\t*") + Pattern.quote(word) + "$")
                        .matcher(body);
                if (end.find(at)) {
                    blank(at, end.end());
                    at = end.end();
                    if (!documents.isEmpty() && at < body.length()) {
                        at++; // the next one begins on the line after it
                    }
                } else {
                    endless++;
                }
            }
        }

        private void blank(int from, int to) {
            for (char[] one : List.of(text, code)) {
                for (int i = from; i < to; i++) {
                    if (one[i] != '\n') {
                        one[i] = ' ';
                    }
                }
            }
        }
    }
}
