package dev.gopack.deb;

import dev.gopack.deb.write.ControlFile;
import dev.gopack.format.PackageDraft;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.Scriptlet;
import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes maintainer scripts, debconf files and triggers. */
final class ScriptPlanner {

    private static final Map<ScriptSlot, String> NAMES = new EnumMap<>(Map.of(
            ScriptSlot.PREINSTALL, "preinst",
            ScriptSlot.POSTINSTALL, "postinst",
            ScriptSlot.PREREMOVE, "prerm",
            ScriptSlot.POSTREMOVE, "postrm"));

    // Members that nfpm's deb.scripts can add; the first two are run.
    private static final Set<String> PROGRAMS = Set.of("config", "rules");
    private static final String TEMPLATES = "templates";

    // deb-triggers(5), in nfpm's order
    private static final List<String> DIRECTIVES =
            List.of("interest", "interest-await", "interest-noawait", "activate", "activate-await", "activate-noawait");

    private final PackageDraft draft;
    private final Problems problems;
    private final List<ControlFile> files = new ArrayList<>();

    ScriptPlanner(PackageDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    List<ControlFile> plan() {
        NAMES.forEach((slot, name) -> {
            Scriptlet scriptlet = draft.scriptlets().get(slot);
            if (scriptlet != null) {
                addScript(name, scriptlet, "scripts." + slot.name().toLowerCase(Locale.ROOT));
            }
        });
        draft.controlFiles().forEach(this::addControlFile);
        addTriggers();
        return files;
    }

    private void addScript(String name, Scriptlet scriptlet, String key) {
        String body = scriptlet.body();
        String command = String.join(" ", scriptlet.interpreter());
        boolean shell = scriptlet.interpreter().equals(Scriptlet.SHELL);
        if (body.isEmpty() && shell) {
            return;
        }
        if (!body.startsWith("#!") && !command.startsWith("/")) {
            problems.report(
                    DebRules.BAD_SCRIPT,
                    key,
                    "dpkg cannot run " + name + " with " + GopackException.quote(command),
                    "give the script for deb a shell, under overrides.deb");
            return;
        }
        checkText(name, body, key);
        files.add(ControlFile.script(name, complete(body, command)));
    }

    private static String complete(String body, String command) {
        if (body.startsWith("#!")) {
            return body;
        }
        if (body.isEmpty()) { // the interpreter alone is the program, such as /sbin/ldconfig
            return "#!/bin/sh\nset -e\nexec " + command + "\n";
        }
        return "#!" + command + "\n" + body;
    }

    private void addControlFile(String name, String body) {
        String key = "deb.scripts." + name;
        if (body.isEmpty()) {
            return;
        }
        checkText(name, body, key);
        if (PROGRAMS.contains(name)) {
            files.add(ControlFile.script(name, complete(body, "/bin/sh")));
        } else if (name.equals(TEMPLATES)) {
            files.add(ControlFile.data(name, body.endsWith("\n") ? body : body + "\n"));
        } else {
            problems.report(
                    DebRules.BAD_CONTROL_FILE,
                    key,
                    "not a control file that a spec can give: " + GopackException.quote(name),
                    "allowed are rules, templates and config");
        }
    }

    // observed: dpkg 1.21 leaves a package half configured if the kernel does not find the interpreter "sh\r"
    private void checkText(String name, String body, String key) {
        if (body.indexOf('\r') >= 0 || body.indexOf('\0') >= 0) {
            problems.report(
                    DebRules.BAD_SCRIPT,
                    key,
                    name + " has carriage returns or NUL characters",
                    "save it with Unix line ends");
        }
    }

    private void addTriggers() {
        Map<String, List<String>> given = draft.spec().deb().triggers();
        for (String written : given.keySet()) {
            if (!DIRECTIVES.contains(written.replace('_', '-'))) {
                problems.report(
                        DebRules.BAD_TRIGGER,
                        positionOf(written),
                        "dpkg has no trigger directive " + GopackException.quote(written),
                        "allowed are " + String.join(", ", DIRECTIVES));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String directive : DIRECTIVES) {
            given.forEach((written, names) -> {
                if (written.replace('_', '-').equals(directive)) {
                    names.forEach(name -> text.append(trigger(directive, name, positionOf(written))));
                }
            });
        }
        if (text.length() > 0) {
            files.add(ControlFile.data("triggers", text.toString()));
        }
    }

    private static String positionOf(String directive) {
        return "deb.triggers." + directive.replace('-', '_');
    }

    private String trigger(String directive, String name, String key) {
        // source: dpkg lib/dpkg/trigname.c trig_name_is_illegal(): printable ASCII without blanks
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            problems.report(DebRules.BAD_TRIGGER, key, "not a legal name of a trigger: " + GopackException.quote(name));
        }
        return directive + " " + name + "\n";
    }
}
