package dev.gopack.model;

import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dependencies in one syntax that takes in both formats' own:
 *
 * <pre>
 * text    = item {"," item}
 * item    = rich | simple {"|" simple}
 * simple  = name [":" architecture] [op version | "(" op version ")"]
 * rich    = "(" operand [word operand {word operand} | ("if" | "unless") operand ["else" operand]] ")"
 * operand = rich | simple
 * word    = "and" | "or" | "with" | "without"
 * op      = "&lt;" "&lt;&lt;" "&lt;=" "=" "==" "&gt;=" "&gt;&gt;" "&gt;"
 * </pre>
 *
 * A parenthesis that touches a name belongs to it ({@code pkgconfig(zlib)}), unless an operator follows it, which is
 * Debian's version ({@code zlib1g(>= 1:1.2)}). What only one format can express is found by that format.
 */
public final class DependencyParser {

    private static final int MAX_LENGTH = 4096;
    private static final int MAX_DEPTH = 16;
    private static final String RICH_WORDS = "and, or, if, unless, with, without";
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+~^:_-]*");
    // docs: deb-control(5), the architecture qualifiers any and native, or a name
    private static final Pattern QUALIFIED = Pattern.compile("([^():/]+):([a-z0-9][a-z0-9-]*)");

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
            throw unexpected();
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
        if (accept(')')) {
            return operands.get(0); // rpm accepts needless parentheses, and so do we
        }
        Dependency.RichOperator operator = richOperator();
        operands.add(operand(depth));
        while (!accept(')')) {
            String word = word();
            boolean elseBranch = word.equals("else") && operator.hasElse() && operands.size() == 2;
            if (!elseBranch && !(operator.chains() && word.equals(operator.word()))) {
                throw wrong(
                        "\"" + word + "\" cannot follow \"" + operator.word() + "\" without parentheses of its own");
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
        int start = at;
        String word = word();
        for (Dependency.RichOperator operator : Dependency.RichOperator.values()) {
            if (operator.word().equals(word)) {
                return operator;
            }
        }
        at = start;
        throw wrong("unknown operator " + GopackException.quote(word) + "; allowed are " + RICH_WORDS);
    }

    private Dependency.Simple simple() {
        skipSpace();
        int start = at;
        String name = nameToken();
        checkName(name, start);
        skipSpace();
        boolean debian = peek() == '(';
        if (!debian && !isOperator(peek())) {
            return simple(name, null, null);
        }
        if (debian && !operatorFollows()) {
            throw wrong("parentheses after a name hold a version, as in (>= 1.2)");
        }
        at += debian ? 1 : 0;
        VersionOperator operator = operator();
        String version = version();
        if (debian && !accept(')')) {
            throw wrong("the parenthesis around the version is not closed");
        }
        if (name.startsWith("/")) {
            at = start;
            throw wrong("a file has no version: " + GopackException.quote(name));
        }
        return simple(name, operator, version);
    }

    private static Dependency.Simple simple(String name, @Nullable VersionOperator operator, @Nullable String version) {
        Matcher qualified = QUALIFIED.matcher(name);
        return qualified.matches()
                ? new Dependency.Simple(qualified.group(1), operator, version, qualified.group(2))
                : new Dependency.Simple(name, operator, version, "");
    }

    // source: rpm build/parseReqs.c (a name starts with an alphanumeric, '_' or '/'); docs: deb-control(5)
    private void checkName(String name, int start) {
        int end = at;
        at = start;
        if (name.isEmpty()) {
            throw wrong("a name is missing");
        }
        if (name.contains("%{")) {
            throw wrong("rpm's macros are not replaced here: " + GopackException.quote(name));
        }
        int open = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            open += c == '(' ? 1 : 0;
            boolean legal = open > 0 ? c > ' ' && c != 0x7f : isNameChar(c, i == 0);
            open -= c == ')' ? 1 : 0;
            if (!legal || open < 0) {
                throw wrong("not a legal name: " + GopackException.quote(name));
            }
        }
        if (open > 0) {
            throw wrong("a parenthesis is not closed in " + GopackException.quote(name));
        }
        at = end;
    }

    private static boolean isNameChar(char c, boolean first) {
        boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return alphanumeric || "_/".indexOf(c) >= 0 || (!first && ".+:@~^-".indexOf(c) >= 0);
    }

    private VersionOperator operator() {
        skipSpace();
        int start = at;
        while (isOperator(peek())) {
            at++;
        }
        String symbol = text.substring(start, at);
        return VersionOperator.of(symbol).orElseThrow(() -> {
            at = start;
            return wrong("unknown operator " + GopackException.quote(symbol)
                    + "; allowed are <, <=, =, >=, > and Debian's << and >>");
        });
    }

    private String version() {
        skipSpace();
        int start = at;
        while (at < text.length() && !Character.isWhitespace(peek()) && ",|()".indexOf(peek()) < 0) {
            at++;
        }
        String version = text.substring(start, at);
        if (!VERSION.matcher(version).matches()) {
            at = start;
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
        while (at < text.length() && !Character.isWhitespace(peek())) {
            char c = peek();
            if (open == 0 && (",|)".indexOf(c) >= 0 || isOperator(c) || (c == '(' && operatorFollows()))) {
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

    /** A word of a boolean dependency. */
    private String word() {
        skipSpace();
        int start = at;
        while (at < text.length() && Character.isLetter(peek())) {
            at++;
        }
        if (start == at) {
            throw at == text.length() ? wrong("a closing parenthesis is missing") : unexpected();
        }
        return text.substring(start, at);
    }

    private IllegalArgumentException unexpected() {
        String rest = text.substring(at);
        String message = "unexpected " + GopackException.quote(rest);
        char next = peek();
        if (next == '[' || next == '<') {
            message += "; restrictions in brackets are for building, use overrides for an architecture";
        } else if (next == '|') {
            message += "; in parentheses write \"or\"";
        } else if (next == ')') {
            message += "; no parenthesis is open";
        } else if (next >= '0' && next <= '9') {
            message += "; an operator such as >= is missing";
        } else if (rest.matches("(?:and|or|if|unless|with|without)\\s.*")) {
            message += "; boolean dependencies stand in parentheses: (a or b)";
        } else {
            message += "; several dependencies have commas between them, or are items of a list";
        }
        return wrong(message);
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
