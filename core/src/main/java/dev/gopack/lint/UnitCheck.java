package dev.gopack.lint;

import dev.gopack.integrate.UnitReport;
import dev.gopack.target.Target;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units of systemd that are among the files, whoever wrote them. */
final class UnitCheck implements LintCheck {

    // a unit, or one that amends it
    private static final Pattern UNIT =
            Pattern.compile("(?:/usr)?/lib/systemd/(?:system|user)/(?:[^/]+\\.)?([a-z]+)(?:\\.d/[^/]+\\.conf)?");

    private static final Pattern WANTS =
            Pattern.compile(".*/systemd/(?:system|user)/[^/]+\\.(?:wants|requires|upholds)");
    private static final Pattern STARTER = Pattern.compile(".*/systemd/(?:system|user)/.*|.*/dbus-1/.*\\.service");

    @Override
    public List<LintRule> rules() {
        return UnitRules.all();
    }

    @Override
    public void check(Linted linted, Notes notes) {
        for (LintFile file : linted.files()) {
            Matcher unit = UNIT.matcher(file.path());
            if (unit.matches() && file.isRegular() && !file.content().text().isEmpty()) {
                check(linted, file, unit.group(1), new UnitReport(file.content().text()), notes);
            }
        }
    }

    private static void check(Linted linted, LintFile file, String kind, UnitReport unit, Notes notes) {
        if (file.isExecutable()) {
            notes.add(UnitRules.EXECUTABLE, file, "it is executable");
        }
        unit.unknown(kind).forEach(what -> notes.add(UnitRules.DIRECTIVE, file, what));
        OptionalInt systemd = linted.target().map(Target::systemd).orElse(OptionalInt.empty());
        if (systemd.isPresent()) {
            Map<String, Integer> newer = unit.newerThan(systemd.getAsInt());
            newer.forEach((directive, since) -> notes.add(
                    UnitRules.DIRECTIVE,
                    file,
                    Notes.quote(directive) + " is known since systemd " + since + ", and "
                            + linted.target().get().id() + " has " + systemd.getAsInt()));
        }
        if (unit.mentions("/var/run/")) {
            notes.add(UnitRules.VAR_RUN, file, "it names /var/run");
        }
        if (file.name().endsWith(".service")) {
            service(linted, file, unit, notes);
        }
    }

    /** True if a link or another unit of the package starts it. // docs: systemd.unit(5), systemd.timer(5), systemd.socket(5) */
    private static boolean isWanted(Linted linted, LintFile service) {
        Pattern starts = Pattern.compile("(?m)^(?:Requires|Wants|BindsTo|Upholds|OnFailure|OnSuccess|Unit|Service"
                + "|SystemdService|Also)[ \\t]*=(?:.*[ \\t])?" + Pattern.quote(service.name()) + "(?:[ \\t].*)?$");
        return linted.files().stream()
                .filter(file -> !file.path().equals(service.path()))
                .anyMatch(file -> file.isLink()
                        ? file.name().equals(service.name())
                                && WANTS.matcher(file.parent()).matches()
                        : file.isRegular()
                                && STARTER.matcher(file.path()).matches()
                                && starts.matcher(file.content().text()).find());
    }

    private static void service(Linted linted, LintFile file, UnitReport unit, Notes notes) {
        for (String program : unit.programs()) {
            boolean ours = linted.has(program) || Surroundings.have(linted, program);
            if (!ours) {
                notes.add(UnitRules.COMMAND, file, Notes.quote(program) + " is not in the package");
            }
        }
        boolean user = file.path().contains("/systemd/user/");
        String who = unit.value("Service", "User");
        if (who.equals("nobody") || who.equals("nogroup")) {
            notes.add(UnitRules.NOBODY, file, "it runs as " + who);
        } else if ((who.isEmpty() || who.equals("root"))
                && !user
                && unit.value("Service", "DynamicUser").isEmpty()) {
            notes.add(UnitRules.ROOT, file, "it runs as root");
        }
        boolean ofGo = unit.programs().stream()
                .flatMap(program -> linted.file(program).stream())
                .flatMap(program -> program.content().program().stream())
                .anyMatch(program -> program.go().isPresent());
        if (ofGo && unit.value("Service", "Type").equals("forking")) {
            notes.add(UnitRules.FORKING, file, "it puts itself into the background");
        }
        if (unit.value("Service", "KillMode").equals("none")) {
            notes.add(UnitRules.KILL_MODE, file, "KillMode=none leaves processes behind");
        }
        if (unit.value("Service", "StandardOutput").startsWith("syslog")
                || unit.value("Service", "StandardError").startsWith("syslog")) {
            notes.add(UnitRules.SYSLOG, file, "it sends its output to syslog");
        }
        String base = file.path().substring(0, file.path().length() - ".service".length());
        boolean started = List.of(".socket", ".timer", ".path").stream().anyMatch(kind -> linted.has(base + kind));
        if (!unit.hasSection("Install") && !started && !isWanted(linted, file)) {
            notes.add(UnitRules.NO_INSTALL, file, "nothing starts it: it has no [Install]");
        }
    }
}
