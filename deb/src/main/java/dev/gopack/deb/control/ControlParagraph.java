package dev.gopack.deb.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One paragraph of fields, as {@code DEBIAN/control} has it.
 *
 * @param fields values by name in their order. A value has no trailing newline; its further lines start with the blank
 *     that marks them as such
 */
public record ControlParagraph(Map<String, String> fields) {

    /** Copies the map, keeping its order. */
    public ControlParagraph {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The value of a field; names are compared without regard to case. // deb-control(5) */
    public Optional<String> get(String name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The text of the paragraph, with its final newline, without which dpkg refuses it. */
    public String render() {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> {
            text.append(name).append(':');
            if (!value.startsWith("\n")) {
                text.append(' ');
            }
            text.append(value).append('\n');
        });
        return text.toString();
    }
}
