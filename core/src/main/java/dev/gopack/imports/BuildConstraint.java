package dev.gopack.imports;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * Evaluates one build constraint without building a tree, so that nesting costs no stack. The grammar of
 * {@code //go:build} is {@code ||} of {@code &&} of optionally negated tags or parentheses.
 */
final class BuildConstraint {

    /** What a constraint that breaks the grammar is told. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String problem) {
            super(problem, null, false, false);
        }
    }

    // source: Go 1.26 go/build/constraint/expr.go: the most tags and parentheses in a //go:build line, and the most
    // operators in a +build line
    private static final int LARGEST = 1000;
    private static final int LARGEST_PLUS = 100;

    private final String text;
    private final Predicate<String> holds;
    private final Deque<Group> groups = new ArrayDeque<>();
    private int at;
    private int size;

    private BuildConstraint(String text, Predicate<String> holds) {
        this.text = text;
        this.holds = holds;
    }

    /** The value so far of what stands in one pair of parentheses. */
    private static final class Group {
        boolean any;
        boolean all = true;
        boolean negated;

        void operand(boolean value) {
            all &= value ^ negated;
            negated = false;
        }

        void or() {
            any |= all;
            all = true;
        }

        boolean value() {
            return any || all;
        }
    }

    /**
     * The value of what stands behind {@code //go:build}.
     *
     * @throws Malformed if it does not follow the grammar
     */
    static boolean evaluate(String expression, Predicate<String> holds) throws Malformed {
        return new BuildConstraint(expression, holds).evaluate();
    }

    private boolean evaluate() throws Malformed {
        Group group = new Group();
        while (true) {
            group = operand(group);
            String operator = token();
            while (operator.equals(")") && !groups.isEmpty()) {
                boolean value = group.value();
                group = groups.pop();
                group.operand(value);
                operator = token();
            }
            if (operator.isEmpty() && groups.isEmpty()) {
                return group.value();
            }
            if (operator.equals("||")) {
                group.or();
            } else if (!operator.equals("&&")) {
                throw new Malformed(operator.isEmpty() ? "missing close paren" : "unexpected token " + operator);
            }
        }
    }

    /** Takes everything up to and with the next tag; the innermost group that is then open. */
    private Group operand(Group outer) throws Malformed {
        Group group = outer;
        while (true) {
            if (++size > LARGEST) {
                throw new Malformed("build expression too large");
            }
            String token = token();
            if (token.equals("!")) {
                group.negated = true;
                token = token();
            }
            if (token.equals("(")) {
                groups.push(group);
                group = new Group();
            } else if (!token.isEmpty() && isTag(token.codePointAt(0))) {
                group.operand(holds.test(token));
                return group;
            } else {
                throw new Malformed(token.isEmpty() ? "unexpected end of expression" : "unexpected token " + token);
            }
        }
    }

    /** The next token, empty at the end. */
    private String token() throws Malformed {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at == text.length()) {
            return "";
        }
        int start = at;
        char c = text.charAt(at);
        if (c == '(' || c == ')' || c == '!') {
            at++;
        } else if (c == '&' || c == '|') {
            if (at + 1 == text.length() || text.charAt(at + 1) != c) {
                throw new Malformed("invalid syntax at " + c);
            }
            at += 2;
        } else {
            while (at < text.length() && isTag(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            if (at == start) {
                throw new Malformed("invalid syntax at " + Character.toString(text.codePointAt(at)));
            }
        }
        return text.substring(start, at);
    }

    private static boolean isTag(int c) {
        return c == '_' || c == '.' || Character.isLetter(c) || Character.isDigit(c);
    }

    /**
     * The value of what stands behind {@code // +build}: words are alternatives, commas join what must hold together.
     *
     * @throws Malformed if it has too many operators; what is no tag counts as a tag that never holds
     */
    static boolean evaluatePlus(String words, Predicate<String> holds) throws Malformed {
        String trimmed = words.strip();
        if (trimmed.isEmpty()) {
            return holds.test("ignore");
        }
        boolean any = false;
        int operators = -1;
        for (String word : trimmed.split("\\s+")) {
            boolean all = true;
            for (String literal : word.split(",", -1)) {
                if (++operators > LARGEST_PLUS) {
                    throw new Malformed("expression too complex for // +build lines");
                }
                all &= literal(literal, holds);
            }
            any |= all;
        }
        return any;
    }

    private static boolean literal(String literal, Predicate<String> holds) {
        if (literal.startsWith("!!") || literal.equals("!")) {
            return holds.test("ignore");
        }
        boolean negated = literal.startsWith("!");
        String name = negated ? literal.substring(1) : literal;
        boolean isTag = !name.isEmpty() && name.codePoints().allMatch(BuildConstraint::isTag);
        return negated ^ holds.test(isTag ? name : "ignore");
    }
}
