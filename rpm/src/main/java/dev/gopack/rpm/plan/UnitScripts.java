package dev.gopack.rpm.plan;

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
 * What the macros of systemd for spec files do in a package's scriptlets: presets on first installation, an end before the
 * last removal, a restart once an upgrade is complete. From systemd 250 on a helper of its own does it. // source: systemd
 * src/rpm/macros.systemd.in and systemd-update-helper.in
 */
class UnitScripts {

    static final String QUIET = " >/dev/null 2>&1 || :\n";

    private static final String HELPER = "/usr/lib/systemd/systemd-update-helper";
    private static final int HAS_HELPER = 250;
    private static final int MARKS_RELOAD = 253;
    private static final int STOPS_WITH_DISABLE = 220;
    private static final int RELOADS_IF_RUNNING = 229;

    private final List<Unit> units;
    private final OptionalInt release;
    private final boolean reloads;

    /** Those of packages of the target, or of one for all. */
    static UnitScripts of(Optional<Target> target, List<Unit> units) {
        return target.filter(one -> one.groups().contains("suse")).isPresent()
                ? new SuseUnitScripts(target, units)
                : new UnitScripts(target, units);
    }

    UnitScripts(Optional<Target> target, List<Unit> units) {
        this.units = units;
        this.release = target.map(Target::systemd).orElse(OptionalInt.empty());
        this.reloads = target.map(Target::automatic).orElse(List.of()).stream()
                .noneMatch(word -> word.startsWith("systemd daemon-reload"));
    }

    boolean mayHaveHelper() {
        return release.isEmpty() || release.getAsInt() >= HAS_HELPER;
    }

    boolean mayHaveNone() {
        return release.isEmpty() || release.getAsInt() < HAS_HELPER;
    }

    /** True if systemd hears of changed units by the scripts of packages alone. */
    final boolean reloads() {
        return reloads;
    }

    private boolean isBefore(int feature) {
        return release.isPresent() && release.getAsInt() < feature;
    }

    /** Before the files are there. */
    String introducing() {
        // SUSE's helper enables what it was told of before; the others do not know the word, and say so where nobody
        // reads it
        return release.isEmpty() ? marked(false) + marked(true) : "";
    }

    /** Has SUSE's helper remember which units are new. */
    final String marked(boolean user) {
        String names = presets(user);
        return names.isEmpty()
                ? ""
                : "[ ! -x " + HELPER + " ] || " + HELPER + " mark-install-" + scope(user) + "-units " + names + QUIET;
    }

    /** After the files are there; the first argument counts the installed packages. */
    String installed() {
        String reload = reloads && !mayHaveHelper() ? running("systemctl daemon-reload") : "";
        return reload + ifFirst(preset(false) + preset(true) + started());
    }

    /** Units whose presets are asked. */
    final String presets(boolean user) {
        return names(unit -> unit.user() == user && unit.enable() != Choice.NO);
    }

    final String preset(boolean user) {
        String names = presets(user);
        return names.isEmpty()
                ? ""
                : either(
                        "install-" + scope(user) + "-units " + names,
                        "systemctl --no-reload preset " + (user ? "--global " : "") + names);
    }

    final String started() {
        String names = names(unit -> !unit.user() && unit.start() == Choice.YES);
        return names.isEmpty()
                ? ""
                : "[ ! -d /run/systemd/system ] || { systemctl daemon-reload; systemctl start " + names + "; }" + QUIET;
    }

    /** Before the files go. */
    final String removing() {
        StringBuilder last = new StringBuilder();
        for (boolean user : new boolean[] {false, true}) {
            String names = names(unit -> unit.user() == user && !unit.isTemplate());
            String verb = "remove-" + scope(user) + "-units ";
            if (!names.isEmpty()) {
                last.append(either(verb + names, user ? "systemctl --global disable " + names : ended(names)));
            }
            // A template cannot be stopped, and is enabled by its instances: their links go with it.
            String templates = names(unit -> unit.user() == user && unit.isTemplate());
            if (!templates.isEmpty()) {
                last.append(user ? "" : running("systemctl stop " + instances()));
                last.append(either(
                        verb + templates,
                        "systemctl " + (user ? "--global" : "--no-reload") + " disable " + templates));
            }
        }
        return last.isEmpty() ? "" : "if [ \"$1\" -eq 0 ]; then\n" + indented(last.toString()) + "fi\n";
    }

    private String ended(String names) {
        return isBefore(STOPS_WITH_DISABLE)
                ? "systemctl --no-reload disable " + names + " >/dev/null 2>&1; systemctl stop " + names
                : "systemctl --no-reload disable --now " + names;
    }

    /** After the files of the old version are gone. */
    String removed() {
        String reload = reloads && !mayHaveHelper() ? running("systemctl daemon-reload") : "";
        String upgraded = upgraded();
        return reload + "if [ \"$1\" -ge 1 ]; then\n" + indented(dropped() + upgraded) + "fi\n";
    }

    /** What the version that comes does not have; by now its files are gone. */
    final String dropped() {
        StringBuilder text = new StringBuilder();
        for (Unit unit : units) {
            String name = Shell.quote(unit.name());
            String gone = unit.isTemplate() && !unit.user()
                    ? running("systemctl stop " + Shell.quote(unit.name().replace("@.", "@*.")))
                    : "";
            gone += either(
                    "remove-" + scope(unit.user()) + "-units " + name,
                    unit.user()
                            ? "systemctl --global disable " + name
                            : unit.isTemplate() ? "systemctl --no-reload disable " + name : ended(name));
            text.append("if [ ! -e ")
                    .append(Shell.quote(unit.path()))
                    .append(" ]; then\n")
                    .append(indented(gone))
                    .append("fi\n");
        }
        return text.toString();
    }

    final String upgraded() {
        StringBuilder upgraded = new StringBuilder();
        for (boolean user : new boolean[] {false, true}) {
            String restart = servicesFirst(
                    unit -> unit.user() == user && unit.upgrade() == OnUpgrade.RESTART && !unit.isTemplate());
            if (!restart.isEmpty()) {
                // without the helper a user's services go on as they are until the next login
                upgraded.append(either(
                        "mark-restart-" + scope(user) + "-units " + restart,
                        user ? "" : "systemctl try-restart " + restart));
            }
        }
        String reloaded = names(unit -> !unit.user() && unit.upgrade() == OnUpgrade.RELOAD && !unit.isTemplate());
        if (!reloaded.isEmpty()) {
            String systemctl = isBefore(RELOADS_IF_RUNNING)
                    ? "systemctl reload-or-try-restart " + reloaded
                    : "systemctl try-reload-or-restart " + reloaded;
            upgraded.append(
                    marksReload() ? either("mark-reload-system-units " + reloaded, systemctl) : atOnce(systemctl));
        }
        String instances = instances();
        if (!instances.isEmpty()
                && units.stream().anyMatch(unit -> unit.isTemplate() && unit.upgrade() == OnUpgrade.RESTART)) {
            upgraded.append(atOnce("systemctl try-restart " + instances));
        }
        return upgraded.toString();
    }

    /**
     * What cannot be marked to be done once systemd has read the new units; it reads them first. // source: systemd
     * src/rpm/triggers.systemd.in: from 250 on the reload is behind the scriptlets
     */
    private String atOnce(String command) {
        return mayHaveHelper()
                ? "[ ! -d /run/systemd/system ] || { systemctl daemon-reload; " + command + "; }" + QUIET
                : running(command);
    }

    /** True if the helper surely has a word for it. */
    boolean marksReload() {
        return release.isPresent() && !isBefore(MARKS_RELOAD);
    }

    /** By the helper if it is there, else by systemctl; only what the target can have is written. */
    private String either(String helper, String systemctl) {
        String byHelper = HELPER + " " + helper + " || :\n";
        if (!mayHaveNone()) {
            return "[ ! -x " + HELPER + " ] || " + byHelper;
        }
        String bySystemctl =
                systemctl.isEmpty() ? "" : "command -v systemctl >/dev/null 2>&1 && { " + systemctl + "; }" + QUIET;
        if (!mayHaveHelper()) {
            return bySystemctl;
        }
        String otherwise = bySystemctl.isEmpty() ? "" : "else\n    " + bySystemctl;
        return "if [ -x " + HELPER + " ]; then\n    " + byHelper + otherwise + "fi\n";
    }

    static String ifFirst(String text) {
        return text.isEmpty() ? "" : "if [ \"$1\" -eq 1 ]; then\n" + indented(text) + "fi\n";
    }

    static String indented(String lines) {
        return lines.indent(4);
    }

    static String running(String command) {
        return "[ ! -d /run/systemd/system ] || " + command + QUIET;
    }

    private static String scope(boolean user) {
        return user ? "user" : "system";
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

    /** All instances of the templates. */
    private String instances() {
        return units.stream()
                .filter(unit -> unit.isTemplate() && !unit.user())
                .map(unit -> Shell.quote(unit.name().replace("@.", "@*.")))
                .collect(Collectors.joining(" "));
    }
}
