package dev.gopack.spec;

import dev.gopack.io.JsonWriter;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Either;
import dev.gopack.spec.Shape.Listing;
import dev.gopack.spec.Shape.Table;
import dev.gopack.target.Targets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema of spec files, for editors; draft 7, because that is what the YAML support of editors knows best. It says
 * all that can be said about one value at a time; what needs more than that (dependency syntax, variables, how keys fit
 * together) is left to the reader.
 */
public final class SpecSchema {

    private static final String DEFINITIONS = "#/definitions/";

    private final Map<String, Map<String, Object>> definitions = new TreeMap<>();

    private SpecSchema() {}

    /** The schema as a JSON document. */
    public static String json() {
        SpecSchema schema = new SpecSchema();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("title", "Gopack spec");
        root.put("description", "One package, or several, for rpm and deb.");
        root.putAll(schema.block(SpecShapes.SPEC));
        root.put("definitions", schema.definitions);
        return JsonWriter.write(root);
    }

    private Map<String, Object> shape(Shape shape) {
        if (shape instanceof ScalarType<?> type) {
            return type.equals(PackageScalars.TARGETS) ? targets() : type.schema();
        }
        if (shape instanceof Either either) {
            return Schemas.ordered("anyOf", List.of(shape(either.text()), filled(either.other())));
        }
        if (shape instanceof Shape.Ignored) {
            return Map.of();
        }
        Map<String, Object> described = new LinkedHashMap<>(filled(shape));
        if (described.containsKey("$ref")) {
            return Schemas.ordered("anyOf", List.of(described, Map.of("type", "null")));
        }
        described.put("type", List.of(String.valueOf(described.get("type")), "null"));
        return described;
    }

    /** Names for an editor to offer; other words are patterns, variables, and what the spec defines itself. */
    private static Map<String, Object> targets() {
        List<Object> names = new ArrayList<>();
        for (String name : Targets.bundled().names()) {
            if (Targets.bundled().select(name).stream()
                    .anyMatch(target -> target.family().isBuilt())) {
                names.add(name);
            }
        }
        names.add("");
        names.add(null);
        Map<String, Object> other = Schemas.ordered("type", "string", "pattern", "^[a-z*?$]");
        return Schemas.ordered("anyOf", List.of(Schemas.ordered("enum", names), other));
    }

    /** The schema of a list or map that is there. */
    private Map<String, Object> filled(Shape shape) {
        if (shape instanceof Listing listing) {
            Shape item = listing.item();
            return Schemas.ordered("type", "array", "items", shape(item));
        }
        if (shape instanceof Table table) {
            Map<String, Object> patterns = new LinkedHashMap<>();
            String pattern = table.keyPattern().pattern();
            if (table.ignored().isEmpty()) {
                patterns.put("^(?:" + pattern + ")$", shape(table.value()));
            } else {
                String ignored = "(?:" + String.join("|", table.ignored()) + ")";
                patterns.put("^" + ignored + "(?:/.*)?$", Map.of());
                patterns.put("^(?!" + ignored + "(?:/|$))(?:" + pattern + ")$", shape(table.value()));
            }
            return Schemas.ordered("type", "object", "patternProperties", patterns, "additionalProperties", false);
        }
        Block block = (Block) shape;
        String name = block.name().toLowerCase(Locale.ROOT).replace(' ', '-');
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of()); // the place is taken while the block is described
            definitions.put(name, block(block));
        }
        return Map.of("$ref", DEFINITIONS + name);
    }

    private Map<String, Object> block(Block block) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (SpecKey key : block.keys().values()) {
            boolean always = key.required() && key.unless().isEmpty();
            Map<String, Object> value = always ? required(key.shape()) : shape(key.shape());
            properties.put(key.name(), describe(key, value));
            if (block.layer() && key.shape() instanceof Listing) {
                properties.put("+" + key.name(), describe(key, value));
            }
            if (always) {
                required.add(key.name());
            }
        }
        Map<String, Object> schema = Schemas.ordered("type", "object", "properties", properties);
        List<Map<String, Object>> choices = block.keys().values().stream()
                .filter(key -> key.required() && !key.unless().isEmpty())
                .map(SpecSchema::choice)
                .toList();
        if (!choices.isEmpty()) {
            schema.put("allOf", choices);
        }
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /** Either the key has a value or the other one has. */
    private static Map<String, Object> choice(SpecKey key) {
        Map<String, Object> value = Map.of("not", Map.of("enum", java.util.Arrays.asList(null, "")));
        Map<String, Object> other = Schemas.ordered("type", "object", "minProperties", 1);
        return Schemas.ordered(
                "anyOf",
                List.of(
                        Schemas.ordered("required", List.of(key.name()), "properties", Map.of(key.name(), value)),
                        Schemas.ordered("required", List.of(key.unless()), "properties", Map.of(key.unless(), other))));
    }

    /** A value that has to be there and cannot be empty. */
    private Map<String, Object> required(Shape shape) {
        Map<String, Object> nothing = Map.of("enum", java.util.Arrays.asList(null, ""));
        return Schemas.ordered("allOf", List.of(shape(shape), Map.of("not", nothing)));
    }

    private static Map<String, Object> describe(SpecKey key, Map<String, Object> value) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put(
                "description", key.fallback().isEmpty() ? key.doc() : key.doc() + " Default: " + key.fallback() + ".");
        described.putAll(value);
        return described;
    }
}
