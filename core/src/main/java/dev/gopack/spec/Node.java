package dev.gopack.spec;

import dev.gopack.report.SourcePosition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One value of a YAML text and where it stands. Immutable, so that an alias can share what its anchor names. */
sealed interface Node {

    /** Where the value starts. */
    SourcePosition position();

    /** Number of values in it, itself included, with aliases counted as if written out. */
    long size();

    /** True for what changes nothing in an override: no value, empty text, empty list, empty map. */
    boolean isEmpty();

    /** What a person calls it. */
    String kind();

    /**
     * Text, a number, a boolean, a date: YAML's types are left to the key.
     *
     * @param text as written, after unquoting
     * @param plain true if it stands without quotes
     */
    record Scalar(String text, boolean plain, SourcePosition position) implements Node {

        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

        /** True if the key is there but its value is not. // docs: YAML 1.2 section 10.3.2, the core schema */
        boolean isNull() {
            return plain && NULLS.contains(text);
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public boolean isEmpty() {
            return text.isBlank() || isNull();
        }

        @Override
        public String kind() {
            return isNull() ? "nothing" : "text";
        }
    }

    /** A list. */
    record Sequence(List<Node> items, SourcePosition position, long size) implements Node {

        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        Sequence(List<Node> items, SourcePosition position) {
            this(items, position, 1 + items.stream().mapToLong(Node::size).sum());
        }

        /** As nfpm, which drops empty items before it asks whether the list is empty. */
        @Override
        public boolean isEmpty() {
            return items.stream().allMatch(item -> item instanceof Scalar && item.isEmpty());
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with values, in their order. */
    record Mapping(Map<String, Entry> entries, SourcePosition position, long size) implements Node {

        /** Copies the entries, in their order. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        Mapping(Map<String, Entry> entries, SourcePosition position) {
            this(
                    entries,
                    position,
                    1
                            + entries.values().stream()
                                    .mapToLong(entry -> 1 + entry.value().size())
                                    .sum());
        }

        /** The value of a key, or null. */
        @Nullable
        Node get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        @Override
        public boolean isEmpty() {
            return entries.isEmpty();
        }

        @Override
        public String kind() {
            return "a map";
        }
    }

    /** A key's place and its value. */
    record Entry(SourcePosition keyPosition, Node value) {}
}
