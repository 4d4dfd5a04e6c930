package dev.gopack.imports;

import dev.gopack.imports.SourceHeader.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words, strings and spaces of a source file. Comments are spaces, but for what they say about builds and embedded
 * files.
 */
// source: Go 1.26 go/build/read.go for what is a space; go/scanner for everything else
final class SourceLexer {

    private static final int LONGEST = 1 << 16;
    private static final boolean[] LINE = stops("\n");
    private static final boolean[] BLOCK = stops("\n*");

    private final SourceBytes bytes;
    private final LeadingComments leading = new LeadingComments();
    private final List<Place> embeds = new ArrayList<>();
    private @Nullable String oddity;

    SourceLexer(SourceBytes bytes) {
        this.bytes = bytes;
    }

    /** The marks for passing over everything but some characters. */
    static boolean[] stops(String characters) {
        boolean[] stops = new boolean[128];
        characters.chars().forEach(c -> stops[c] = true);
        return stops;
    }

    /** What breaks the grammar; found far below, told far above. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String problem) {
            super(problem, null, false, false);
        }
    }

    /** The next byte, or {@link SourceBytes#END}. */
    int peek() throws IOException {
        return bytes.peek();
    }

    /** Takes the next byte if it is this one. */
    boolean take(int wanted) throws IOException {
        return bytes.take(wanted);
    }

    /** The line of the next byte. */
    int line() {
        return bytes.line();
    }

    /** The column of the next byte. */
    int column() {
        return bytes.column();
    }

    /** Whether a NUL was among the bytes so far. */
    boolean sawNul() {
        return bytes.sawNul();
    }

    /** What the comments before the package clause say about builds. */
    LeadingComments constraints() {
        return leading;
    }

    /** The patterns of all {@code //go:embed} so far. */
    List<Place> embeds() {
        return embeds;
    }

    /** Throws if something was passed over that go/build takes and the parser does not. */
    void refuseOddities() throws Broken {
        if (oddity != null) {
            throw new Broken(oddity);
        }
        if (bytes.sawInvalidUtf8()) {
            throw new Broken("not UTF-8, or a byte order mark that is not at the start");
        }
    }

    /** Everything before the first thing that is neither space nor comment. */
    void leading() throws IOException, Broken {
        boolean lineIsBlank = true;
        while (true) {
            int next = bytes.peek();
            if (next == '\n') {
                bytes.next();
                if (lineIsBlank) {
                    leading.blankLine();
                }
                lineIsBlank = true;
            } else if (next == '/') {
                boolean isFirst = lineIsBlank;
                lineIsBlank = false;
                comment(isFirst);
            } else if (isSpace(next)) {
                bytes.next();
                if (next == ';') {
                    leading.code();
                    lineIsBlank = false;
                    oddity = "expected 'package', found ';'";
                }
            } else {
                return;
            }
        }
    }

    /** A space between tokens; a form feed only to go/build's reader, not to the parser. */
    private boolean isSpace(int c) {
        if (c == '\f') {
            oddity = "illegal character U+000C";
        }
        return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == ';';
    }

    /** A name or keyword. */
    String word() throws IOException, Broken {
        String plain = bytes.plainWord();
        if (plain != null && !plain.isEmpty() && plain.charAt(0) > '9') {
            return plain;
        }
        return plain == null ? anyWord() : checked(plain);
    }

    private String anyWord() throws IOException, Broken {
        ByteArrayOutputStream name = new ByteArrayOutputStream(16);
        for (int c = bytes.peek(); c >= 0x80 || SourceBytes.isWord(c); c = bytes.peek()) {
            add(name, bytes.next());
        }
        return checked(name.toString(StandardCharsets.UTF_8));
    }

    private static String checked(String word) throws Broken {
        boolean starts = !word.isEmpty() && !Character.isDigit(word.codePointAt(0));
        if (!starts || !word.codePoints().allMatch(SourceLexer::isWord)) {
            throw new Broken(word.isEmpty() ? "expected a name" : "not a name: " + word);
        }
        return word;
    }

    private static boolean isWord(int c) {
        return c == '_' || Character.isLetter(c) || Character.isDigit(c);
    }

    /** A string literal with its quotes. */
    String literal() throws IOException, Broken {
        int quote = bytes.peek();
        if (quote != '"' && quote != '`') {
            throw new Broken("missing import path; require quoted string");
        }
        String plain = bytes.plainLiteral();
        if (plain != null) {
            return plain;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(64);
        add(text, bytes.next());
        while (true) {
            int c = bytes.next();
            if (c == SourceBytes.END || (c == '\n' && quote == '"')) {
                throw new Broken("string literal not terminated");
            }
            add(text, c);
            if (c == quote) {
                return text.toString(StandardCharsets.UTF_8);
            }
            if (c == '\\' && quote == '"' && bytes.peek() != '\n' && bytes.peek() != SourceBytes.END) {
                add(text, bytes.next());
            }
        }
    }

    private static void add(ByteArrayOutputStream target, int c) throws Broken {
        if (target.size() == LONGEST) {
            throw new Broken("a name or string is longer than " + LONGEST + " bytes");
        }
        target.write(c);
    }

    /** Skips spaces and comments; true if a line ended among them, which ends a statement. */
    boolean skip() throws IOException, Broken {
        int line = bytes.line();
        while (true) {
            int next = bytes.peek();
            if (next == '/') {
                comment(false);
            } else if (next == '\n' || (next != ';' && isSpace(next))) {
                bytes.next();
            } else {
                return bytes.line() != line;
            }
        }
    }

    private void comment(boolean mayConstrain) throws IOException, Broken {
        int line = bytes.line();
        int column = bytes.column();
        bytes.next();
        if (!comment(mayConstrain, line, column)) {
            throw new Broken("expected a comment");
        }
    }

    /**
     * Takes a comment whose first slash is taken.
     *
     * @param line the line of the slash
     * @param column its column
     * @return false if another character follows
     */
    boolean comment(boolean mayConstrain, int line, int column) throws IOException, Broken {
        if (bytes.take('*')) {
            leading.block();
            skipBlock();
            return true;
        }
        if (bytes.take('/')) {
            lineComment(mayConstrain, line, column);
            return true;
        }
        return false;
    }

    private void skipBlock() throws IOException, Broken {
        while (true) {
            bytes.skipPlain(BLOCK);
            int next = bytes.next();
            if (next == SourceBytes.END) {
                throw new Broken("comment not terminated");
            }
            if (next == '*' && bytes.take('/')) {
                return;
            }
        }
    }

    private void lineComment(boolean mayConstrain, int line, int column) throws IOException {
        if (!mayBeDirective(mayConstrain)) {
            skipLine();
            return;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(128);
        text.writeBytes(new byte[] {'/', '/'});
        while (bytes.peek() != '\n' && bytes.peek() != SourceBytes.END && text.size() < LONGEST) {
            text.write(bytes.next());
        }
        boolean complete = text.size() < LONGEST;
        skipLine();
        String comment = text.toString(StandardCharsets.UTF_8);
        if (mayConstrain) {
            leading.line(comment, complete);
        }
        EmbedDirective.addTo(embeds, comment, line, column);
    }

    /** Whether a directive of Go or, behind spaces, of old may follow. */
    private boolean mayBeDirective(boolean mayConstrain) throws IOException {
        int next = bytes.peek();
        if (next == 'g' || !mayConstrain) {
            return next == 'g';
        }
        while (next == ' ' || next == '\t') {
            bytes.next();
            next = bytes.peek();
        }
        return next == '+';
    }

    private void skipLine() throws IOException {
        bytes.skipPlain(LINE);
        while (bytes.peek() != '\n' && bytes.peek() != SourceBytes.END) {
            bytes.next();
            bytes.skipPlain(LINE);
        }
    }
}
