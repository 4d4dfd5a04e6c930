package dev.gopack.rpm.plan;

import dev.gopack.format.PackageDraft;
import dev.gopack.model.Dependency;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.Scriptlet;
import dev.gopack.model.Trigger;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.Rule;
import dev.gopack.rpm.header.RelationList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks interpreters and triggers. */
final class ScriptChecks {

    private static final Pattern FIRST_LINE = Pattern.compile("#! ?([^\\n]*)");
    private static final Pattern SHELL =
            Pattern.compile("(/usr/bin/env +|(/usr)?/bin/|/usr/local/bin/)(sh|bash|dash|ash|ksh|zsh)( .*)?");

    private final PackageSpec spec;
    private final Report.Collector findings;

    private ScriptChecks(PackageSpec spec, Report.Collector findings) {
        this.spec = spec;
        this.findings = findings;
    }

    static void check(PackageDraft draft, Report.Collector findings) {
        ScriptChecks checks = new ScriptChecks(draft.spec(), findings);
        draft.scriptlets().forEach((slot, script) -> {
            String key = "scripts." + slot.name().toLowerCase(Locale.ROOT);
            checks.interpreter(script.interpreter(), key);
            checks.firstLine(script, key);
        });
        for (int i = 0; i < draft.triggers().size(); i++) {
            checks.trigger(draft.triggers().get(i), "rpm.triggers[" + i + "]");
        }
    }

    private void interpreter(List<String> interpreter, String key) {
        String program = interpreter.get(0);
        boolean lua = program.equals("<lua>");
        boolean clean = interpreter.stream()
                .noneMatch(word -> word.chars().anyMatch(ScriptChecks::isControl) || word.isEmpty());
        // source: rpm build/parseScript.c: a program starts with a slash, or is <lua>
        if ((!program.startsWith("/") && !lua) || program.indexOf(' ') >= 0 || !clean) {
            report(RpmRules.BAD_INTERPRETER, "not an interpreter: " + GopackException.quote(program), key);
        }
    }

    // observed: rpm 4.18 gives "#!/usr/bin/python3" to /bin/sh, which tries to run Python as shell commands
    private void firstLine(Scriptlet script, String key) {
        Matcher named = FIRST_LINE.matcher(script.body());
        if (script.interpreter().equals(Scriptlet.SHELL)
                && named.lookingAt()
                && !SHELL.matcher(named.group(1)).matches()) {
            findings.add(RpmRules.IGNORED_FIRST_LINE
                    .finding("rpm runs the script with /bin/sh, and not with " + GopackException.quote(named.group(1)))
                    .advising("give interpreter beside file")
                    .at(spec.position(key).orElse(null)));
        }
    }

    private void trigger(PackageDraft.TriggerScript script, String key) {
        interpreter(script.interpreter(), key);
        if (script.interpreter().size() > 1) {
            // the header has one string for each trigger's program
            report(RpmRules.BAD_INTERPRETER, "the interpreter of a trigger has no arguments", key);
        }
        Trigger trigger = script.trigger();
        for (Dependency condition : trigger.conditions()) {
            String problem = problem(trigger.event(), condition);
            if (!problem.isEmpty()) {
                report(RpmRules.BAD_TRIGGER, condition + ": " + problem, key);
            }
        }
    }

    private static String problem(Trigger.Event event, Dependency condition) {
        if (!(condition instanceof Dependency.Simple simple)) {
            return "a trigger has no alternatives; list the packages";
        }
        // source: rpm build/parseReqs.cc: file trigger conditions must begin with '/'
        if (event.onFiles() && (!simple.name().startsWith("/") || simple.version() != null)) {
            return "a file trigger has path prefixes, such as /usr/share/icons";
        }
        try {
            new DependencyTranslator(qualified -> {}).translate(RelationList.REQUIRES, condition, 0);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static boolean isControl(int c) {
        return c < 0x20 || c == 0x7f;
    }

    private void report(Rule rule, String message, String key) {
        findings.add(rule.finding(message).at(spec.position(key).orElse(null)));
    }
}
