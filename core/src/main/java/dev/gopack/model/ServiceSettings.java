package dev.gopack.model;

import dev.gopack.model.LifecycleAction.Choice;
import dev.gopack.model.LifecycleAction.OnUpgrade;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service as a spec asks for it: a unit of systemd from a few words, or one that is given, and what happens to it.
 *
 * @param name of the unit without suffix; empty for the package's
 * @param unit path of a unit that is given; empty if it is made
 * @param exec command that is run; empty if the unit is given
 * @param description what it is; empty for the package's summary
 * @param documentation URLs
 * @param type how systemd knows that it is up: {@code simple}, {@code exec}, {@code notify}, ...
 * @param user who runs it; empty for root
 * @param group group; empty for the user's
 * @param after units that start before it
 * @param wants units that start along with it
 * @param requires units without which it does not run
 * @param environment variables
 * @param environmentFile true if a file of the administrator has more of them, at the place that the family has for it
 * @param restart when it is started again: {@code on-failure}, {@code always}, {@code no}, ...
 * @param reload command, or signal such as {@code HUP}, that makes it read its configuration again; empty if none does
 * @param directories kinds of directories of its own that systemd makes: state, cache, logs, configuration, runtime
 * @param hardening how much is taken from it that daemons do not need
 * @param capabilities what it may do beyond a plain user, such as {@code CAP_NET_BIND_SERVICE}
 * @param limits memory_max, memory_high, cpu_quota, tasks_max, open_files, by these names
 * @param listen addresses of a socket that systemd opens for it, as in {@code ListenStream=}
 * @param schedule times at which it runs, as in {@code OnCalendar=}; then it is no daemon
 * @param template true if it is one of many instances
 * @param ofUsers true if each user's systemd runs it
 * @param enable whether it is enabled on first installation
 * @param start whether it is started on first installation
 * @param upgrade what an upgrade does to it
 * @param telemetry true if it is told the names of service and system for OpenTelemetry
 * @param directives further ones, by section
 */
public record ServiceSettings(
        String name,
        String unit,
        String exec,
        String description,
        List<String> documentation,
        String type,
        String user,
        String group,
        List<String> after,
        List<String> wants,
        List<String> requires,
        Map<String, String> environment,
        boolean environmentFile,
        String restart,
        String reload,
        List<String> directories,
        Hardening hardening,
        List<String> capabilities,
        Map<String, String> limits,
        List<String> listen,
        List<String> schedule,
        boolean template,
        boolean ofUsers,
        Choice enable,
        Choice start,
        OnUpgrade upgrade,
        boolean telemetry,
        Map<String, Map<String, List<String>>> directives) {

    /** How much is taken from a service. */
    public enum Hardening {
        /** Nothing. */
        NONE,
        /** What hardly any daemon misses: no new privileges, own temporary files, system read-only but for its directories. */
        BASIC,
        /** All that a daemon written in Go does without. */
        STRICT
    }

    /** Copies the collections, keeping their order. */
    public ServiceSettings {
        documentation = List.copyOf(documentation);
        after = List.copyOf(after);
        wants = List.copyOf(wants);
        requires = List.copyOf(requires);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        directories = List.copyOf(directories);
        capabilities = List.copyOf(capabilities);
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        listen = List.copyOf(listen);
        schedule = List.copyOf(schedule);
        directives = Collections.unmodifiableMap(new LinkedHashMap<>(directives));
    }
}
