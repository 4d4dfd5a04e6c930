package dev.gopack.lint;

import dev.gopack.format.PackageInfo.Script;
import dev.gopack.model.ScriptSlot;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Scripts that run when a package is installed or removed. Looks at their text, and runs nothing. */
final class ScriptCheck implements LintCheck {

    static final String START = "(?m)(?:^|[;&|({!]|\\b(?:then|do|else|if))[ \\t]*(?:/usr)?(?:/s?bin/)?";

    private static final List<Map.Entry<Pattern, LintRule>> COMMANDS = List.of(
            Map.entry(Pattern.compile(START + "(?:userdel|groupdel|deluser|delgroup)\\b"), ScriptRules.REMOVES_USER),
            Map.entry(
                    Pattern.compile(
                            "(?m)(?:>[ \\t]*[\"']?|\\b(?:touch|rm|cp|mv|cat|mkdir|chmod|chown)[ \\t][^\\n;|&]*)(?:/var)?/tmp/[A-Za-z0-9]"),
                    ScriptRules.TEMPORARY),
            Map.entry(
                    Pattern.compile(START + "ch(?:own|mod|grp)[ \\t]+(?:-[a-zA-Z]*R|--recursive)"),
                    ScriptRules.RECURSIVE_OWNER),
            Map.entry(
                    Pattern.compile(START + "(?:service[ \\t]+\\S+[ \\t]+\\w+|/etc/init\\.d/\\S+[ \\t]+\\w+)"),
                    ScriptRules.INIT_SCRIPT),
            Map.entry(
                    Pattern.compile("%\\{?(?:systemd_|_bindir|_sysconfdir|service_|sysusers_|tmpfiles_)|#DEBHELPER#"),
                    ScriptRules.UNEXPANDED),
            Map.entry(Pattern.compile(START + "(?:chcon|runcon)\\b"), ScriptRules.SELINUX),
            Map.entry(Pattern.compile(START + "mknod\\b"), ScriptRules.DEVICE),
            Map.entry(
                    Pattern.compile(START + "read[ \\t]+(?:-[a-z]+[ \\t]+)*+[A-Za-z_]+[ \\t]*$"), ScriptRules.PROMPT));

    // source: lintian possible-bashism-in-maintainer-script, those forms that dash refuses or takes otherwise
    private static final Pattern BASHISM = Pattern.compile(
            "(?m)(?:^|[ \\t;])\\[\\[[ \\t]|&>(?!>?[0-9])|<<<|(?:^|[;&|][ \\t]*)(?:function[ \\t]+\\w|source[ \\t]+\\S"
                    + "|pushd\\b|popd\\b|declare\\b)|\\[[ \\t][^\\]\\n]*[ \\t]==[ \\t]|\\becho[ \\t]+-e\\b|\\$'");
    private static final Pattern REMOVES_ALTERNATIVE =
            Pattern.compile("alternatives[ \\t]+(?:--quiet[ \\t]+)?--remove");

    @Override
    public List<LintRule> rules() {
        return ScriptRules.all();
    }

    @Override
    public void check(Linted linted, Notes notes) {
        linted.portrait().scripts().forEach((slot, script) -> {
            String name = name(linted, script);
            if (!script.interpreter().isEmpty() && script.interpreter().get(0).endsWith("sh")) {
                shell(slot, name, script, ShellText.of(script.body()), notes);
            }
        });
    }

    /** The format's name of a script. */
    static String name(Linted linted, Script script) {
        return linted.info().scripts().entrySet().stream()
                .filter(entry -> entry.getValue().equals(script))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** True if it has no effect. */
    static boolean isNothing(ShellText script) {
        return script.text()
                .lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.matches("set -e[ux]*|exit 0|:|true"));
    }

    private static void shell(ScriptSlot slot, String name, Script script, ShellText text, Notes notes) {
        if (isNothing(text) && script.interpreter().size() == 1) {
            notes.add(ScriptRules.EMPTY, name, "it does nothing");
        }
        COMMANDS.forEach(one -> report(one.getKey(), one.getValue(), name, text, notes));
        OpenDeletes.find(text).ifPresent(at -> notes.add(ScriptRules.OPEN_DELETE, name, Notes.quote(text.lineAt(at))));
        if (!script.interpreter().get(0).endsWith("bash")) {
            report(BASHISM, ScriptRules.BASHISM, name, text, notes);
        }
        boolean guarded = text.asksForArgument();
        boolean late = slot == ScriptSlot.POSTREMOVE && text.code().contains("update-alternatives");
        if (!guarded && (late || slot == ScriptSlot.PREREMOVE)) {
            report(REMOVES_ALTERNATIVE, ScriptRules.ALTERNATIVES, name, text, notes);
        }
    }

    /** Says where a form is first found. */
    static void report(Pattern form, LintRule rule, String name, ShellText text, Notes notes) {
        var found = form.matcher(text.code());
        if (found.find()) {
            notes.add(rule, name, Notes.quote(text.lineAt(found.end() - 1)));
        }
    }
}
