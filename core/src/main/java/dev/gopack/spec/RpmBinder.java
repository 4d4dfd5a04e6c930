package dev.gopack.spec;

import dev.gopack.model.Dependency;
import dev.gopack.model.RpmSettings;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import dev.gopack.model.Trigger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a spec says for rpm alone. */
final class RpmBinder {

    // docs: rpm-spec(5), "Requires(post)" and so on name the scriptlet by rpm's word
    private static final Map<String, ScriptSlot> SLOTS = Map.of(
            "pre", ScriptSlot.PREINSTALL,
            "post", ScriptSlot.POSTINSTALL,
            "preun", ScriptSlot.PREREMOVE,
            "postun", ScriptSlot.POSTREMOVE,
            "pretrans", ScriptSlot.PRETRANS,
            "posttrans", ScriptSlot.POSTTRANS,
            "verify", ScriptSlot.VERIFY);

    private RpmBinder() {}

    /** The settings; scripts that only rpm has are added to the others. */
    static RpmSettings settings(Fields rpm, Map<ScriptSlot, ScriptSpec> scripts) {
        ScriptBinder.slots(rpm.block("scripts"), scripts);
        return RpmSettings.builder()
                .arch(rpm.text("arch", PackageScalars.FORMAT_ARCH))
                .buildHost(rpm.text("buildhost", Scalars.LINE))
                .group(rpm.text("group", Scalars.LINE))
                .summary(rpm.text("summary", Scalars.LINE))
                .packager(rpm.text("packager", Scalars.LINE))
                .compression(rpm.text("compression", PackageScalars.COMPRESSION))
                .format(format(rpm))
                .prefixes(rpm.list("prefixes", PackageScalars.ABSOLUTE_PATH))
                .distribution(rpm.text("distribution", Scalars.LINE))
                .vcs(rpm.text("vcs", Scalars.LINE))
                .bugUrl(rpm.text("bug_url", Scalars.LINE))
                .requires(requires(rpm.block("requires")))
                .triggers(triggers(rpm))
                .signature(SignBinder.rpm(rpm.block("signature")))
                .build();
    }

    private static int format(Fields rpm) {
        Long format = rpm.get("format", FormatShapes.RPM_FORMAT);
        return format == null ? 4 : Math.toIntExact(format);
    }

    private static Map<ScriptSlot, List<Dependency>> requires(Fields fields) {
        Map<ScriptSlot, List<Dependency>> requires = new EnumMap<>(ScriptSlot.class);
        for (String key : fields.keys()) {
            List<Dependency> all = dependencies(fields, key);
            ScriptSlot slot = SLOTS.get(key);
            if (!all.isEmpty() && slot != null) {
                requires.put(slot, all);
            }
        }
        return requires;
    }

    private static List<Dependency> dependencies(Fields fields, String key) {
        List<Dependency> all = new ArrayList<>();
        fields.dependencies(key, all, List.of());
        return all;
    }

    private static List<Trigger> triggers(Fields rpm) {
        List<Trigger> triggers = new ArrayList<>();
        for (Fields item : rpm.items("triggers", any -> true)) {
            Trigger.Event event = item.get("on", PackageScalars.TRIGGER_EVENT);
            Long priority = item.get("priority", FormatShapes.PRIORITY);
            Optional<ScriptSpec> script = ScriptBinder.script(item, "script");
            List<Dependency> packages = dependencies(item, "packages");
            List<Dependency> paths = new ArrayList<>();
            item.list("paths", PackageScalars.ABSOLUTE_PATH).forEach(path -> paths.add(new Dependency.Simple(path)));
            if (event != null && fits(item, event, packages, paths) && script.isPresent()) {
                triggers.add(new Trigger(
                        event,
                        event.onFiles() ? paths : packages,
                        script.get(),
                        priority == null ? Trigger.DEFAULT_PRIORITY : Math.toIntExact(priority)));
            }
        }
        return triggers;
    }

    private static boolean fits(Fields item, Trigger.Event event, List<Dependency> packages, List<Dependency> paths) {
        String wanted = event.onFiles() ? "paths" : "packages";
        String other = event.onFiles() ? "packages" : "paths";
        if (item.has(other)) {
            item.problems()
                    .add(SpecRules.KEY_CONFLICT, item.position(other), "this trigger is set off by " + wanted, null);
            return false;
        }
        if ((event.onFiles() ? paths : packages).isEmpty()) {
            if (!item.hasError(wanted)) {
                item.problems().add(SpecRules.MISSING_KEY, item.position(wanted), "a trigger needs " + wanted);
            }
            return false;
        }
        if (!packages.stream().allMatch(Dependency.Simple.class::isInstance)) {
            item.problems()
                    .add(SpecRules.DEPENDENCY, item.position(wanted), "a trigger has no boolean dependencies", null);
            return false;
        }
        return true;
    }
}
