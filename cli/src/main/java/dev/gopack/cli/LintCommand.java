package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.io.JsonWriter;
import dev.gopack.lint.Note;
import dev.gopack.report.Severity;
import dev.gopack.spec.SpecReader;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gopack lint}. */
@Command(
        name = "lint",
        description = {
            "Say what a good maintainer would not let pass in packages, whoever made them.",
            "That is in files, programs, texts, scripts and units. A spec is answered by the packages that it makes, each"
                    + " for the release that it is for."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack lint dist/*.rpm dist/*.deb             finished packages",
            "  gopack lint --target el8,debian12 tool.rpm    for what is on these releases",
            "  gopack lint --fail-on warning gopack.yaml     exit code 5 if there is as much as a warning"
        })
final class LintCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Packages, specs (*.yaml, *.yml).")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = {"--target", "--targets"},
            split = SelectionOptions.WORDS,
            splitSynopsisLabel = ",",
            paramLabel = "TARGET",
            description = "Releases: el9, debian12, fedora, \"ubuntu*\", ... Of a spec its own if not given.")
    List<String> targets = new ArrayList<>();

    @Option(
            names = "--spec",
            paramLabel = "SPEC",
            description = "Compare programs and packages with the targets that a spec defines and amends.")
    @Nullable
    Path definitions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    String format = "";

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description =
                    "Exit with 5 if a finding has this weight or more: info, warning, error. Default: ${DEFAULT-VALUE}.",
            defaultValue = "error")
    String failOn = "";

    LintCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!format.equals("text") && !format.equals("json")) {
            throw new ParameterException(
                    command.commandLine(), "--format: no such format: " + format + "; there are text, json");
        }
        Severity threshold = threshold();
        Gopack gopack = Gopack.create();
        Map<String, List<Note>> found = new LinkedHashMap<>();
        Targets table = SelectionOptions.table(definitions);
        for (Path path : paths) {
            String name = path.toString();
            if (Files.isRegularFile(path) && (name.endsWith(".yaml") || name.endsWith(".yml"))) {
                dev.gopack.spec.Spec spec = SpecReader.read(path);
                List<Target> built = SelectionOptions.targets(command.commandLine(), targets, spec.table());
                found.putAll(gopack.lint(spec, Selection.ALL.targets(built)));
            } else {
                found.put(name, gopack.lint(path, SelectionOptions.known(command.commandLine(), targets, table)));
            }
        }
        if (format.equals("json")) {
            console.out().print(JsonWriter.write(json(found)));
        } else {
            found.forEach((subject, notes) -> notes.stream()
                    .filter(note -> !note.isSuppressed())
                    .forEach(note -> console.out().println(line(subject, note))));
        }
        boolean failed = found.values().stream()
                .flatMap(List::stream)
                .filter(note -> !note.isSuppressed())
                .anyMatch(note -> note.severity().compareTo(threshold) >= 0);
        return failed ? ExitCodes.FINDINGS : ExitCodes.OK;
    }

    private Severity threshold() {
        for (Severity severity : Severity.values()) {
            if (word(severity).equals(failOn)) {
                return severity;
            }
        }
        throw new ParameterException(
                command.commandLine(), "no such severity: " + failOn + "; there are info, warning, error");
    }

    private static String word(@Nullable Severity severity) {
        return severity == null ? "" : severity.name().toLowerCase(Locale.ROOT);
    }

    private static String line(String subject, Note note) {
        String path = note.path().isEmpty() ? "" : note.path() + ": ";
        return subject + ": " + word(note.severity()) + ": " + path + note.message() + " ["
                + note.rule().id() + "]";
    }

    private static List<Map<String, Object>> json(Map<String, List<Note>> found) {
        List<Map<String, Object>> all = new ArrayList<>();
        found.forEach((subject, notes) -> {
            for (Note note : notes) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("subject", subject);
                json.put("rule", note.rule().id());
                json.put("severity", word(note.severity()));
                json.put("path", note.path());
                json.put("message", note.message());
                json.put("advice", note.rule().remedy());
                if (note.isSuppressed()) {
                    json.put("suppressed", note.reason());
                }
                all.add(json);
            }
        });
        return all;
    }
}
