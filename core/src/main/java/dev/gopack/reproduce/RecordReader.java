package dev.gopack.reproduce;

import dev.gopack.report.FormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a record out of the values of a JSON text.
 *
 * @param name the file, for messages
 */
record RecordReader(String name) {

    BuildRecord record(@Nullable Object value) {
        Map<?, ?> map = map(value, "the text");
        if (!Long.valueOf(BuildRecord.FORM).equals(map.get("record"))) {
            throw new FormatException(name, 0, "not a build record of form " + BuildRecord.FORM);
        }
        Map<String, String> by = new LinkedHashMap<>();
        map(map.get("builtBy"), "builtBy").forEach((key, version) -> by.put(key.toString(), text(version, "builtBy")));
        List<String> variables = new ArrayList<>();
        list(map.get("variables"), "variables").forEach(one -> variables.add(text(one, "variables")));
        List<BuildRecord.Input> inputs = new ArrayList<>();
        list(map.get("inputs"), "inputs").forEach(one -> inputs.add(input(one)));
        Object date = map.get("sourceDate");
        return new BuildRecord(
                by,
                text(map.get("file"), "file"),
                text(map.get("sha256"), "sha256"),
                number(map.get("size"), "size"),
                text(map.get("format"), "format"),
                text(map.get("architecture"), "architecture"),
                text(map.get("target"), "target"),
                date == null ? Optional.empty() : Optional.of(number(date, "sourceDate")),
                text(map.get("compression"), "compression"),
                text(map.get("spec"), "spec"),
                variables,
                inputs);
    }

    private BuildRecord.Input input(Object value) {
        Map<?, ?> map = map(value, "inputs");
        return new BuildRecord.Input(
                text(map.get("path"), "path"), number(map.get("size"), "size"), text(map.get("sha256"), "sha256"));
    }

    private Map<?, ?> map(@Nullable Object value, String key) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw broken(key);
    }

    private List<?> list(@Nullable Object value, String key) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw broken(key);
    }

    private String text(@Nullable Object value, String key) {
        if (value instanceof String text) {
            return text;
        }
        throw broken(key);
    }

    private long number(@Nullable Object value, String key) {
        if (value instanceof Long number) {
            return number;
        }
        throw broken(key);
    }

    private FormatException broken(String key) {
        return new FormatException(name, 0, "a build record without a proper value of " + key);
    }
}
