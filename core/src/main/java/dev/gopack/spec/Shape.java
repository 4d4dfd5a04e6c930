package dev.gopack.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a value looks like. The tables in {@link SpecShapes} are made of these. */
sealed interface Shape permits ScalarType, Shape.Listing, Shape.Block, Shape.Table, Shape.Either, Shape.Ignored {

    /** What a person calls it, for the reference. */
    String words();

    /** A list of one shape. */
    record Listing(Shape item) implements Shape {
        @Override
        public String words() {
            return "list of " + plural(item.words());
        }

        private static String plural(String words) {
            return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
        }
    }

    /**
     * A map with known keys.
     *
     * @param name title in the reference and name of the definition in the schema
     * @param keys the keys by name, in the order of the reference
     * @param layer true if it is laid over another map, so that lists can be appended with {@code +key}
     */
    record Block(String name, Map<String, SpecKey> keys, boolean layer) implements Shape {

        /** A block of these keys. */
        static Block of(String name, List<SpecKey> keys) {
            return new Block(
                    name,
                    keys.stream()
                            .collect(Collectors.toMap(
                                    SpecKey::name,
                                    Function.identity(),
                                    (a, b) -> {
                                        throw new IllegalArgumentException("twice: " + a.name());
                                    },
                                    java.util.LinkedHashMap::new)),
                    false);
        }

        /** The same keys for a map that is laid over another; blocks inside follow. */
        Block asLayer() {
            Map<String, SpecKey> layered = new java.util.LinkedHashMap<>();
            keys.forEach((name, key) ->
                    layered.put(name, key.shape() instanceof Block block ? key.withShape(block.asLayer()) : key));
            return new Block(name + " layer", layered, true);
        }

        /** The key for a written one, which may start with {@code +} where that appends to a list. */
        Optional<SpecKey> find(String written) {
            boolean append = layer && written.startsWith("+");
            SpecKey key = keys.get(append ? written.substring(1) : written);
            return Optional.ofNullable(key).filter(found -> !append || found.shape() instanceof Listing);
        }

        @Override
        public String words() {
            return "map";
        }
    }

    /**
     * A map with free keys.
     *
     * @param keyPattern what keys look like
     * @param keyPhrase the same in words
     * @param ignored keys whose values are not looked at
     */
    record Table(Pattern keyPattern, String keyPhrase, Shape value, List<String> ignored) implements Shape {
        @Override
        public String words() {
            return "map of " + keyPhrase + " to " + value.words();
        }
    }

    /** Text, or something more. */
    record Either(ScalarType<?> text, Shape other) implements Shape {
        @Override
        public String words() {
            return text.words() + ", or " + other.words();
        }
    }

    /**
     * Anything, not looked at.
     *
     * @param format format of nfpm that it would be for, which is worth a warning; empty if nobody would miss it
     */
    record Ignored(String format) implements Shape {
        @Override
        public String words() {
            return "anything";
        }
    }
}
