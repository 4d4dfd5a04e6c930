package dev.gopack.spec;

import dev.gopack.report.GopackException;
import dev.gopack.report.Suggestions;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Either;
import dev.gopack.spec.Shape.Ignored;
import dev.gopack.spec.Shape.Listing;
import dev.gopack.spec.Shape.Table;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a tree as it was read, overrides and further packages included, with the tables. Values with variables are only
 * known later; everything else is said here, and all of it at once.
 */
final class Validator {

    private final Problems problems;
    private final boolean lenient;
    private final Set<String> ignoredFormats = new HashSet<>();
    private final Set<String> listed = new HashSet<>();

    /** For trees whose keys are all known. */
    Validator(Problems problems) {
        this(problems, false);
    }

    /**
     * For any tree.
     *
     * @param lenient true if an unknown key is worth a warning only
     */
    Validator(Problems problems, boolean lenient) {
        this.problems = problems;
        this.lenient = lenient;
    }

    /** Compares a value with the shape of its key. */
    void check(Node node, Shape shape, String key) {
        if (shape instanceof ScalarType<?> type) {
            scalar(node, type, key);
        } else if (shape instanceof Either either) {
            check(node, node instanceof Node.Scalar ? either.text() : either.other(), key);
        } else if (node instanceof Node.Scalar scalar && scalar.isNull()) {
            return; // the key is there and its value is not: as if the key were not
        } else if (shape instanceof Listing listing) {
            list(node, listing, key);
        } else if (shape instanceof Block block) {
            block(node, block, key);
        } else if (shape instanceof Table table) {
            table(node, table, key);
        }
    }

    private void ignored(String format, Node.Entry entry) {
        if (!format.isEmpty() && ignoredFormats.add(format)) {
            problems.add(
                    SpecRules.IGNORED_FORMAT,
                    entry.keyPosition(),
                    "the settings for " + format + " are ignored",
                    "rpm and deb are built");
        }
    }

    private void scalar(Node node, ScalarType<?> type, String key) {
        if (!(node instanceof Node.Scalar scalar)) {
            wrongType(node, key, "text");
            return;
        }
        if (scalar.isNull() || scalar.text().isBlank()) {
            return;
        }
        try {
            Variables.check(scalar.text(), type.expansion());
            if (!Variables.in(scalar.text(), type.expansion())) {
                type.parser()
                        .parse(
                                Scalars.clean(scalar.text()),
                                (rule, message, advice) ->
                                        problems.add(rule, node.position(), key + ": " + message, advice));
            }
        } catch (BadValue e) {
            problems.add(e.rule(), node.position(), key + ": " + e.getMessage(), e.advice());
        }
    }

    private void list(Node node, Listing listing, String key) {
        if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> check(item, listing.item(), key));
        } else {
            wrongType(node, key, "a list");
        }
    }

    private void table(Node node, Table table, String key) {
        if (!(node instanceof Node.Mapping mapping)) {
            wrongType(node, key, "a map");
            return;
        }
        mapping.entries().forEach((name, entry) -> {
            String first = name.substring(0, (name + "/").indexOf('/'));
            if (table.ignored().contains(first)) {
                ignored(first, entry);
                return;
            }
            if (!table.keyPattern().matcher(name).matches()) {
                problems.add(
                        SpecRules.UNKNOWN_KEY,
                        entry.keyPosition(),
                        "the key " + GopackException.quote(name) + " cannot be " + table.keyPhrase());
            }
            check(entry.value(), table.value(), name);
        });
    }

    private void block(Node node, Block block, String key) {
        if (!(node instanceof Node.Mapping mapping)) {
            wrongType(node, key, "a map");
            return;
        }
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            String name = entry.getKey();
            Node.Entry value = entry.getValue();
            Optional<SpecKey> found = block.find(name);
            if (found.isEmpty()) {
                unknown(name, value, block);
            } else if (found.get().shape() instanceof Ignored ignored) {
                ignored(ignored.format(), value);
            } else {
                check(value.value(), found.get().shape(), name);
            }
            if (name.startsWith("+") && mapping.entries().containsKey(name.substring(1))) {
                problems.add(
                        SpecRules.KEY_CONFLICT,
                        value.keyPosition(),
                        GopackException.quote(name) + " appends and " + GopackException.quote(name.substring(1))
                                + " replaces",
                        "keep one of them");
            }
        }
        for (SpecKey required : block.keys().values()) {
            Node value = mapping.get(required.name());
            if (required.required() && (value == null || value.isEmpty()) && !isExcused(required, mapping)) {
                problems.add(
                        SpecRules.MISSING_KEY,
                        value == null ? mapping.position() : value.position(),
                        GopackException.quote(required.name()) + (value == null ? " is missing" : " is empty"),
                        firstSentence(required.doc()));
            }
        }
    }

    private static boolean isExcused(SpecKey key, Node.Mapping mapping) {
        return mapping.get(key.unless()) instanceof Node.Mapping;
    }

    private void unknown(String name, Node.Entry entry, Block block) {
        if (lenient) {
            problems.add(
                    SpecRules.NO_EFFECT,
                    entry.keyPosition(),
                    "the key " + GopackException.quote(name) + " has no effect here");
            return;
        }
        if (problems.full()) {
            problems.add(SpecRules.UNKNOWN_KEY, entry.keyPosition(), name);
            return;
        }
        String bare = name.startsWith("+") ? name.substring(1) : name;
        if (bare.length() < name.length() && block.keys().containsKey(bare)) {
            problems.add(
                    SpecRules.KEY_CONFLICT,
                    entry.keyPosition(),
                    GopackException.quote(name) + " has nothing to append to",
                    block.layer()
                            ? "only lists can be appended to"
                            : "write " + bare + ", + is for overrides and packages");
            return;
        }
        String retired = block.keys().containsKey("contents") ? SpecShapes.RETIRED.get(name) : null;
        problems.add(
                SpecRules.UNKNOWN_KEY,
                entry.keyPosition(),
                "unknown key " + GopackException.quote(name),
                retired != null ? retired : advice(name, block));
    }

    /** The nearest key, and all keys unless an earlier finding has listed them. */
    private String advice(String name, Block block) {
        Set<String> allowed = block.keys().keySet();
        if (listed.add(block.name())) {
            return Suggestions.advise(name, allowed);
        }
        return Suggestions.nearest(name, allowed)
                .map(near -> "did you mean " + GopackException.quote(near) + "?")
                .orElse("the keys that are allowed are listed above");
    }

    private void wrongType(Node node, String key, String wanted) {
        problems.add(
                SpecRules.TYPE,
                node.position(),
                key + ": " + wanted + " is expected here, not " + node.kind(),
                node instanceof Node.Scalar && wanted.equals("a list") ? "start the line with \"- \"" : null);
    }

    private static String firstSentence(String doc) {
        String plain = doc.replace("`", "");
        int end = plain.indexOf(". ");
        return end < 0 ? plain.substring(0, plain.length() - 1) : plain.substring(0, end);
    }
}
