package dev.gopack.integrate;

import dev.gopack.model.ServiceSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the units of a service from what a spec says of it. // docs: systemd.unit(5), systemd.service(5) */
final class ServiceUnits {

    private static final Map<String, String> LIMITS = Map.of(
            "memory_max", "MemoryMax",
            "memory_high", "MemoryHigh",
            "cpu_quota", "CPUQuota",
            "tasks_max", "TasksMax",
            "open_files", "LimitNOFILE");

    private final ServiceSettings service;
    private final String base;
    private final Surroundings in;

    /**
     * For a service.
     *
     * @param base name of its units without suffix
     */
    ServiceUnits(ServiceSettings service, String base, Surroundings surroundings) {
        this.service = service;
        this.base = base;
        this.in = surroundings;
    }

    /**
     * What units take from the package and its target.
     *
     * @param summary first line of the description
     * @param homepage URL, or empty
     * @param environmentDirectory where the family has files with settings for services
     * @param systemd release of systemd that the unit is for at least
     * @param environment variables that follow from the program and the target, by name
     */
    record Surroundings(
            String summary,
            String homepage,
            String environmentDirectory,
            int systemd,
            Map<String, String> environment) {}

    /** The units by name, in the order in which they start. */
    Map<String, UnitFile> units() {
        Map<String, UnitFile> units = new LinkedHashMap<>();
        if (!service.listen().isEmpty()) {
            units.put(base + ".socket", socket());
        }
        if (!service.schedule().isEmpty()) {
            units.put(base + ".timer", timer());
        }
        units.put(base + (service.template() ? "@.service" : ".service"), service());
        return units;
    }

    private String description() {
        return UnitBuilder.literal(service.description().isEmpty() ? in.summary() : service.description());
    }

    private List<String> documentation() {
        if (!service.documentation().isEmpty()) {
            return service.documentation();
        }
        return in.homepage().isEmpty() ? List.of() : List.of(UnitBuilder.literal(in.homepage()));
    }

    private UnitFile service() {
        UnitBuilder unit = new UnitBuilder()
                .add("Unit", "Description", description() + (service.template() ? " (%i)" : ""))
                .add("Unit", "Documentation", documentation())
                .add("Unit", "After", after())
                .add("Unit", "Wants", service.wants())
                .add("Unit", "Requires", requires())
                .add("Service", "Type", type())
                .add("Service", "User", service.user())
                .add("Service", "Group", service.group());
        in.environment().forEach((name, value) -> environment(unit, name, value));
        service.environment().forEach((name, value) -> environment(unit, name, value));
        if (service.environmentFile()) { // behind the others, so that the administrator has the last word
            unit.add("Service", "EnvironmentFile", "-" + in.environmentDirectory() + "/" + base);
        }
        unit.add("Service", "ExecStart", service.exec()).add("Service", "ExecReload", reload());
        if (!type().equals("oneshot")) {
            String restart = service.restart().isEmpty() ? "on-failure" : service.restart();
            unit.add("Service", "Restart", restart).add("Service", "RestartSec", restart.equals("no") ? "" : "2");
        }
        for (String directory : service.directories()) {
            unit.add("Service", capitalised(directory) + "Directory", base);
        }
        service.limits().forEach((key, value) -> unit.add("Service", LIMITS.getOrDefault(key, key), value));
        Hardening.add(unit, service);
        install(unit);
        service.directives()
                .forEach((section, directives) -> directives.forEach((key, values) -> put(unit, section, key, values)));
        return unit.build();
    }

    /** Takes the place of what is there, save that a further variable says nothing of the others. */
    private static void put(UnitBuilder unit, String section, String key, List<String> values) {
        if (key.equals("Environment") && !values.contains("")) {
            values.forEach(
                    value -> unit.add(section, key, value)); // docs: systemd.exec(5): of one name the last counts
        } else {
            unit.set(section, key, values);
        }
    }

    private List<String> after() {
        return service.after().isEmpty() && !service.ofUsers() ? List.of("network.target") : service.after();
    }

    /** With its socket: a restart of both is one then, in which the service stops, the socket opens, the service starts. */
    private List<String> requires() {
        List<String> names = new ArrayList<>(service.requires());
        if (!service.listen().isEmpty() && !names.contains(base + ".socket")) {
            names.add(base + ".socket");
        }
        return names;
    }

    private String type() {
        if (!service.type().isEmpty()) {
            return service.type();
        }
        if (!service.schedule().isEmpty()) {
            return "oneshot";
        }
        return in.systemd() >= 240 ? "exec" : "simple";
    }

    private void environment(UnitBuilder unit, String name, String value) {
        unit.add("Service", "Environment", UnitBuilder.quoted(name + "=" + value));
    }

    private String reload() {
        return UnitValues.signal(service.reload()).map(ServiceUnits::signal).orElse(service.reload());
    }

    /** A command that sends a signal: by the shell, since Debian's kill is in procps, which small systems lack. */
    static String signal(String name) {
        return "/bin/sh -c 'kill -" + name + " $MAINPID'";
    }

    private void install(UnitBuilder unit) {
        if (!service.listen().isEmpty()) {
            unit.add("Install", "Also", base + ".socket");
        } else if (service.schedule().isEmpty()) {
            unit.add("Install", "WantedBy", service.ofUsers() ? "default.target" : "multi-user.target");
        }
    }

    private UnitFile socket() {
        UnitBuilder unit = new UnitBuilder()
                .add("Unit", "Description", description() + " (socket)")
                .add("Unit", "Documentation", documentation());
        service.listen().forEach(address -> unit.add("Socket", "ListenStream", address));
        return unit.add("Install", "WantedBy", "sockets.target").build();
    }

    private UnitFile timer() {
        UnitBuilder unit = new UnitBuilder()
                .add("Unit", "Description", description() + " (timer)")
                .add("Unit", "Documentation", documentation());
        service.schedule().forEach(time -> unit.add("Timer", "OnCalendar", time));
        return unit.add("Timer", "Persistent", "true")
                .add("Install", "WantedBy", "timers.target")
                .build();
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
