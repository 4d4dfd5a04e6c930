package dev.gopack.module;

import dev.gopack.module.ModLexer.Kind;
import dev.gopack.module.ModLexer.Token;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads {@code go.mod} or {@code go.work} statement by statement: one directive on its line, or a block of several in
 * parentheses. Nothing is kept, so a large file costs no memory here. // source: x/mod modfile/read.go
 */
final class ModStatements {

    /**
     * One directive.
     *
     * @param verb what it is: {@code require}, ...
     * @param words its arguments as they stand in the file, strings with their quotes
     * @param offset of its first byte
     * @param line the line that it is on, from 1
     * @param before comments on lines of their own before it; an empty text stands for blank lines in a block
     * @param suffix the comment behind it, or an empty text
     * @param blockBefore the comments before its block
     */
    record Statement(
            String verb,
            List<String> words,
            int offset,
            int line,
            List<String> before,
            String suffix,
            List<String> blockBefore) {

        /** The comments that explain it: its own, or those of its block. */
        String explanation() {
            boolean own = !before.isEmpty() || !suffix.isEmpty();
            List<String> lines = new ArrayList<>();
            for (String comment : own ? before : blockBefore) {
                add(lines, comment);
            }
            add(lines, suffix);
            return String.join("\n", lines);
        }

        private static void add(List<String> lines, String comment) {
            if (comment.startsWith("//")) {
                lines.add(GoStrings.trim(comment.substring(2)));
            }
        }
    }

    private final ModLexer lexer;
    private final Predicate<String> mayHaveBlock;
    private final boolean strict;

    private ModStatements(ModLexer lexer, Predicate<String> mayHaveBlock, boolean strict) {
        this.lexer = lexer;
        this.mayHaveBlock = mayHaveBlock;
        this.strict = strict;
    }

    /**
     * Hands over each directive.
     *
     * @param mayHaveBlock true for a verb that may stand before a block
     * @param strict whether other blocks are refused; else they are passed over
     * @throws FormatException if the text has no such structure
     */
    static void read(ModLexer lexer, Predicate<String> mayHaveBlock, boolean strict, Consumer<Statement> consumer) {
        new ModStatements(lexer, mayHaveBlock, strict).file(consumer);
    }

    private void file(Consumer<Statement> consumer) {
        List<String> comments = new ArrayList<>();
        while (lexer.peek().kind() != Kind.END) {
            switch (lexer.peek().kind()) {
                case NEWLINE -> {
                    lexer.next();
                    comments.clear();
                }
                case COMMENT -> comments.add(lexer.next().text());
                default -> {
                    statement(List.copyOf(comments), consumer);
                    comments.clear();
                }
            }
        }
    }

    private void statement(List<String> comments, Consumer<Statement> consumer) {
        Token first = lexer.next();
        List<String> words = new ArrayList<>();
        while (true) {
            Token token = lexer.next();
            if (token.kind().endsLine()) {
                consumer.accept(statement(first.text(), first, words, comments, token, List.of()));
                return;
            }
            if (token.is("(") && lexer.peek().kind().endsLine()) {
                block(first, words, comments, consumer);
                return;
            }
            if (token.is("(") && lexer.peek().is(")")) {
                Token closing = lexer.next();
                if (lexer.peek().kind().endsLine()) {
                    lexer.next();
                    checkBlock(first, words);
                    return;
                }
                add(words, token);
                add(words, closing);
                continue;
            }
            add(words, token);
        }
    }

    private void block(Token first, List<String> words, List<String> blockComments, Consumer<Statement> consumer) {
        boolean wanted = checkBlock(first, words);
        List<String> comments = new ArrayList<>();
        boolean empty = true;
        while (true) {
            Token token = lexer.peek();
            switch (token.kind()) {
                case SUFFIX -> lexer.next();
                case NEWLINE -> {
                    lexer.next();
                    boolean afterText = !comments.isEmpty()
                            && !comments.get(comments.size() - 1).isEmpty();
                    if (afterText || (comments.isEmpty() && !empty)) {
                        comments.add("");
                    }
                }
                case COMMENT -> comments.add(lexer.next().text());
                case END -> throw lexer.broken(first, "the block has no closing parenthesis");
                default -> {
                    if (token.is(")")) {
                        lexer.next();
                        closed();
                        return;
                    }
                    Statement line = line(first.text(), List.copyOf(comments), blockComments);
                    empty = false;
                    comments.clear();
                    if (wanted) {
                        consumer.accept(line);
                    }
                }
            }
        }
    }

    private void closed() {
        Token after = lexer.peek();
        if (!after.kind().endsLine()) {
            throw lexer.broken(after, "nothing but a comment may follow a closing parenthesis");
        }
        lexer.next();
    }

    private boolean checkBlock(Token first, List<String> words) {
        boolean known = words.isEmpty() && mayHaveBlock.test(first.text());
        if (!known && strict) {
            throw lexer.broken(
                    first,
                    "a block of an unknown kind: "
                            + GopackException.quote(first.text() + ' ' + String.join(" ", words)));
        }
        return known;
    }

    private Statement line(String verb, List<String> comments, List<String> blockComments) {
        Token first = lexer.next();
        List<String> words = new ArrayList<>(List.of(first.text()));
        while (true) {
            Token token = lexer.next();
            if (token.kind().endsLine()) {
                return statement(verb, first, words, comments, token, blockComments);
            }
            add(words, token);
        }
    }

    private void add(List<String> words, Token token) {
        if (words.size() == ModuleLimits.WORDS) {
            throw lexer.broken(token, "more than " + ModuleLimits.WORDS + " words in one directive");
        }
        words.add(token.text());
    }

    private static Statement statement(
            String verb, Token first, List<String> words, List<String> before, Token end, List<String> blockBefore) {
        String suffix = end.kind() == Kind.SUFFIX ? end.text() : "";
        return new Statement(verb, List.copyOf(words), first.offset(), first.line(), before, suffix, blockBefore);
    }
}
