package dev.gopack.spec;

import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Scripts: a path, or a map with file or text and an interpreter. */
final class ScriptBinder {

    private ScriptBinder() {}

    /** Adds the scripts of a block whose keys are slots. */
    static void slots(Fields fields, Map<ScriptSlot, ScriptSpec> scripts) {
        for (String key : fields.keys()) {
            script(fields, key).ifPresent(script -> {
                // Whatever block a script stands in, its place is known by its moment.
                fields.alias(key, "scripts." + key);
                scripts.put(ScriptSlot.valueOf(key.toUpperCase(Locale.ROOT)), script);
            });
        }
    }

    /** The script under a key. */
    static Optional<ScriptSpec> script(Fields fields, String key) {
        if (!fields.isBlock(key)) {
            String path = fields.text(key, PackageScalars.PATH);
            return path.isEmpty() ? Optional.empty() : Optional.of(ScriptSpec.file(path));
        }
        Fields parts = fields.block(key);
        String file = parts.text("file", PackageScalars.PATH);
        String text = parts.get("text", Scalars.BODY);
        List<String> interpreter = interpreter(parts);
        if (!file.isEmpty() && text != null) {
            parts.problems()
                    .add(
                            SpecRules.KEY_CONFLICT,
                            parts.position("text"),
                            "file and text exclude each other",
                            "keep one");
        }
        if (file.isEmpty() && text == null && interpreter.isEmpty()) {
            if (!parts.hasError("file") && !parts.hasError("interpreter")) {
                parts.problems()
                        .add(SpecRules.MISSING_KEY, parts.position(), "a script needs file, text or an interpreter");
            }
            return Optional.empty();
        }
        // An interpreter can be the whole program, as in rpm's "%post -p /sbin/ldconfig".
        return Optional.of(new ScriptSpec(file, file.isEmpty() && text == null ? "" : text, interpreter));
    }

    private static List<String> interpreter(Fields parts) {
        if (!parts.isList("interpreter")) {
            List<String> words = parts.get("interpreter", PackageScalars.INTERPRETER);
            return words == null ? List.of() : words;
        }
        List<String> words = new ArrayList<>(parts.list("interpreter", Scalars.LINE));
        try {
            return PackageScalars.interpreter(words);
        } catch (BadValue e) {
            parts.problems().add(e.rule(), parts.position("interpreter"), "interpreter: " + e.getMessage(), e.advice());
            return List.of();
        }
    }
}
