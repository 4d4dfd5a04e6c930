package dev.gopack.spec;

import dev.gopack.model.DebSettings;
import dev.gopack.model.ScriptSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a spec says for deb alone. */
final class DebBinder {

    private DebBinder() {}

    static DebSettings settings(Fields deb) {
        return DebSettings.builder()
                .arch(deb.text("arch", PackageScalars.FORMAT_ARCH))
                .archVariant(deb.text("arch_variant", PackageScalars.ARCH_VARIANT))
                .compression(deb.text("compression", PackageScalars.COMPRESSION))
                .targetSuffix(!Boolean.FALSE.equals(deb.get("target_suffix", Scalars.BOOLEAN)))
                .multiArch(deb.text("multi_arch", FormatShapes.MULTI_ARCH))
                .controlFiles(controlFiles(deb.block("scripts")))
                .triggers(triggers(deb.block("triggers")))
                .fields(deb.table("fields", Scalars.TEXT))
                .signature(SignBinder.deb(deb.block("signature")))
                .build();
    }

    private static Map<String, ScriptSpec> controlFiles(Fields scripts) {
        Map<String, ScriptSpec> files = new LinkedHashMap<>();
        for (String key : scripts.keys()) {
            ScriptBinder.script(scripts, key).ifPresent(script -> files.put(key, script));
        }
        return files;
    }

    // docs: deb-triggers(5) writes the directives with a hyphen
    private static Map<String, List<String>> triggers(Fields fields) {
        Map<String, List<String>> triggers = new LinkedHashMap<>();
        for (String key : fields.keys()) {
            List<String> names = fields.list(key, Scalars.LINE);
            if (!names.isEmpty()) {
                triggers.put(key.replace('_', '-'), names);
            }
        }
        return triggers;
    }
}
