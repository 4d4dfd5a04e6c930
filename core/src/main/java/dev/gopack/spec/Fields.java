package dev.gopack.spec;

import dev.gopack.model.Dependency;
import dev.gopack.report.SourcePosition;
import dev.gopack.spec.ScalarType.Expansion;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Either;
import dev.gopack.spec.Shape.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A map of the merged tree while it becomes a package: gives values by key, with variables replaced, and remembers where
 * each was written. What has the wrong type is skipped, the {@link Validator} has spoken of it.
 */
final class Fields {

    private final Session session;
    private final Node.Mapping map;
    private final Block block;
    private final String path;
    private final @Nullable Boolean expand;
    private final boolean present;

    private Fields(Session session, Node.Mapping map, Block block, String path, @Nullable Boolean expand) {
        this(session, map, block, path, expand, true);
    }

    private Fields(
            Session session, Node.Mapping map, Block block, String path, @Nullable Boolean expand, boolean present) {
        this.session = session;
        this.map = map;
        this.block = block;
        this.path = path;
        this.expand = expand;
        this.present = present;
    }

    /**
     * What is the same for all fields of a package.
     *
     * @param positions gets the place of every value
     */
    record Session(Problems problems, Variables variables, Map<String, SourcePosition> positions) {
        /** A session that remembers nothing yet. */
        Session(Problems problems, Variables variables) {
            this(problems, variables, new LinkedHashMap<>());
        }
    }

    /** The fields of a whole package. */
    static Fields of(Session session, Node.Mapping map, Block block) {
        return new Fields(session, map, block, "", null);
    }

    /** The same fields for a content's {@code expand}. */
    Fields expanding(@Nullable Boolean choice) {
        return new Fields(session, map, block, path, choice);
    }

    /** The same fields with a variable more; empty text is no value. */
    Fields with(String variable, String value) {
        Variables variables =
                value.isEmpty() ? session.variables() : session.variables().with(variable, value);
        Session wider = new Session(session.problems(), variables, session.positions());
        return new Fields(wider, map, block, path, expand, present);
    }

    SourcePosition position() {
        return map.position();
    }

    /** The place of a key's value, or of the map if there is none. */
    SourcePosition position(String key) {
        Node node = map.get(key);
        return node == null ? map.position() : node.position();
    }

    /** The place of a value in a map with free keys. */
    SourcePosition position(String key, String name) {
        Node.Entry entry =
                map.get(key) instanceof Node.Mapping mapping ? mapping.entries().get(name) : null;
        return entry == null ? position(key) : entry.value().position();
    }

    Problems problems() {
        return session.problems();
    }

    /** True if the key has a value. */
    boolean has(String key) {
        Node node = map.get(key);
        return node != null && !(node instanceof Node.Scalar scalar && scalar.isNull());
    }

    /** The value of a key, or null if it is not given or empty. */
    <T> @Nullable T get(String key, ScalarType<T> type) {
        if (map.get(key) instanceof Node.Scalar scalar) {
            session.positions().put(path + key, scalar.position());
        }
        return peek(key, type);
    }

    /** As {@link #get} for a value that may turn out not to be part of the package: its place is not remembered. */
    <T> @Nullable T peek(String key, ScalarType<T> type) {
        Shape shape = shape(key);
        expect(key, type.equals(shape) || (shape instanceof Either either && type.equals(either.text())));
        return map.get(key) instanceof Node.Scalar scalar
                ? parse(scalar, type, key).orElse(null)
                : null;
    }

    /** The text of a key, empty if it is not given. */
    String text(String key, ScalarType<String> type) {
        String value = get(key, type);
        return value == null ? "" : value;
    }

    /** The values of a list; empty items are dropped. */
    <T> List<T> list(String key, ScalarType<T> type) {
        List<T> values = new ArrayList<>();
        eachItem(key, type, (value, position) -> {
            session.positions().put(path + key + "[" + values.size() + "]", position);
            values.add(value);
        });
        return values;
    }

    /** Hands on every item of a list that is not empty. */
    <T> void eachItem(String key, ScalarType<T> type, ItemTaker<T> taker) {
        Shape shape = shape(key) instanceof Either either ? either.other() : shape(key);
        expect(key, shape instanceof Listing listing && listing.item().equals(type));
        if (map.get(key) instanceof Node.Sequence sequence) {
            session.positions().put(path + key, sequence.position());
            for (Node item : sequence.items()) {
                if (item instanceof Node.Scalar scalar) {
                    parse(scalar, type, key).ifPresent(value -> taker.take(value, scalar.position()));
                }
            }
        }
    }

    /** Takes the items of a list. */
    interface ItemTaker<T> {
        /** One item and where it stands. */
        void take(T value, SourcePosition position);
    }

    /**
     * Adds the dependencies of a list to those that there are. One item can hold several.
     *
     * @param paths by which their places are known besides; the index is that of the whole list
     */
    void dependencies(String key, List<Dependency> all, List<String> paths) {
        eachItem(key, PackageScalars.DEPENDENCY, (dependencies, position) -> {
            for (Dependency dependency : dependencies) {
                String index = "[" + all.size() + "]";
                session.positions().put(path + key + index, position);
                paths.forEach(other -> session.positions().put(other + index, position));
                all.add(dependency);
            }
        });
    }

    /** Makes the place of a key known by another path, too. */
    void alias(String key, String modelPath) {
        session.positions().put(modelPath, position(key));
    }

    /** The fields of a block, without any if it is not given. */
    Fields block(String key) {
        Block nested = blockShape(shape(key));
        Node node = map.get(key);
        if (node instanceof Node.Mapping mapping) {
            session.positions().put(path + key, mapping.position());
            return new Fields(session, mapping, nested, path + key + ".", expand);
        }
        Node.Mapping nothing = new Node.Mapping(Map.of(), position(key));
        return new Fields(session, nothing, nested, path + key + ".", expand, false);
    }

    /** The keys that the table has for this block, given or not. */
    Iterable<String> keys() {
        return block.keys().keySet();
    }

    /** True if the map itself was written, even if it is empty. */
    boolean isPresent() {
        return present;
    }

    /** True if at least one key has a value. */
    boolean isGiven() {
        return map.entries().keySet().stream().anyMatch(this::has);
    }

    /** True if something was found wrong with the value of a key, so that its absence is no second problem. */
    boolean hasError(String key) {
        Node node = map.get(key);
        return node != null && problems().isWrong(node);
    }

    /** True if the value of a key is a map. */
    boolean isBlock(String key) {
        return map.get(key) instanceof Node.Mapping;
    }

    /** True if the value of a key is a list. */
    boolean isList(String key) {
        return map.get(key) instanceof Node.Sequence;
    }

    /**
     * The maps of a list. Their paths count only those that {@code wanted} keeps, as the model does.
     *
     * @param wanted decides by {@link #peek}
     */
    List<Fields> items(String key, Predicate<Fields> wanted) {
        Block nested = blockShape(((Listing) shape(key)).item());
        List<Fields> items = new ArrayList<>();
        if (map.get(key) instanceof Node.Sequence sequence) {
            session.positions().put(path + key, sequence.position());
            for (Node item : sequence.items()) {
                if (item instanceof Node.Mapping mapping) {
                    String itemPath = path + key + "[" + items.size() + "]";
                    Fields fields = new Fields(session, mapping, nested, itemPath + ".", expand);
                    if (wanted.test(fields)) {
                        session.positions().put(itemPath, mapping.position());
                        items.add(fields);
                    }
                }
            }
        }
        return items;
    }

    /** The texts of a map with free keys; empty ones are dropped. */
    Map<String, String> table(String key, ScalarType<String> type) {
        return table(key, type, false);
    }

    /** The same with values that are given and empty. */
    Map<String, String> tableWithEmpty(String key, ScalarType<String> type) {
        return table(key, type, true);
    }

    private Map<String, String> table(String key, ScalarType<String> type, boolean empty) {
        Map<String, String> values = new LinkedHashMap<>();
        if (map.get(key) instanceof Node.Mapping mapping) {
            session.positions().put(path + key, mapping.position());
            mapping.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Scalar scalar) {
                    session.positions().put(path + key + "." + name, scalar.position());
                    parse(scalar, type, name)
                            .or(() -> empty && !scalar.isNull() ? Optional.of("") : Optional.empty())
                            .ifPresent(value -> values.put(name, value));
                }
            });
        }
        return values;
    }

    private <T> Optional<T> parse(Node.Scalar scalar, ScalarType<T> type, String key) {
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = session.variables().expand(scalar.text(), expansion(type));
            if (text.isBlank()) {
                return Optional.empty();
            }
            return Optional.of(type.parser().parse(Scalars.clean(text), (rule, message, advice) -> problems()
                    .add(rule, scalar.position(), key + ": " + message, advice)));
        } catch (BadValue e) {
            problems().add(e.rule(), scalar.position(), key + ": " + e.getMessage(), e.advice());
            return Optional.empty();
        }
    }

    private Expansion expansion(ScalarType<?> type) {
        if (type.expansion() == Expansion.BRACED && expand != null) {
            return expand ? Expansion.ALL : Expansion.NONE;
        }
        return type.expansion();
    }

    private Shape shape(String key) {
        return block.find(key)
                .map(SpecKey::shape)
                .orElseThrow(() -> new IllegalStateException("no such key: " + path + key));
    }

    private static Block blockShape(Shape shape) {
        return (Block) (shape instanceof Either either ? either.other() : shape);
    }

    /** The table and the code that reads it must not drift apart. */
    private void expect(String key, boolean condition) {
        if (!condition) {
            throw new IllegalStateException("the table of keys says otherwise about " + path + key);
        }
    }
}
