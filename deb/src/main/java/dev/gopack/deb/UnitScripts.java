package dev.gopack.deb;

import dev.gopack.format.Shell;
import dev.gopack.model.LifecycleAction.Choice;
import dev.gopack.model.LifecycleAction.OnUpgrade;
import dev.gopack.model.LifecycleAction.Unit;
import dev.gopack.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What debhelper's dh_installsystemd puts into maintainer scripts: deb-systemd-helper remembers what the administrator
 * disabled or masked, deb-systemd-invoke asks the policy of the machine before it starts anything. Both are of
 * init-system-helpers, which every Debian has.
 */
final class UnitScripts {

    private static final String QUIET = " >/dev/null || true\n";
    private static final String SILENT = " >/dev/null 2>&1 || true\n";
    private static final String FIRST = "[ -n \"$2\" ] || ";
    private static final String AGAIN = "[ -z \"$2\" ] || ";
    private static final String REMOVING = "[ \"$1\" = remove ] && ";
    private static final String RELOAD = "    systemctl --system daemon-reload" + QUIET;
    private static final int REACHES_USERS = 249;

    // source: init-system-helpers 1.69; 1.65 does not reload
    private static final String RELOAD_OF_USERS =
            "for user in $(systemctl --no-legend list-units 'user@*' | sed -n 's/.*user@\\([0-9]*\\)\\.service.*/\\1/p');"
                    + " do systemctl --user --machine \"$user@\" daemon-reload; done" + SILENT;

    private final List<Unit> units;
    private final OptionalInt release;

    UnitScripts(Optional<Target> target, List<Unit> units) {
        this.units = units;
        this.release = target.map(Target::systemd).orElse(OptionalInt.empty());
    }

    /** Once the files are there and the package is to work. */
    String configured() {
        StringBuilder text = new StringBuilder();
        for (Unit unit : units) {
            text.append(unit.isTemplate() || unit.enable() != Choice.NO ? "" : forgotten(unit));
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

    /**
     * Links that an earlier version had for a unit which is now started by another alone; deb-systemd-helper would know of
     * them no more, and leave them when the package goes. What says itself by what it is wanted is the administrator's to
     * enable. // source: deb-systemd-helper, its state files
     */
    private static String forgotten(Unit unit) {
        String name = Shell.quote(unit.name());
        String links = unit.user() ? "/etc/systemd/user" : "/etc/systemd/system";
        String state = "\"$DPKG_ROOT\"/var/lib/systemd/deb-systemd-" + (unit.user() ? "user-" : "") + "helper-enabled";
        String known = state + "/" + Shell.quote(unit.name() + ".dsh-also");
        return "if [ -e " + known + " ] && ! grep -qsE '^(WantedBy|RequiredBy|UpheldBy|Alias)[ \t]*=' \"$DPKG_ROOT\""
                + Shell.quote(unit.path()) + "; then\n    for link in $(cat " + known + "); do\n"
                + "        case \"$link\" in\n            " + links + "/*/" + name + ") rm -f \"$DPKG_ROOT$link\" "
                + state
                + "\"${link#" + links + "}\" ;;\n        esac\n    done\n    rm -f " + known + "\nfi\n";
    }

    private String started() {
        StringBuilder text = new StringBuilder();
        Predicate<Unit> restarted = unit -> unit.upgrade() == OnUpgrade.RESTART && !isPaired(unit);
        Predicate<Unit> enabled = unit -> unit.enable() != Choice.NO;
        // one that runs stays as it is; after a removal without purge, too, there is a second argument
        Predicate<Unit> stays = unit -> unit.upgrade() != OnUpgrade.RESTART;
        invoke(text, "", "start", enabled.and(stays).and(unit -> unit.start() != Choice.NO), QUIET);
        invoke(text, FIRST, "start", enabled.and(stays.negate()).and(unit -> unit.start() != Choice.NO), QUIET);
        // start, and restart of what does not run, pass over what is not enabled, and say so each time
        invoke(text, FIRST, "reload-or-restart", enabled.negate().and(unit -> unit.start() == Choice.YES), QUIET);
        invoke(text, AGAIN, "restart", this::isPaired, SILENT); // the service only if it runs, which it says each time
        invoke(text, AGAIN, "restart", enabled.and(restarted).and(unit -> unit.start() != Choice.NO), QUIET);
        invoke(text, AGAIN, "restart", enabled.negate().and(restarted).and(unit -> unit.start() != Choice.NO), SILENT);
        invoke(text, AGAIN, "try-restart", restarted.and(unit -> unit.start() == Choice.NO), QUIET);
        invoke(text, AGAIN, "try-reload-or-restart", unit -> unit.upgrade() == OnUpgrade.RELOAD, QUIET);
        String instances = instances(unit -> !unit.user() && restarted.test(unit));
        if (!instances.isEmpty()) { // what systemctl makes of a pattern; start and restart would take it for a name
            text.append("    " + AGAIN + "deb-systemd-invoke try-restart ")
                    .append(instances)
                    .append(QUIET);
        }
        boolean system = units.stream().anyMatch(unit -> !unit.user());
        return ifRunning(
                "", (system ? RELOAD : "") + text + (hasUsers() ? ofUsers(RELOAD_OF_USERS + restartedOfUsers()) : ""));
    }

    /**
     * True for sockets and the services that are started by them alone: they are restarted together, by one call. A socket
     * that is not functions no more if what it listens to has changed, and does not open while its service runs. // source:
     * dh_installsystemd; systemd src/core/socket.c
     */
    private boolean isPaired(Unit unit) {
        String base = unit.name().replaceFirst("\\.(?:socket|service)$", "");
        return unit.upgrade() == OnUpgrade.RESTART
                && units.stream()
                        .anyMatch(service -> service.name().equals(base + ".service")
                                && service.user() == unit.user()
                                && service.start() == Choice.NO
                                && service.upgrade() == OnUpgrade.RESTART)
                && units.stream()
                        .anyMatch(socket -> socket.name().equals(base + ".socket")
                                && socket.user() == unit.user()
                                && socket.upgrade() == OnUpgrade.RESTART)
                && !unit.name().equals(base);
    }

    private void invoke(StringBuilder text, String when, String verb, Predicate<Unit> wanted, String end) {
        Predicate<Unit> here = wanted.and(unit -> !unit.user() && !unit.isTemplate());
        String names = verb.equals("start") ? names(here) : servicesFirst(here);
        if (!names.isEmpty()) {
            text.append("    " + when + "deb-systemd-invoke " + verb + " " + names + end);
        }
    }

    /** For users who are logged in; the others' systemd starts what is enabled. // source: dh_installsystemduser, level 14 */
    private String restartedOfUsers() {
        Predicate<Unit> ofUser = unit -> unit.user() && !unit.isTemplate();
        Predicate<Unit> restarted = unit -> unit.upgrade() == OnUpgrade.RESTART && !isPaired(unit);
        Predicate<Unit> started = unit -> unit.start() != Choice.NO && unit.enable() != Choice.NO;
        String always = servicesFirst(ofUser.and(restarted).and(started));
        String first =
                names(ofUser.and(unit -> unit.upgrade() != OnUpgrade.RESTART).and(started));
        String paired = servicesFirst(ofUser.and(this::isPaired));
        String again = names(ofUser.and(restarted).and(started.negate()));
        return (paired.isEmpty() ? "" : "deb-systemd-invoke --user restart " + paired + SILENT)
                + (always.isEmpty() ? "" : "deb-systemd-invoke --user restart " + always + QUIET)
                + (first.isEmpty() ? "" : FIRST + "deb-systemd-invoke --user start " + first + QUIET)
                + (again.isEmpty() ? "" : AGAIN + "deb-systemd-invoke --user restart " + again + SILENT);
    }

    /** What reaches the systemd of users. // source: init-system-helpers: 1.61 brought --user, for systemd 249 and later */
    private String ofUsers(String commands) {
        if (commands.isEmpty() || (release.isPresent() && release.getAsInt() < REACHES_USERS)) {
            return "";
        }
        String known = "dpkg --compare-versions \"$(dpkg-query -W -f '${Version}' init-system-helpers)\" ge 1.61~";
        return (release.isPresent() ? commands : "if " + known + "; then\n" + commands.indent(4) + "fi\n").indent(4);
    }

    /** Before the files go. */
    String removing() {
        String names = names(unit -> !unit.user() && !unit.isTemplate());
        String instances = instances(unit -> !unit.user());
        String ofUsers = names(unit -> unit.user() && !unit.isTemplate());
        String ofUsersInstances = instances(Unit::user);
        String text = (names.isEmpty() ? "" : "    deb-systemd-invoke stop " + names + QUIET)
                + (instances.isEmpty() ? "" : "    deb-systemd-invoke stop " + instances + QUIET)
                + ofUsers(
                        (ofUsers + ofUsersInstances).isEmpty()
                                ? ""
                                : "deb-systemd-invoke --user stop " + (ofUsers + " " + ofUsersInstances).strip()
                                        + QUIET);
        return ifRunning(REMOVING, text);
    }

    private static String ifRunning(String also, String text) {
        return text.isEmpty()
                ? ""
                : "if [ -z \"$DPKG_ROOT\" ] && " + also + "[ -d /run/systemd/system ]; then\n" + text + "fi\n";
    }

    private boolean hasUsers() {
        return units.stream().anyMatch(Unit::user);
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
        String reload = ifRunning(
                REMOVING,
                (units.stream().allMatch(Unit::user) ? "" : RELOAD) + (hasUsers() ? ofUsers(RELOAD_OF_USERS) : ""));
        return reload
                + dropped()
                + (purge.isEmpty()
                        ? ""
                        // the helper may be gone by then
                        : "if [ \"$1\" = purge ] && command -v deb-systemd-helper >/dev/null; then\n" + purge + "fi\n");
    }

    /**
     * What a later version does not have. // source: dpkg src/main/unpack.c: while postrm is called for an upgrade, what the
     * new version replaces has a copy with this suffix, and what it lacks is still there; what an administrator diverted has
     * another name. Another package may have the unit by now, or may get it: it starts what was enabled, and what was not stays
     * so.
     */
    private String dropped() {
        StringBuilder text = new StringBuilder();
        for (Unit unit : units) {
            String scope = unit.user() ? "--user " : "";
            String running = Shell.quote(unit.name().replace("@.", "@*."));
            String stop = "deb-systemd-invoke " + scope + "stop " + running + QUIET;
            String path = Shell.quote(unit.path());
            text.append("    if [ ! -e \"$(dpkg-divert --truename " + path + ").dpkg-tmp\" ] &&\n")
                    .append("        ! dpkg-query -S " + path
                            + " 2>/dev/null | grep -qv \"^$DPKG_MAINTSCRIPT_PACKAGE:\"; then\n");
            text.append((unit.user() ? ofUsers(ifRunning("", stop)) : ifRunning("", stop.indent(4))).indent(8));
            if (!unit.isTemplate() && unit.installable()) {
                String helper = "deb-systemd-helper " + scope;
                String name = Shell.quote(unit.name());
                text.append("        ! " + helper + "--quiet was-enabled " + name + " || " + helper + "purge " + name
                        + QUIET);
            }
            text.append("    fi\n");
        }
        return "if [ \"$1\" = upgrade ]; then\n" + text + "fi\n";
    }

    /** All instances of templates, as a pattern. */
    private String instances(Predicate<Unit> wanted) {
        return units.stream()
                .filter(unit -> unit.isTemplate() && wanted.test(unit))
                .map(unit -> Shell.quote(unit.name().replace("@.", "@*.")))
                .collect(Collectors.joining(" "));
    }

    private String names(Predicate<Unit> wanted) {
        return names(units, wanted);
    }

    private String servicesFirst(Predicate<Unit> wanted) {
        return names(Unit.servicesFirst(units), wanted);
    }

    private static String names(List<Unit> units, Predicate<Unit> wanted) {
        return units.stream()
                .filter(wanted)
                .map(unit -> Shell.quote(unit.name()))
                .collect(Collectors.joining(" "));
    }
}
