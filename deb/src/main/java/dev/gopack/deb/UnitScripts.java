package dev.gopack.deb;

import dev.gopack.format.Shell;
import dev.gopack.model.LifecycleAction.Choice;
import dev.gopack.model.LifecycleAction.OnUpgrade;
import dev.gopack.model.LifecycleAction.Unit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What debhelper's dh_installsystemd puts into maintainer scripts: deb-systemd-helper remembers what the administrator
 * disabled or masked, deb-systemd-invoke asks the policy of the machine before it starts anything. Both are of
 * init-system-helpers, which every Debian has.
 */
final class UnitScripts {

    private static final String QUIET = " >/dev/null || true\n";

    private final List<Unit> units;

    UnitScripts(List<Unit> units) {
        this.units = units;
    }

    /** Once the files are there and the package is to work. */
    String configured() {
        StringBuilder text = new StringBuilder();
        for (Unit unit : units) {
            if (unit.isTemplate() || !unit.installable()) {
                continue;
            }
            String helper = "deb-systemd-helper " + (unit.user() ? "--user " : "");
            String name = Shell.quote(unit.name());
            if (unit.enable() == Choice.NO) {
                text.append(helper).append("update-state ").append(name).append(QUIET);
                continue;
            }
            text.append(helper).append("unmask ").append(name).append(QUIET);
            text.append("if ")
                    .append(helper)
                    .append("--quiet was-enabled ")
                    .append(name)
                    .append("; then\n");
            text.append("    ").append(helper).append("enable ").append(name).append(QUIET);
            text.append("else\n");
            text.append("    ")
                    .append(helper)
                    .append("update-state ")
                    .append(name)
                    .append(QUIET);
            text.append("fi\n");
        }
        return text.append(started()).toString();
    }

    private String started() {
        StringBuilder text = new StringBuilder();
        Predicate<Unit> restarted = unit -> unit.upgrade() == OnUpgrade.RESTART;
        // one that runs stays as it is; after a removal without purge, too, there is a second argument
        started(text, "", unit -> !restarted.test(unit) && unit.start() != Choice.NO);
        started(text, "[ -n \"$2\" ] || ", unit -> restarted.test(unit) && unit.start() != Choice.NO);
        upgraded(text, "restart", unit -> unit.start() != Choice.NO && unit.upgrade() == OnUpgrade.RESTART);
        upgraded(text, "try-restart", unit -> unit.start() == Choice.NO && unit.upgrade() == OnUpgrade.RESTART);
        upgraded(text, "try-reload-or-restart", unit -> unit.upgrade() == OnUpgrade.RELOAD);
        String instances = units.stream()
                .filter(unit -> unit.isTemplate() && !unit.user() && unit.upgrade() == OnUpgrade.RESTART)
                .map(unit -> Shell.quote(unit.name().replace("@.", "@*.")))
                .collect(Collectors.joining(" "));
        if (!instances.isEmpty()) { // deb-systemd-invoke takes no patterns
            text.append("    [ -z \"$2\" ] || systemctl try-restart ")
                    .append(instances)
                    .append(QUIET);
        }
        String users = names(unit -> unit.user() && !unit.isTemplate() && unit.upgrade() == OnUpgrade.RESTART);
        if (!users.isEmpty()) {
            text.append("    [ -z \"$2\" ] || deb-systemd-invoke --user restart ")
                    .append(users)
                    .append(QUIET);
        }
        boolean system = units.stream().anyMatch(unit -> !unit.user());
        if (!system && text.isEmpty()) {
            return "";
        }
        return "if [ -z \"$DPKG_ROOT\" ] && [ -d /run/systemd/system ]; then\n"
                + (system ? "    systemctl --system daemon-reload" + QUIET : "") + text + "fi\n";
    }

    private void started(StringBuilder text, String when, Predicate<Unit> wanted) {
        String names = names(unit -> !unit.user() && !unit.isTemplate() && wanted.test(unit));
        if (!names.isEmpty()) {
            text.append("    ")
                    .append(when)
                    .append("deb-systemd-invoke start ")
                    .append(names)
                    .append(QUIET);
        }
    }

    private void upgraded(StringBuilder text, String verb, Predicate<Unit> wanted) {
        String names = names(unit -> !unit.user() && !unit.isTemplate() && wanted.test(unit));
        if (!names.isEmpty()) {
            text.append("    [ -z \"$2\" ] || deb-systemd-invoke ")
                    .append(verb)
                    .append(' ')
                    .append(names)
                    .append(QUIET);
        }
    }

    /** Before the files go. */
    String removing() {
        String names = names(unit -> !unit.user() && !unit.isTemplate());
        String instances = units.stream()
                .filter(unit -> unit.isTemplate() && !unit.user())
                .map(unit -> Shell.quote(unit.name().replace("@.", "@*.")))
                .collect(Collectors.joining(" "));
        String stop = names.isEmpty() ? "" : "    deb-systemd-invoke stop " + names + QUIET;
        String stopInstances = instances.isEmpty() ? "" : "    systemctl stop " + instances + QUIET;
        return stop.isEmpty() && stopInstances.isEmpty()
                ? ""
                : "if [ -z \"$DPKG_ROOT\" ] && [ \"$1\" = remove ] && [ -d /run/systemd/system ]; then\n" + stop
                        + stopInstances + "fi\n";
    }

    /** After they are gone. */
    String removed() {
        String system = names(unit -> !unit.user() && !unit.isTemplate() && unit.installable());
        String user = names(unit -> unit.user() && !unit.isTemplate() && unit.installable());
        StringBuilder purge = new StringBuilder();
        if (!system.isEmpty()) {
            purge.append("    deb-systemd-helper purge ").append(system).append(QUIET);
        }
        if (!user.isEmpty()) {
            purge.append("    deb-systemd-helper --user purge ").append(user).append(QUIET);
        }
        String reload = units.stream().allMatch(Unit::user)
                ? ""
                : "if [ -z \"$DPKG_ROOT\" ] && [ \"$1\" = remove ] && [ -d /run/systemd/system ]; then\n"
                        + "    systemctl --system daemon-reload" + QUIET + "fi\n";
        return reload
                + (purge.isEmpty()
                        ? ""
                        // the helper may be gone by then
                        : "if [ \"$1\" = purge ] && command -v deb-systemd-helper >/dev/null; then\n" + purge + "fi\n");
    }

    private String names(Predicate<Unit> wanted) {
        return units.stream()
                .filter(wanted)
                .map(unit -> Shell.quote(unit.name()))
                .collect(Collectors.joining(" "));
    }
}
