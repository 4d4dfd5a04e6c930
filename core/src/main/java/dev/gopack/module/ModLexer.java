package dev.gopack.module;

import dev.gopack.report.FormatException;
import java.nio.charset.StandardCharsets;

/**
 * Cuts the text of a {@code go.mod} or {@code go.work} into tokens. // source: x/mod modfile/read.go readToken
 *
 * <p>A comment's token includes the newline that ends it.
 */
final class ModLexer {

    enum Kind {
        END,
        NEWLINE,
        /** A comment with nothing before it on its line. */
        COMMENT,
        /** A comment behind something; ends the line. */
        SUFFIX,
        /** One of {@code ( ) [ ] { } ,}. */
        PUNCTUATION,
        WORD,
        STRING;

        boolean endsLine() {
            return this == END || this == NEWLINE || this == SUFFIX;
        }
    }

    /**
     * A token.
     *
     * @param kind what it is
     * @param text as it stands in the file; a comment's without its newline
     * @param offset of its first byte
     * @param line the line that it is on, from 1
     */
    record Token(Kind kind, String text, int offset, int line) {
        boolean is(String punctuation) {
            return kind == Kind.PUNCTUATION && text.equals(punctuation);
        }
    }

    private static final String PUNCTUATION = "()[]{},";

    private final String file;
    private final byte[] bytes;
    private int at;
    private int line = 1;
    private boolean lineHasToken;
    private Token ahead;

    ModLexer(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        if (bytes.length > ModuleLimits.DIRECTIVES) {
            throw new FormatException(file, 0, "more than " + ModuleLimits.DIRECTIVES + " bytes");
        }
        this.ahead = read();
    }

    Token peek() {
        return ahead;
    }

    Token next() {
        Token token = ahead;
        ahead = read();
        return token;
    }

    FormatException broken(Token token, String problem) {
        return broken(token.offset(), token.line(), problem);
    }

    private FormatException broken(int offset, int lineNumber, String problem) {
        return new FormatException(file, offset, "line " + lineNumber + ": " + TextLines.shown(problem));
    }

    private Token read() {
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        if (at == bytes.length) {
            return new Token(Kind.END, "", at, line);
        }
        if (starts("//")) {
            return comment();
        }
        int start = at;
        int c = bytes[at];
        if (c == '\n') {
            at++;
            lineHasToken = false;
            return new Token(Kind.NEWLINE, "", start, countLine());
        }
        lineHasToken = true;
        if (PUNCTUATION.indexOf(c) >= 0) {
            at++;
            return token(Kind.PUNCTUATION, start, line);
        }
        return c == '"' || c == '`' ? string(c) : word();
    }

    private Token comment() {
        int start = at;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        int end = at > start && at < bytes.length && bytes[at - 1] == '\r' ? at - 1 : at;
        String text = text(start, end);
        Kind kind = lineHasToken ? Kind.SUFFIX : Kind.COMMENT;
        int number = line;
        if (at < bytes.length) {
            at++;
            countLine();
        }
        lineHasToken = false;
        return new Token(kind, text, start, number);
    }

    private Token string(int quote) {
        int start = at++;
        int number = line;
        while (true) {
            if (at == bytes.length) {
                throw broken(start, number, "the string has no end");
            }
            int c = bytes[at++];
            if (c == '\n') {
                throw broken(at - 1, line, "a string ends on its line");
            }
            if (c == quote) {
                return token(Kind.STRING, start, number);
            }
            if (c == '\\' && quote == '"') {
                skipEscaped(start, number);
            }
        }
    }

    /** Go looks at what follows a backslash when it needs the string's value, and so lets a newline pass here. */
    private void skipEscaped(int start, int number) {
        if (at == bytes.length) {
            throw broken(start, number, "the string has no end");
        }
        if (bytes[at++] == '\n') {
            countLine();
        }
    }

    private Token word() {
        int start = at;
        int length = runeLength();
        if (length == 0) {
            throw broken(start, line, "a character that cannot be here: " + describe());
        }
        while (length > 0 && !starts("//")) {
            if (starts("/*")) {
                throw broken(at, line, "comments start with //, not with /*");
            }
            at += length;
            length = runeLength();
        }
        return token(Kind.WORD, start, line);
    }

    /** Length of the next character if it may be part of a word, else 0. // source: modfile/read.go isIdent */
    private int runeLength() {
        if (at == bytes.length) {
            return 0;
        }
        int first = bytes[at];
        if (first >= 0) {
            return first > ' ' && first < 0x7f && PUNCTUATION.indexOf(first) < 0 ? 1 : 0;
        }
        int length = Utf8.length(bytes, at);
        return length == 0 || isPrinted(Utf8.codePoint(bytes, at, length)) ? Math.max(1, length) : 0;
    }

    /** What Go calls printable: letters, marks, numbers, punctuation and symbols. */
    private static boolean isPrinted(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private String describe() {
        int length = Math.max(1, Math.min(Utf8.length(bytes, at), bytes.length - at));
        return "U+" + Integer.toHexString(text(at, at + length).codePointAt(0));
    }

    private Token token(Kind kind, int start, int number) {
        return new Token(kind, text(start, at), start, number);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean starts(String ascii) {
        return at + 1 < bytes.length && bytes[at] == ascii.charAt(0) && bytes[at + 1] == ascii.charAt(1);
    }

    /** The number of the line that ends here. */
    private int countLine() {
        if (line == ModuleLimits.DIRECTIVE_LINES) {
            throw broken(at, line, "more than " + ModuleLimits.DIRECTIVE_LINES + " lines");
        }
        return line++;
    }
}
