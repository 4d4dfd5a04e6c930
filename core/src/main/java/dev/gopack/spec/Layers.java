package dev.gopack.spec;

import dev.gopack.report.SourcePosition;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lays one map over another: text and lists replace, {@code +key} appends to a list, maps are merged key by key, and an
 * empty value changes nothing, save that an empty map is there if none was. // source: nfpm.go, Config.Get: mergo.Merge with override, which skips empty values
 */
final class Layers {

    private static final String APPEND = "+";
    private static final Node.Mapping NOTHING = new Node.Mapping(Map.of(), new SourcePosition("", 1, 1));

    private Layers() {}

    /** What {@code over} makes of {@code base}; every value keeps its place in the text. */
    static Node.Mapping merge(Node.Mapping base, Node.Mapping over, Block block) {
        Map<String, Node.Entry> merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((name, entry) -> {
            Optional<SpecKey> key = block.find(name);
            Node.Entry below = key.map(SpecKey::name).map(merged::get).orElse(null);
            if (key.isPresent() && (!entry.value().isEmpty() || (below == null && isWritten(entry, key.get())))) {
                merged.put(
                        key.get().name(),
                        name.startsWith(APPEND)
                                ? append(below, entry)
                                : over(below, entry, key.get().shape()));
            }
        });
        return new Node.Mapping(merged, base.position());
    }

    /** What a further package starts from: keys of its own are gone unless it appends to them. */
    static Node.Mapping inherit(Node.Mapping outer, Node.Mapping inner, Block block) {
        return inherit(outer, inner, block, false);
    }

    private static Node.Mapping inherit(Node.Mapping outer, Node.Mapping inner, Block block, boolean own) {
        Map<String, Node.Entry> inherited = new LinkedHashMap<>();
        outer.entries().forEach((name, entry) -> {
            SpecKey key = block.keys().get(name);
            if (key == null) {
                return;
            }
            boolean dropped = own || key.own();
            if (key.shape() instanceof Block nested && entry.value() instanceof Node.Mapping map) {
                Node.Mapping below = inner.get(name) instanceof Node.Mapping given ? given : NOTHING;
                Node.Mapping left = inherit(map, below, nested, dropped);
                if (!left.isEmpty()) {
                    inherited.put(name, new Node.Entry(entry.keyPosition(), left));
                }
            } else if (!dropped || inner.get(APPEND + name) != null) {
                inherited.put(name, entry);
            }
        });
        return new Node.Mapping(inherited, outer.position());
    }

    /** True for a map that says something by being there, as {@code derive: {}} does. */
    private static boolean isWritten(Node.Entry entry, SpecKey key) {
        return key.shape() instanceof Block && entry.value() instanceof Node.Mapping;
    }

    private static Node.Entry append(Node.@Nullable Entry below, Node.Entry above) {
        if (below == null
                || !(below.value() instanceof Node.Sequence first)
                || !(above.value() instanceof Node.Sequence second)) {
            return above;
        }
        List<Node> items = new ArrayList<>(first.items());
        items.addAll(second.items());
        return new Node.Entry(above.keyPosition(), new Node.Sequence(items, second.position()));
    }

    private static Node.Entry over(Node.@Nullable Entry below, Node.Entry above, Shape shape) {
        if (below == null
                || !(below.value() instanceof Node.Mapping base)
                || !(above.value() instanceof Node.Mapping over)) {
            return plain(above, shape);
        }
        if (shape instanceof Block block) {
            return new Node.Entry(above.keyPosition(), merge(base, over, block));
        }
        if (shape instanceof Table) {
            Map<String, Node.Entry> merged = new LinkedHashMap<>(base.entries());
            over.entries().forEach((name, entry) -> {
                if (!entry.value().isEmpty()) {
                    merged.put(name, entry);
                }
            });
            return new Node.Entry(above.keyPosition(), new Node.Mapping(merged, base.position()));
        }
        return above;
    }

    /** A map with nothing below it: its {@code +key}s become keys. */
    private static Node.Entry plain(Node.Entry entry, Shape shape) {
        if (shape instanceof Block block && entry.value() instanceof Node.Mapping map) {
            Node.Mapping nothing = new Node.Mapping(Map.of(), map.position());
            return new Node.Entry(entry.keyPosition(), merge(nothing, map, block));
        }
        return entry;
    }
}
