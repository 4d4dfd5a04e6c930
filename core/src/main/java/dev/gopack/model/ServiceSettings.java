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

    /** Starts a service that runs a command, with the whole path of a program. */
    public static Builder running(String exec) {
        Builder builder = new Builder();
        builder.exec = exec;
        return builder;
    }

    /** Starts a service of a unit that is given. */
    public static Builder ofUnit(String path) {
        Builder builder = new Builder();
        builder.unit = path;
        return builder;
    }

    /** Gathers the values; what is not set is as in a spec that does not say it. */
    public static final class Builder {
        private String name = "";
        private String unit = "";
        private String exec = "";
        private String description = "";
        private List<String> documentation = List.of();
        private String type = "";
        private String user = "";
        private String group = "";
        private List<String> after = List.of();
        private List<String> wants = List.of();
        private List<String> requires = List.of();
        private Map<String, String> environment = Map.of();
        private boolean environmentFile = false;
        private String restart = "";
        private String reload = "";
        private List<String> directories = List.of();
        private Hardening hardening = Hardening.BASIC;
        private List<String> capabilities = List.of();
        private Map<String, String> limits = Map.of();
        private List<String> listen = List.of();
        private List<String> schedule = List.of();
        private boolean template = false;
        private boolean ofUsers = false;
        private Choice enable = Choice.DISTRIBUTION;
        private Choice start = Choice.DISTRIBUTION;
        private OnUpgrade upgrade = OnUpgrade.RESTART;
        private boolean telemetry = false;
        private Map<String, Map<String, List<String>>> directives = Map.of();

        private Builder() {}

        /** Of the unit without suffix. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** What it is. */
        public Builder description(String value) {
            description = value;
            return this;
        }

        /** URLs. */
        public Builder documentation(List<String> value) {
            documentation = value;
            return this;
        }

        /** How systemd knows that it is up: {@code simple}, {@code exec}, {@code notify}, ... */
        public Builder type(String value) {
            type = value;
            return this;
        }

        /** Who runs it. */
        public Builder user(String value) {
            user = value;
            return this;
        }

        /** Group. */
        public Builder group(String value) {
            group = value;
            return this;
        }

        /** Units that start before it. */
        public Builder after(List<String> value) {
            after = value;
            return this;
        }

        /** Units that start along with it. */
        public Builder wants(List<String> value) {
            wants = value;
            return this;
        }

        /** Units without which it does not run. */
        public Builder requires(List<String> value) {
            requires = value;
            return this;
        }

        /** Variables. */
        public Builder environment(Map<String, String> value) {
            environment = value;
            return this;
        }

        /** True if a file of the administrator has more of them, at the place that the family has for it. */
        public Builder environmentFile(boolean value) {
            environmentFile = value;
            return this;
        }

        /** When it is started again: {@code on-failure}, {@code always}, {@code no}, ... */
        public Builder restart(String value) {
            restart = value;
            return this;
        }

        /** Command, or signal such as {@code HUP}, that makes it read its configuration again. */
        public Builder reload(String value) {
            reload = value;
            return this;
        }

        /** Kinds of directories of its own that systemd makes: state, cache, logs, configuration, runtime. */
        public Builder directories(List<String> value) {
            directories = value;
            return this;
        }

        /** How much is taken from it that daemons do not need. */
        public Builder hardening(Hardening value) {
            hardening = value;
            return this;
        }

        /** What it may do beyond a plain user, such as {@code CAP_NET_BIND_SERVICE}. */
        public Builder capabilities(List<String> value) {
            capabilities = value;
            return this;
        }

        /** Memory_max, memory_high, cpu_quota, tasks_max, open_files, by these names. */
        public Builder limits(Map<String, String> value) {
            limits = value;
            return this;
        }

        /** Addresses of a socket that systemd opens for it, as in {@code ListenStream=}. */
        public Builder listen(List<String> value) {
            listen = value;
            return this;
        }

        /** Times at which it runs, as in {@code OnCalendar=}. */
        public Builder schedule(List<String> value) {
            schedule = value;
            return this;
        }

        /** True if it is one of many instances. */
        public Builder template(boolean value) {
            template = value;
            return this;
        }

        /** True if each user's systemd runs it. */
        public Builder ofUsers(boolean value) {
            ofUsers = value;
            return this;
        }

        /** Whether it is enabled on first installation. */
        public Builder enable(Choice value) {
            enable = value;
            return this;
        }

        /** Whether it is started on first installation. */
        public Builder start(Choice value) {
            start = value;
            return this;
        }

        /** What an upgrade does to it. */
        public Builder upgrade(OnUpgrade value) {
            upgrade = value;
            return this;
        }

        /** True if it is told the names of service and system for OpenTelemetry. */
        public Builder telemetry(boolean value) {
            telemetry = value;
            return this;
        }

        /** Further ones, by section. */
        public Builder directives(Map<String, Map<String, List<String>>> value) {
            directives = value;
            return this;
        }

        /** The immutable result. */
        public ServiceSettings build() {
            return new ServiceSettings(
                    name,
                    unit,
                    exec,
                    description,
                    documentation,
                    type,
                    user,
                    group,
                    after,
                    wants,
                    requires,
                    environment,
                    environmentFile,
                    restart,
                    reload,
                    directories,
                    hardening,
                    capabilities,
                    limits,
                    listen,
                    schedule,
                    template,
                    ofUsers,
                    enable,
                    start,
                    upgrade,
                    telemetry,
                    directives);
        }
    }
}
