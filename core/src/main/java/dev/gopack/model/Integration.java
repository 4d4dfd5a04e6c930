package dev.gopack.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a package joins the system that it is installed on, as a spec asks for it.
 *
 * @param services services
 * @param accounts users beyond those of the services
 * @param temporaryFiles lines of tmpfiles.d(5)
 * @param kernelParameters values of sysctl.d(5)
 * @param alternatives programs that are one of several for a name
 * @param anchors paths of certificates that are to be trusted
 * @param policyModule path of a module of the SELinux policy in CIL; empty for none
 * @param ports types of ports for SELinux, by {@code tcp/8080} or {@code udp/5000-5010}
 * @param labels types of files for SELinux, by the pattern of their paths
 * @param switches booleans of SELinux, true or false by name
 * @param profiles paths of profiles of AppArmor
 */
public record Integration(
        List<ServiceSettings> services,
        List<Account> accounts,
        List<String> temporaryFiles,
        Map<String, String> kernelParameters,
        List<Alternative> alternatives,
        List<String> anchors,
        String policyModule,
        Map<String, String> ports,
        Map<String, String> labels,
        Map<String, String> switches,
        List<String> profiles) {

    /** Nothing but files. */
    public static final Integration NONE = new Integration(
            List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), "", Map.of(), Map.of(), Map.of(),
            List.of());

    /** Copies the collections, keeping their order. */
    public Integration {
        services = List.copyOf(services);
        accounts = List.copyOf(accounts);
        temporaryFiles = List.copyOf(temporaryFiles);
        kernelParameters = Collections.unmodifiableMap(new LinkedHashMap<>(kernelParameters));
        alternatives = List.copyOf(alternatives);
        anchors = List.copyOf(anchors);
        ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        switches = Collections.unmodifiableMap(new LinkedHashMap<>(switches));
        profiles = List.copyOf(profiles);
    }

    /** True if there is something to do besides installing files. */
    public boolean isGiven() {
        return !(services.isEmpty()
                && accounts.isEmpty()
                && temporaryFiles.isEmpty()
                && kernelParameters.isEmpty()
                && alternatives.isEmpty()
                && anchors.isEmpty()
                && policyModule.isEmpty()
                && ports.isEmpty()
                && labels.isEmpty()
                && switches.isEmpty()
                && profiles.isEmpty());
    }

    /** Starts with nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gathers the values. */
    public static final class Builder {
        private final List<ServiceSettings> services = new ArrayList<>();
        private final List<Account> accounts = new ArrayList<>();
        private final List<String> temporaryFiles = new ArrayList<>();
        private final List<Alternative> alternatives = new ArrayList<>();
        private final List<String> anchors = new ArrayList<>();
        private final List<String> profiles = new ArrayList<>();
        private final Map<String, String> kernelParameters = new LinkedHashMap<>();
        private final Map<String, String> ports = new LinkedHashMap<>();
        private final Map<String, String> labels = new LinkedHashMap<>();
        private final Map<String, String> switches = new LinkedHashMap<>();
        private String policyModule = "";

        private Builder() {}

        /** Adds: a service. */
        public Builder service(ServiceSettings value) {
            services.add(value);
            return this;
        }

        /** Adds: a user beyond those of the services. */
        public Builder account(Account value) {
            accounts.add(value);
            return this;
        }

        /** Adds: a line of tmpfiles.d(5). */
        public Builder temporaryFile(String value) {
            temporaryFiles.add(value);
            return this;
        }

        /** Adds: a program that is one of several for a name. */
        public Builder alternative(Alternative value) {
            alternatives.add(value);
            return this;
        }

        /** Adds: path of a certificate that is to be trusted. */
        public Builder anchor(String value) {
            anchors.add(value);
            return this;
        }

        /** Adds: path of a profile of AppArmor. */
        public Builder profile(String value) {
            profiles.add(value);
            return this;
        }

        /** Adds a value of sysctl.d(5). */
        public Builder kernelParameter(String name, String value) {
            kernelParameters.put(name, value);
            return this;
        }

        /** Path of a module of the SELinux policy in CIL. */
        public Builder policyModule(String value) {
            policyModule = value;
            return this;
        }

        /** The type of a port for SELinux, such as {@code tcp/8080}. */
        public Builder port(String port, String type) {
            ports.put(port, type);
            return this;
        }

        /** The type of files for SELinux, by the pattern of their paths. */
        public Builder label(String pattern, String type) {
            labels.put(pattern, type);
            return this;
        }

        /** A boolean of SELinux. */
        public Builder policySwitch(String name, boolean on) {
            switches.put(name, String.valueOf(on));
            return this;
        }

        /** The immutable result. */
        public Integration build() {
            return new Integration(
                    services,
                    accounts,
                    temporaryFiles,
                    kernelParameters,
                    alternatives,
                    anchors,
                    policyModule,
                    ports,
                    labels,
                    switches,
                    profiles);
        }
    }
}
