package dev.gopack.imports;

import dev.gopack.imports.SourceHeader.Place;
import dev.gopack.imports.SourceHeader.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source file up to the first thing behind the imports, and to its end only if it embeds files. Two of Go's
 * readers are behind the rules: go/build's, which decides where the header ends and sees no semicolons, and the parser,
 * which judges what lies before that end.
 */
// source: Go 1.26 go/build/read.go, readGoInfo; go/parser, parseFile with ImportsOnly
final class HeaderReader {

    /** The most imports or patterns that are taken from one file. */
    static final int MOST_IMPORTS = 10_000;

    private static final Set<String> KEYWORDS = Set.of(
            ("break case chan const continue default defer else fallthrough for func go goto if import interface map"
                            + " package range return select struct switch type var")
                    .split(" "));

    private final SourceBytes bytes;
    private final SourceLexer lexer;
    private final List<Place> imports = new ArrayList<>();
    private String packageName = "";

    private HeaderReader(SourceBytes bytes) {
        this.bytes = bytes;
        this.lexer = new SourceLexer(bytes);
    }

    /**
     * The header of a Go file.
     *
     * @param in the file, which the caller closes
     * @param buffer memory to read into
     */
    static SourceHeader read(InputStream in, byte[] buffer) throws IOException {
        return new HeaderReader(new SourceBytes(in, buffer)).read();
    }

    /** The comments at the start of a file that is not Go; its header has no package and no imports. */
    static SourceHeader readComments(InputStream in, byte[] buffer) throws IOException {
        HeaderReader reader = new HeaderReader(new SourceBytes(in, buffer));
        Problem problem = null;
        try {
            reader.lexer.leading();
            if (reader.lexer.sawNul()) {
                problem = reader.problem("NUL byte");
            }
        } catch (SourceLexer.Broken e) {
            problem = reader.problem(e.getMessage());
        }
        return reader.header(problem);
    }

    private SourceHeader read() throws IOException {
        Problem problem = null;
        try {
            lexer.leading();
            clause();
            if (lexer.sawNul()) {
                problem = problem("NUL byte");
            } else {
                lexer.refuseOddities();
                if (importsEmbed()) {
                    new FileBody(bytes, lexer).read();
                }
            }
        } catch (SourceLexer.Broken e) {
            problem = problem(e.getMessage());
        }
        return header(problem);
    }

    private Problem problem(@Nullable String text) {
        return lexer.sawNul()
                ? new Problem("NUL byte", lexer.line(), true)
                : new Problem(String.valueOf(text), lexer.line(), false);
    }

    private SourceHeader header(@Nullable Problem problem) {
        return new SourceHeader(
                lexer.constraints().goBuild(),
                List.copyOf(lexer.constraints().plusBuild()),
                lexer.constraints().problem(),
                packageName,
                problem == null ? List.copyOf(imports) : List.of(),
                importsEmbed() ? List.copyOf(lexer.embeds()) : List.of(),
                problem);
    }

    private boolean importsEmbed() {
        return imports.stream().anyMatch(place -> place.text().equals("embed"));
    }

    private void clause() throws IOException, SourceLexer.Broken {
        if (!lexer.word().equals("package")) {
            throw new SourceLexer.Broken("expected 'package'");
        }
        lexer.skip();
        String name = lexer.word();
        if (KEYWORDS.contains(name)) {
            throw new SourceLexer.Broken("expected a package name, found '" + name + "'");
        }
        endOfStatement();
        // the parser gives up on the package if anything is wrong up to the token behind the clause
        lexer.refuseOddities();
        packageName = name;
        declarations();
    }

    /** What follows has to be on another line or behind a semicolon, unless it is what ends the header. */
    private void endOfStatement() throws IOException, SourceLexer.Broken {
        boolean ended = lexer.skip();
        if (!ended && lexer.take(';')) {
            lexer.skip();
        } else if (!ended && lexer.peek() == 'i') {
            throw new SourceLexer.Broken("expected ';' or a new line");
        }
    }

    private void declarations() throws IOException, SourceLexer.Broken {
        // a second semicolon in a row, as any other token, ends the imports for the parser
        while (lexer.peek() == 'i') {
            if (!lexer.word().equals("import")) {
                return;
            }
            declaration();
            endOfStatement();
        }
    }

    private void declaration() throws IOException, SourceLexer.Broken {
        lexer.skip();
        if (!lexer.take('(')) {
            specification();
            return;
        }
        lexer.skip();
        while (!lexer.take(')')) {
            specification();
            boolean ended = lexer.skip();
            if (!ended && lexer.take(';')) {
                lexer.skip();
            } else if (!ended && lexer.peek() != ')') {
                throw new SourceLexer.Broken("expected ';' or ')' in the imports");
            }
        }
    }

    private void specification() throws IOException, SourceLexer.Broken {
        int line = lexer.line();
        int column = lexer.column();
        if (lexer.take('.')) {
            lexer.skip();
        } else if (lexer.peek() != '"' && lexer.peek() != '`') {
            String name = lexer.word();
            if (KEYWORDS.contains(name) || lexer.skip()) {
                throw new SourceLexer.Broken("missing import path");
            }
        }
        String literal = lexer.literal();
        String path = GoStrings.unquote(literal);
        if (path == null || !GoStrings.isImportPath(path)) {
            throw new SourceLexer.Broken("invalid import path: " + literal);
        }
        if (imports.size() == MOST_IMPORTS) {
            throw new SourceLexer.Broken("more than " + MOST_IMPORTS + " imports");
        }
        imports.add(new Place(path, line, column));
    }
}
