package dev.gopack.spec;

import dev.gopack.model.LifecycleAction.Choice;
import dev.gopack.model.LifecycleAction.OnUpgrade;
import dev.gopack.model.ServiceSettings;
import dev.gopack.model.ServiceSettings.Hardening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a spec says of a service. */
final class ServiceBinder {

    private static final List<String> ONLY_WITH_EXEC = List.of(
            "description",
            "documentation",
            "type",
            "user",
            "group",
            "after",
            "wants",
            "requires",
            "env",
            "environment_file",
            "restart",
            "reload",
            "directories",
            "hardening",
            "capabilities",
            "memory_max",
            "memory_high",
            "cpu_quota",
            "tasks_max",
            "open_files",
            "telemetry",
            "directives");

    private ServiceBinder() {}

    /** The service; empty if it has neither a command nor a unit, which is then one of the problems. */
    static Optional<ServiceSettings> service(Fields fields) {
        String exec = fields.text("exec", Scalars.LINE);
        String unit = fields.text("unit", PackageScalars.PATH);
        if (exec.isEmpty() == unit.isEmpty()) {
            if (!fields.hasError("exec") && !fields.hasError("unit")) {
                fields.problems()
                        .add(
                                exec.isEmpty() ? SpecRules.MISSING_KEY : SpecRules.KEY_CONFLICT,
                                fields.position(exec.isEmpty() ? "" : "unit"),
                                exec.isEmpty() ? "a service needs exec or unit" : "exec and unit exclude each other",
                                exec.isEmpty() ? "give the command that is run" : "keep one");
            }
            return Optional.empty();
        }
        if (!unit.isEmpty()) {
            ONLY_WITH_EXEC.stream().filter(fields::has).forEach(key -> fields.problems()
                    .add(
                            SpecRules.KEY_CONFLICT,
                            fields.position(key),
                            key + " is for units that are made, and a unit is given",
                            "write it into the unit"));
        }
        return Optional.of(new ServiceSettings(
                fields.text("name", ServiceShapes.UNIT_NAME),
                unit,
                exec,
                fields.text("description", Scalars.LINE),
                fields.list("documentation", Scalars.LINE),
                fields.text("type", ServiceShapes.TYPE),
                fields.text("user", ServiceShapes.ACCOUNT),
                fields.text("group", ServiceShapes.ACCOUNT),
                fields.list("after", ServiceShapes.UNIT),
                fields.list("wants", ServiceShapes.UNIT),
                fields.list("requires", ServiceShapes.UNIT),
                fields.tableWithEmpty("env", Scalars.LINE),
                isTrue(fields, "environment_file"),
                fields.text("restart", ServiceShapes.RESTART),
                fields.text("reload", Scalars.LINE),
                fields.list("directories", ServiceShapes.DIRECTORY),
                hardening(fields),
                fields.list("capabilities", ServiceShapes.CAPABILITY),
                limits(fields),
                fields.list("listen", Scalars.LINE),
                fields.list("schedule", Scalars.LINE),
                isTrue(fields, "template"),
                fields.text("scope", ServiceShapes.SCOPE).equals("user"),
                choice(fields, "enable"),
                choice(fields, "start"),
                upgrade(fields),
                isTrue(fields, "telemetry"),
                directives(fields)));
    }

    private static boolean isTrue(Fields fields, String key) {
        return Boolean.TRUE.equals(fields.get(key, Scalars.BOOLEAN));
    }

    private static Choice choice(Fields fields, String key) {
        Boolean value = fields.get(key, Scalars.BOOLEAN);
        if (value == null) {
            return Choice.DISTRIBUTION;
        }
        return value ? Choice.YES : Choice.NO;
    }

    private static Hardening hardening(Fields fields) {
        String word = fields.text("hardening", ServiceShapes.HARDENING);
        return word.isEmpty() ? Hardening.BASIC : Hardening.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static OnUpgrade upgrade(Fields fields) {
        String word = fields.text("upgrade", ServiceShapes.UPGRADE);
        return word.isEmpty() ? OnUpgrade.RESTART : OnUpgrade.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> limits(Fields fields) {
        Map<String, String> limits = new LinkedHashMap<>();
        put(limits, "memory_max", fields.text("memory_max", ServiceShapes.BYTES));
        put(limits, "memory_high", fields.text("memory_high", ServiceShapes.BYTES));
        put(limits, "cpu_quota", fields.text("cpu_quota", ServiceShapes.SHARE));
        put(limits, "tasks_max", fields.text("tasks_max", ServiceShapes.TASKS));
        put(limits, "open_files", fields.text("open_files", ServiceShapes.COUNT));
        return limits;
    }

    private static void put(Map<String, String> limits, String key, String value) {
        if (!value.isEmpty()) {
            limits.put(key, value);
        }
    }

    private static Map<String, Map<String, List<String>>> directives(Fields fields) {
        Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
        for (String line : fields.list("directives", ServiceShapes.DIRECTIVE)) {
            int dot = line.indexOf('.');
            int equals = line.indexOf('=');
            sections.computeIfAbsent(line.substring(0, dot), section -> new LinkedHashMap<>())
                    .computeIfAbsent(line.substring(dot + 1, equals), key -> new ArrayList<>())
                    .add(line.substring(equals + 1).strip());
        }
        return sections;
    }
}
