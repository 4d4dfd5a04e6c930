package dev.gopack.lint;

import dev.gopack.format.PackageInfo.Script;
import dev.gopack.lint.ShellCommands.Command;
import dev.gopack.model.ScriptSlot;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** When the commands of a script run, and what happens if they fail. */
final class ScriptFlowCheck implements LintCheck {

    private static final Pattern SYSTEMCTL =
            Pattern.compile("(?:^|[&|({!][ \\t]*)(?:/usr)?(?:/s?bin/)?systemctl\\b([^&|;]*)");

    /** What it says to a systemd that runs; enable, mask and their like change links alone. */
    private static final Pattern ASKS_MANAGER = Pattern.compile(
            "[ \\t](?:daemon-reload|daemon-reexec|start|stop|(?:force-)?reload|[a-z-]*restart|(?:try-|reload-or-)\\S+|kill"
                    + "|isolate|reset-failed|set-property|(?:enable|disable)[ \\t].*--now|--now[ \\t].*(?:enable|disable))\\b");

    private static final Pattern RUNS = Pattern.compile(
            "/run/systemd/system|is-system-running|systemd-notify[ \\t]+--booted|ischroot|/proc/1/|sd_booted"
                    + "|\\bif [^\\n;|!]*systemctl [^\\n;|]*is-active|systemctl [^\\n;|]*is-active[^\\n;|]*&&");
    private static final Pattern IS_THERE =
            Pattern.compile("command -v systemctl|-x [^\\n;]*systemctl|which systemctl|type systemctl|hash systemctl");
    private static final Pattern STOPS = Pattern.compile("set[ \\t]+([-+])(?:[a-z]*e.*|o[ \\t]+errexit)");

    private static final Pattern SILENT = Pattern.compile("&>[ \t]*/dev/null|2>[ \t]*(?:&1|/dev/null)");

    private static final Pattern ENDS = Pattern.compile("(?:^|[&|][ \\t]*)(?:exit|return)(?:[ \\t]+0)?$");

    private static final Pattern CONDITION = Pattern.compile(
            "(?:![ \\t]*)?(?:\\[|\\[\\[|test|command[ \\t]+-v|which|type|hash|getent|[ef]?grep|id|selinuxenabled|pidof|pgrep"
                    + "|dpkg[ \\t]+--compare-versions|systemctl[ \\t]+(?:-\\S+[ \\t]+)*+is-[a-z]+)[ \\t].*&&.*");

    /** What users make and administrators set; caches are made again. */
    private static final Pattern DELETES = Pattern.compile(
            "(?:/usr)?(?:/bin/)?rm(?=.*[ \\t]-(?:[a-zA-Z]*[rR]|-recursive)).*[ \\t\"'](?:/etc|/var/lib|/var/spool|/var/www|/srv)/(?!rpm-state|apt/|dpkg/)"
                    + ".*");

    private static final Pattern SCRATCH = Pattern.compile(".*/(?:tmp|temp|cache|caches)[\"']?");
    private static final Set<ScriptSlot> INSTALLING =
            Set.of(ScriptSlot.PREINSTALL, ScriptSlot.POSTINSTALL, ScriptSlot.PRETRANS, ScriptSlot.POSTTRANS);

    /** What holds whenever a postinst configures its package. */
    private static final Pattern CONFIGURES = Pattern.compile(
            "case[ \\t]+\"?\\$\\{?1\\}?\"?[ \\t]+in|if[ \\t]+(?:\\[|test)[ \\t]+\"?x?\\$\\{?1\\}?\"?[ \\t]+==?[ \\t]+\"?x?configure\"?(?:[ \\t]*\\])?");

    @Override
    public List<LintRule> rules() {
        return List.of(ScriptRules.SYSTEMCTL, ScriptRules.LAST_STATUS, ScriptRules.DELETES_DATA);
    }

    @Override
    public void check(Linted linted, Notes notes) {
        linted.portrait().scripts().forEach((slot, script) -> {
            if (!script.interpreter().isEmpty() && script.interpreter().get(0).endsWith("sh")) {
                ShellText text = ShellText.of(script.body());
                List<Command> commands = ShellCommands.of(text);
                List<Command> last = ShellCommands.last(commands);
                String name = ScriptCheck.name(linted, script);
                systemctl(script, name, text, commands, last, notes);
                last.stream()
                        .filter(one -> !one.text().contains("||")
                                && CONDITION.matcher(one.text()).matches())
                        .findFirst()
                        .ifPresent(one -> notes.add(ScriptRules.LAST_STATUS, name, Notes.quote(text.lineAt(one.at()))));
                if (INSTALLING.contains(slot)) {
                    deletes(linted.info().format().equals("deb"), name, text, commands, notes);
                }
            }
        });
    }

    /** What a script asks of systemd before it calls it. */
    private record Looks(int runsAt, int isThereAt) {

        private static final int NEVER = Integer.MAX_VALUE;

        /** What part of a text asks, by its places in the whole. */
        static Looks of(ShellText part, int from) {
            return new Looks(at(RUNS, part, from), at(IS_THERE, part, from));
        }

        private static int at(Pattern question, ShellText part, int from) {
            var found = question.matcher(part.code());
            return found.find() ? from + found.start() : NEVER;
        }
    }

    private static void systemctl(
            Script script, String name, ShellText text, List<Command> commands, List<Command> last, Notes notes) {
        Looks whole = Looks.of(text, 0);
        int from = text.own().map(part -> text.code().indexOf(part.code())).orElse(0);
        // what is generated around it looks for itself
        Looks own = text.own().map(part -> Looks.of(part, from)).orElse(whole);
        int to = from + text.own().map(part -> part.code().length()).orElse(0);
        boolean stops = script.interpreter().contains("-e");
        BitSet outlived = ShellCommands.outlived(commands);
        for (int i = 0; i < commands.size(); i++) {
            Command one = commands.get(i);
            var set = STOPS.matcher(one.text());
            stops = set.matches() ? set.group(1).equals("-") : stops;
            var call = SYSTEMCTL.matcher(one.text());
            while (!one.asked() && call.find()) {
                Looks asks = one.at() >= from && one.at() < to ? own : whole;
                int end = one.at() + 1; // a later question answers nothing
                boolean runs = asks.runsAt() < end;
                boolean counts = (stops || last.contains(one)) && !outlived.get(i);
                boolean asksManager = ASKS_MANAGER.matcher(call.group(1)).find();
                boolean wrong = runs
                        ? counts && asksManager && !goesOn(one, call.end())
                        : (asks.isThereAt() >= end && !isSilent(one, call.end()))
                                || (counts && asksManager && !one.mayFail());
                if (wrong) {
                    notes.add(
                            ScriptRules.SYSTEMCTL,
                            name,
                            Notes.quote(text.lineAt(one.at())) + (runs ? ", and the script fails if that does" : ""));
                    return;
                }
            }
        }
    }

    /** True if the part of the command that ends there neither fails nor says anything: so systemd's macros were for long. */
    private static boolean isSilent(Command command, int end) {
        return goesOn(command, end) && SILENT.matcher(command.text()).find(Math.max(0, end - 40));
    }

    /** True if the script goes on if the part of the command that ends there fails. */
    private static boolean goesOn(Command command, int end) {
        return command.text().startsWith("!") || command.text().indexOf('|', end) >= 0;
    }

    private static void deletes(boolean asDeb, String name, ShellText text, List<Command> commands, Notes notes) {
        commands.stream()
                .takeWhile(one -> !ENDS.matcher(one.text()).find()) // what is behind it runs sometimes
                .filter(one -> !one.asked() && DELETES.matcher(one.text()).matches())
                .filter(one -> !SCRATCH.matcher(one.text()).matches())
                .filter(one -> one.under().stream()
                        .allMatch(what -> asDeb && CONFIGURES.matcher(what).matches()))
                .findFirst()
                .ifPresent(one -> notes.add(ScriptRules.DELETES_DATA, name, Notes.quote(text.lineAt(one.at()))));
    }
}
