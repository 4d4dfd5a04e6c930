package dev.gopack.imports;

import java.io.IOException;

/** What follows the imports of a file: looked through only for the comments in it, which may say what is embedded. */
final class FileBody {

    private static final boolean[] CODE = SourceLexer.stops("\n/\"'`");

    private final SourceBytes bytes;
    private final SourceLexer lexer;

    FileBody(SourceBytes bytes, SourceLexer lexer) {
        this.bytes = bytes;
        this.lexer = lexer;
    }

    /** Goes through the rest of the file. */
    void read() throws IOException {
        bytes.skipPlain(CODE);
        while (bytes.peek() != SourceBytes.END) {
            int line = bytes.line();
            int column = bytes.column();
            int next = bytes.next();
            if (next == '"' || next == '\'') {
                skipLiteral(next);
            } else if (next == '`') {
                skipRaw();
            } else if (next == '/') {
                try {
                    lexer.comment(false, line, column);
                } catch (SourceLexer.Broken e) {
                    return; // a comment that does not end: there is nothing behind it
                }
            }
            bytes.skipPlain(CODE);
        }
    }

    /** A string or character; one that is not closed ends with its line. */
    private void skipLiteral(int quote) throws IOException {
        while (bytes.peek() != '\n' && bytes.peek() != SourceBytes.END) {
            int next = bytes.next();
            if (next == quote) {
                return;
            }
            if (next == '\\' && (bytes.peek() == quote || bytes.peek() == '\\')) {
                bytes.next();
            }
        }
    }

    private void skipRaw() throws IOException {
        int next = bytes.next();
        while (next != '`' && next != SourceBytes.END) {
            next = bytes.next();
        }
    }
}
