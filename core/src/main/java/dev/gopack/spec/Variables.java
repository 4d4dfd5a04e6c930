package dev.gopack.spec;

import dev.gopack.report.GopackException;
import dev.gopack.spec.ScalarType.Expansion;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces variables in text: {@code $NAME}, <code>${NAME}</code>, <code>${NAME:-default}</code> (the default also counts
 * if the variable is empty, and may have variables of its own), {@code $$} for one dollar sign. What a variable stands for
 * is not looked at again. A dollar sign before anything else is text.
 */
final class Variables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String DEFAULT = ":-";
    private static final String OF_FLAGS = "version";
    private static final int MAX_DEPTH = 8;

    /** Longest text that comes out; a spec that grows beyond what it could have said itself is a mistake. */
    private static final int MAX_LENGTH = Utf8.MAX_BYTES;

    private final LookUp values;

    private Variables(LookUp values) {
        this.values = values;
    }

    private interface LookUp {
        @Nullable
        String get(String name);
    }

    /** Variables from a map that win over those of the environment. */
    static Variables of(Map<String, String> special, Map<String, String> environment) {
        return new Variables(name -> special.containsKey(name) ? special.get(name) : environment.get(name));
    }

    /** These variables and one more, which wins. */
    Variables with(String name, String value) {
        return new Variables(asked -> asked.equals(name) ? value : values.get(asked));
    }

    /** Finds mistakes of writing without knowing any value. */
    static void check(String text, Expansion expansion) throws BadValue {
        new Variables(name -> "").expand(text, expansion);
    }

    /** True if replacing would change the text or depends on values. */
    static boolean in(String text, Expansion expansion) {
        int dollar = expansion == Expansion.NONE ? -1 : text.indexOf('$');
        while (dollar >= 0) {
            if (kind(text, dollar, expansion) != Kind.TEXT) {
                return true;
            }
            dollar = text.indexOf('$', dollar + 1);
        }
        return false;
    }

    /** The text with variables replaced. */
    String expand(String text, Expansion expansion) throws BadValue {
        return in(text, expansion) ? expand(text, expansion, 0) : text;
    }

    private String expand(String text, Expansion expansion, int depth) throws BadValue {
        if (depth > MAX_DEPTH) {
            throw new BadValue(SpecRules.VARIABLE, "defaults are nested deeper than " + MAX_DEPTH, null);
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            Kind kind = text.charAt(at) == '$' ? kind(text, at, expansion) : Kind.TEXT;
            switch (kind) {
                case TEXT -> out.append(text.charAt(at++));
                case DOLLAR -> {
                    out.append('$');
                    at += 2;
                }
                case NAME -> {
                    Matcher name = NAME.matcher(text).region(at + 1, text.length());
                    name.lookingAt();
                    out.append(value(name.group()));
                    at = name.end();
                }
                case BRACES -> {
                    int end = closing(text, at + 1);
                    out.append(braced(text.substring(at + 2, end), expansion, depth));
                    at = end + 1;
                }
            }
            if (out.length() > MAX_LENGTH) {
                throw new BadValue(SpecRules.LIMIT, "longer than 1 MiB with its variables replaced", null);
            }
        }
        return out.toString();
    }

    private String braced(String inside, Expansion expansion, int depth) throws BadValue {
        Matcher name = NAME.matcher(inside);
        if (!name.lookingAt() || !(name.hitEnd() || inside.startsWith(DEFAULT, name.end()))) {
            throw new BadValue(
                    SpecRules.VARIABLE,
                    "not a variable: " + GopackException.quote("${" + inside + "}"),
                    "write ${NAME} or ${NAME:-default}, and $$ for a dollar sign");
        }
        if (name.end() == inside.length()) {
            return value(inside);
        }
        String fallback = expand(inside.substring(name.end() + DEFAULT.length()), expansion, depth + 1);
        String value = values.get(name.group());
        return value == null || value.isEmpty() ? fallback : value;
    }

    private String value(String name) throws BadValue {
        String value = values.get(name);
        if (value == null) {
            throw new BadValue(
                    SpecRules.UNSET_VARIABLE,
                    "the variable " + name + " is not set",
                    name.equals(OF_FLAGS)
                            ? "in go.build.ldflags it is what the spec says under version: give that, since the program"
                                    + " says its own when it is built"
                            : "set it, give a default as in ${" + name + ":-default}, or write $$ for a dollar sign");
        }
        return value;
    }

    private static int closing(String text, int brace) throws BadValue {
        int open = 0;
        for (int i = brace; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' && text.charAt(i - 1) == '$') {
                open++;
            } else if (c == '}' && --open == 0) {
                return i;
            }
        }
        throw new BadValue(
                SpecRules.VARIABLE,
                "a brace is not closed: " + GopackException.quote(text.substring(brace - 1)),
                "write ${NAME}, and $$ for a dollar sign");
    }

    private enum Kind {
        TEXT,
        DOLLAR,
        NAME,
        BRACES
    }

    private static Kind kind(String text, int dollar, Expansion expansion) {
        char next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : '\0';
        if (expansion == Expansion.NONE) {
            return Kind.TEXT;
        }
        if (next == '{') {
            return Kind.BRACES;
        }
        if (expansion == Expansion.BRACED) {
            return text.startsWith("${", dollar + 1) ? Kind.DOLLAR : Kind.TEXT;
        }
        if (next == '$') {
            return Kind.DOLLAR;
        }
        boolean letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_';
        return letter ? Kind.NAME : Kind.TEXT;
    }
}
