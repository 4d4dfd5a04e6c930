package dev.gopack.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that has to happen on the machine when a package is installed, upgraded or removed, without a word of how: each
 * format says it in scripts that do what a maintainer of the distribution would have written.
 */
public sealed interface LifecycleAction {

    /**
     * Users and groups of services are there before anything needs them, and stay when the package goes: files may be left
     * that are theirs.
     *
     * @param file name of a file in {@code /usr/lib/sysusers.d} that describes them
     * @param groups groups of services that are no user's, for systems that do not read it
     * @param accounts the users for such systems
     */
    record Accounts(String file, List<String> groups, List<Account> accounts) implements LifecycleAction {
        /** Copies the lists. */
        public Accounts {
            groups = List.copyOf(groups);
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * Directories and files that are made at each start of the system are made at once.
     *
     * @param file name of a file in {@code /usr/lib/tmpfiles.d}
     */
    record TemporaryFiles(String file) implements LifecycleAction {}

    /**
     * Units of systemd are known to it, enabled and started as they should be, and stopped before the package goes; those
     * that a later version lacks are stopped and forgotten with it.
     *
     * @param units in the order in which they start
     */
    record Units(List<Unit> units) implements LifecycleAction {
        /** Copies the list. */
        public Units {
            units = List.copyOf(units);
        }
    }

    /**
     * Kernel parameters take effect.
     *
     * @param file path of a file in {@code /usr/lib/sysctl.d}
     */
    record KernelParameters(String file) implements LifecycleAction {}

    /** One of several programs for a name is offered, and no longer when it goes. */
    record Offer(Alternative alternative) implements LifecycleAction {}

    /**
     * A certificate is trusted by all programs of the machine, and no longer when the package goes.
     *
     * @param path where it is installed, in the directory for it that the family has
     */
    record Trust(String path) implements LifecycleAction {}

    /**
     * A module of the SELinux policy is loaded if there is such a policy.
     *
     * @param name of the module
     * @param path where it is installed
     * @param policy the policy that it is for, such as targeted
     * @param switches booleans that are set besides, true or false by name; the module names each in a comment
     *     {@code ; boolean NAME=on}, so that a later version knows which ones were set
     */
    record PolicyModule(String name, String path, String policy, Map<String, String> switches)
            implements LifecycleAction {
        /** Copies the map, keeping its order. */
        public PolicyModule {
            switches = Collections.unmodifiableMap(new LinkedHashMap<>(switches));
        }

        /** The booleans as setsebool takes them, {@code NAME=on}. */
        public List<String> settings() {
            return switches.entrySet().stream()
                    .map(one -> one.getKey() + "=" + (one.getValue().equals("true") ? "on" : "off"))
                    .toList();
        }
    }

    /**
     * A profile of AppArmor is loaded if that is on.
     *
     * @param name of the file in {@code /etc/apparmor.d}
     */
    record Profile(String name) implements LifecycleAction {}

    /**
     * A unit of systemd.
     *
     * @param name with its suffix, such as {@code food.service}
     * @param path where it is installed
     * @param user true for one that each user's systemd runs
     * @param installable true if it says by what it is started once it is enabled: it has a section Install
     * @param enable whether it is enabled when the package is installed for the first time
     * @param start whether it is started then
     * @param upgrade what happens to it when it runs and the package is upgraded
     */
    record Unit(
            String name,
            String path,
            boolean user,
            boolean installable,
            Choice enable,
            Choice start,
            OnUpgrade upgrade) {

        /** True for a template, of which instances run. */
        public boolean isTemplate() {
            return name.contains("@.");
        }

        /**
         * The same units with sockets behind all others, for commands that restart them: one does not open while its service
         * runs. // source: systemd src/core/socket.c
         */
        public static List<Unit> servicesFirst(List<Unit> units) {
            return units.stream()
                    .sorted(Comparator.comparing(unit -> unit.name().endsWith(".socket")))
                    .toList();
        }
    }

    /** A decision that can be left to the distribution. */
    enum Choice {
        /** As packages of the distribution do: Debian's enable and start, those of the rpm family leave it to presets. */
        DISTRIBUTION,
        /** Yes. */
        YES,
        /** No. */
        NO
    }

    /** What happens to a running unit on upgrade. */
    enum OnUpgrade {
        /** It is restarted. */
        RESTART,
        /** It is told to read its configuration again. */
        RELOAD,
        /** It goes on as it is. */
        KEEP
    }
}
