package dev.gopack.model;

import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dependencies in one syntax that takes in both formats' own:
 *
 * <pre>
 * text    = item {"," item}
 * item    = rich | simple {"|" simple}
 * simple  = name [op version | "(" op version ")"]
 * rich    = "(" operand (word operand {word operand} | "if"/"unless" operand ["else" operand]) ")"
 * operand = rich | name [op version]
 * op      = "&lt;" "&lt;&lt;" "&lt;=" "=" "==" "&gt;=" "&gt;&gt;" "&gt;"
 * </pre>
 *
 * A parenthesis that touches a name belongs to it ({@code pkgconfig(zlib)}), unless an operator follows it, which is
 * Debian's version ({@code zlib1g(>= 1:1.2)}). What only one format can express is found by that format.
 */
public final class DependencyParser {

    private static final int MAX_LENGTH = 4096;
    private static final int MAX_DEPTH = 16;
    // source: rpm build/parseReqs.c (a dependency token starts with an alphanumeric, '_' or '/'), deb-control(5)
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_./+:%{}@~^-]*(\\([^()\\s]*"
            + "(\\([^()\\s]*\\)[^()\\s]*)*\\)[A-Za-z0-9_./+:%{}@~^-]*)*");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+~^:_%{}-]*");
    private static final Pattern QUALIFIED = Pattern.compile("([^():/]+):(any|native|[a-z0-9][a-z0-9-]*)");

    private final String text;
    private int at;

    private DependencyParser(String text) {
        this.text = text;
    }

    /**
     * The dependencies in a text, usually one.
     *
     * @throws IllegalArgumentException with what is wrong and where in the text
     */
    public static List<Dependency> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a dependency of more than " + MAX_LENGTH + " characters");
        }
        return new DependencyParser(text).items();
    }

    private List<Dependency> items() {
        List<Dependency> items = new ArrayList<>();
        do {
            items.add(item());
        } while (accept(','));
        skipSpace();
        if (at < text.length()) {
            throw wrong("unexpected " + GopackException.quote(text.substring(at)));
        }
        return List.copyOf(items);
    }

    private Dependency item() {
        skipSpace();
        if (peek() == '(') {
            Dependency rich = rich(1);
            skipSpace();
            if (peek() == '|') {
                throw wrong("a dependency in parentheses cannot be combined with \"|\"; write (a or b)");
            }
            return rich;
        }
        List<Dependency.Simple> alternatives = new ArrayList<>();
        do {
            alternatives.add(simple());
        } while (accept('|'));
        return alternatives.size() == 1 ? alternatives.get(0) : new Dependency.AnyOf(alternatives);
    }

    private Dependency rich(int depth) {
        if (depth > MAX_DEPTH) {
            throw wrong("parentheses are nested deeper than " + MAX_DEPTH);
        }
        at++; // the opening parenthesis
        List<Dependency> operands = new ArrayList<>();
        operands.add(operand(depth));
        skipSpace();
        if (peek() == ')') {
            at++;
            return operands.get(0); // rpm accepts needless parentheses, and so do we
        }
        Dependency.RichOperator operator = richOperator();
        operands.add(operand(depth));
        while (!accept(')')) {
            String word = word();
            boolean elseBranch = word.equals("else") && operator.hasElse() && operands.size() == 2;
            if (!elseBranch && !(operator.chains() && word.equals(operator.word()))) {
                throw wrong(
                        word.isEmpty()
                                ? "a closing parenthesis is missing"
                                : "\"" + word + "\" cannot follow \"" + operator.word()
                                        + "\" without parentheses of its own");
            }
            operands.add(operand(depth));
        }
        return new Dependency.Rich(operator, operands);
    }

    private Dependency operand(int depth) {
        skipSpace();
        return peek() == '(' ? rich(depth + 1) : simple();
    }

    private Dependency.RichOperator richOperator() {
        String word = word();
        for (Dependency.RichOperator operator : Dependency.RichOperator.values()) {
            if (operator.word().equals(word)) {
                return operator;
            }
        }
        throw wrong(
                word.isEmpty()
                        ? "a closing parenthesis is missing"
                        : "unknown operator " + GopackException.quote(word)
                                + "; allowed are and, or, if, unless, with, without");
    }

    private Dependency.Simple simple() {
        skipSpace();
        String name = nameToken();
        if (name.isEmpty()) {
            throw wrong("a name is missing");
        }
        if (!NAME.matcher(name).matches()) {
            throw wrong("not a legal name: " + GopackException.quote(name));
        }
        Optional<VersionOperator> operator = Optional.empty();
        String version = "";
        skipSpace();
        boolean debian = peek() == '(';
        if (debian || isOperator(peek())) {
            at += debian ? 1 : 0;
            operator = Optional.of(operator());
            version = version();
            if (debian && !accept(')')) {
                throw wrong("the parenthesis around the version is not closed");
            }
        }
        return simple(name, operator, version);
    }

    private Dependency.Simple simple(String name, Optional<VersionOperator> operator, String version) {
        if (name.startsWith("/") && operator.isPresent()) {
            throw wrong("a file has no version: " + GopackException.quote(name));
        }
        Matcher qualified = QUALIFIED.matcher(name);
        if (qualified.matches()) {
            return new Dependency.Simple(
                    qualified.group(1),
                    operator.orElse(null),
                    operator.isPresent() ? version : null,
                    qualified.group(2).toLowerCase(Locale.ROOT));
        }
        return new Dependency.Simple(name, operator.orElse(null), operator.isPresent() ? version : null, "");
    }

    private VersionOperator operator() {
        skipSpace();
        int start = at;
        while (isOperator(peek())) {
            at++;
        }
        String symbol = text.substring(start, at);
        return VersionOperator.of(symbol)
                .orElseThrow(() -> wrong("unknown operator " + GopackException.quote(symbol)
                        + "; allowed are <, <=, =, >=, > and Debian's << and >>"));
    }

    private String version() {
        skipSpace();
        int start = at;
        while (at < text.length() && !Character.isWhitespace(peek()) && ",|()".indexOf(peek()) < 0) {
            at++;
        }
        String version = text.substring(start, at);
        if (!VERSION.matcher(version).matches()) {
            throw wrong(
                    version.isEmpty()
                            ? "a version is missing"
                            : "not a legal version: " + GopackException.quote(version));
        }
        return version;
    }

    private String nameToken() {
        int start = at;
        int open = 0;
        while (at < text.length()) {
            char c = peek();
            if (open == 0 && (",|)".indexOf(c) >= 0 || isOperator(c) || (c == '(' && operatorFollows()))) {
                break;
            }
            if (Character.isWhitespace(c)) {
                break;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        return text.substring(start, at);
    }

    private boolean operatorFollows() {
        int next = at + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && isOperator(text.charAt(next));
    }

    private String word() {
        skipSpace();
        int start = at;
        while (at < text.length() && Character.isLetter(peek())) {
            at++;
        }
        if (start == at && at < text.length()) {
            throw wrong("unexpected " + GopackException.quote(text.substring(at)));
        }
        return text.substring(start, at);
    }

    private boolean accept(char expected) {
        skipSpace();
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isOperator(char c) {
        return c == '<' || c == '>' || c == '=' || c == '!';
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException(
                problem + " (at character " + (at + 1) + " of " + GopackException.quote(text) + ")");
    }
}
