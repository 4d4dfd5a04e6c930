package dev.gopack.cli;

import dev.gopack.io.JsonWriter;
import dev.gopack.target.Fact;
import dev.gopack.target.Mark;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gopack targets}. */
@Command(
        name = "targets",
        description = {
            "Show the releases of distributions that packages can be made for.",
            "With names: everything that is known of them, and where it comes from."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack targets                 one line for each",
            "  gopack targets el9             all values of one, each with its mark",
            "  gopack targets \"ubuntu*\" fedora several, by pattern and by group",
            "  gopack targets host            the release that this machine has",
            "  gopack targets supported       those that have free support (on the day of SOURCE_DATE_EPOCH, if it is set)",
            "  gopack targets --json          everything as one JSON document"
        })
final class TargetsCommand implements Callable<Integer> {

    private static final List<String> HEADINGS =
            List.of("TARGET", "PACKAGES", "LIBC", "TOOL", "PAYLOAD", "GO", "END OF LIFE", "ALIASES");

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Parameters(
            arity = "0..*",
            split = SelectionOptions.WORDS,
            splitSynopsisLabel = ",",
            paramLabel = "NAME",
            description = "Targets, groups or patterns. All if not given.")
    List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document with all values.")
    boolean json;

    @Option(names = "--spec", paramLabel = "SPEC", description = "With the targets that a spec defines and amends.")
    @Nullable
    Path file;

    TargetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Targets table = SelectionOptions.table(file);
        List<Target> chosen = chosen(table);
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("date", table.date().toString());
            document.put(
                    "targets", chosen.stream().map(TargetsCommand::document).toList());
            console.out().print(JsonWriter.write(document));
        } else if (names.isEmpty()) {
            table(chosen);
        } else {
            chosen.forEach(this::whole);
        }
        return ExitCodes.OK;
    }

    private List<Target> chosen(Targets table) {
        return names.isEmpty() ? table.all() : SelectionOptions.known(command.commandLine(), names, table);
    }

    private static Map<String, Object> document(Target target) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Fact fact : target.facts()) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("value", fact.value());
            value.put("mark", fact.mark().word());
            if (!fact.remark().isEmpty()) {
                value.put("remark", fact.remark());
            }
            facts.put(fact.key(), value);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", target.id());
        document.put("aliases", target.aliases());
        document.put("groups", target.groups());
        document.put("family", target.family().id());
        document.put("facts", facts);
        return document;
    }

    private void table(List<Target> targets) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        targets.forEach(target -> rows.add(row(target)));
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            console.out().println(line.toString().stripTrailing());
        }
    }

    private static List<String> row(Target target) {
        String tool =
                switch (target.family()) {
                    case RPM -> "rpm";
                    case DEB -> "dpkg";
                    case APK -> "apk";
                };
        return List.of(
                target.id(),
                target.family().id(),
                target.libc().name() + " " + target.libc().version(),
                tool + " " + target.tool(tool).orElse("unknown"),
                target.payload().usual().orElse("unknown"),
                target.go().version().orElse("unknown"),
                target.fact("eol").value(),
                target.aliases().isEmpty() ? "-" : String.join(" ", target.aliases()));
    }

    private void whole(Target target) {
        console.out().println(target.id());
        for (Fact fact : target.facts()) {
            String remark = fact.remark().isEmpty() ? "" : "  " + fact.remark();
            String mark = fact.mark() == Mark.OWN ? "" : "  [" + fact.mark().word() + "]";
            console.out().println("  " + fact.key() + ": " + fact.value() + mark + remark);
        }
    }
}
