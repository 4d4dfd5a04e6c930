package dev.gopack.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pieces of JSON Schema for text in YAML, which an editor sees as string, number, boolean or nothing. */
final class Schemas {

    // A value with a variable is only known when the package is built; an empty one counts as not given.
    private static final String OPEN = "|\\$|^$";

    private Schemas() {}

    /** Any text. */
    static Map<String, Object> text() {
        return Map.of("type", List.of("string", "number", "boolean", "null"));
    }

    /** Text of which the whole matches. */
    static Map<String, Object> text(String pattern) {
        return ordered("type", List.of("string", "number", "boolean", "null"), "pattern", whole(pattern));
    }

    /** Text of which the whole matches, and that YAML does not take for a number or boolean. */
    static Map<String, Object> string(String pattern) {
        return ordered("type", List.of("string", "null"), "pattern", whole(pattern));
    }

    /** A number, or text of which the whole matches. */
    static Map<String, Object> integer(long least, long most, String pattern) {
        return ordered(
                "type",
                List.of("string", "integer", "null"),
                "minimum",
                least,
                "maximum",
                most,
                "pattern",
                whole(pattern));
    }

    /** One of some words. */
    static Map<String, Object> words(List<String> words) {
        List<Object> allowed = new ArrayList<>(words);
        allowed.add("");
        allowed.add(null);
        Map<String, Object> variable = ordered("type", "string", "pattern", "\\$");
        return ordered("anyOf", List.of(ordered("enum", allowed), variable));
    }

    /** A boolean or one of the words that YAML 1.1 has for it. */
    static Map<String, Object> bool(String pattern) {
        Map<String, Object> word = ordered("type", "string", "pattern", whole(pattern));
        return ordered("anyOf", List.of(ordered("type", List.of("boolean", "null")), word));
    }

    /** A map that keeps the order of its keys. */
    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static String whole(String pattern) {
        return "^(?:" + pattern + ")$" + OPEN;
    }
}
