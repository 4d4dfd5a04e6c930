package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.SourceDate;
import dev.gopack.compat.Cell;
import dev.gopack.compat.Matrix;
import dev.gopack.compat.Rendering;
import dev.gopack.compat.Verdict;
import dev.gopack.report.FormatException;
import dev.gopack.spec.SpecReader;
import dev.gopack.survey.Subject;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gopack matrix}. */
@Command(
        name = "matrix",
        description = {
            "Show on which releases of distributions programs and packages install and start, and why not.",
            "Looks at C library, kernel, processor, compression and certificates; nothing is run. A spec is answered by the"
                    + " packages that it makes, each for the release that it is for."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack matrix /usr/bin/dlv                              one program on every release that is known",
            "  gopack matrix --target el8,debian12 dist/*.rpm          packages on some",
            "  gopack matrix --format html gopack.yaml > matrix.html   a page to look at",
            "  gopack matrix --fail-on will-not-start gopack.yaml      exit code 5 if anything does not run"
        })
final class MatrixCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Programs, directories of them, packages, specs (*.yaml, *.yml).")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = {"--target", "--targets"},
            split = SelectionOptions.WORDS,
            splitSynopsisLabel = ",",
            paramLabel = "TARGET",
            description =
                    "Releases: el9, debian12, fedora, \"ubuntu*\", alpine, ... Of a spec its own, otherwise all if not"
                            + " given.")
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
            description = "text, md, json, html, svg. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    String format = "";

    @Option(
            names = "--fail-on",
            paramLabel = "VERDICT",
            description =
                    "Exit with 5 if a verdict is this or worse: works-with-note, will-not-start, will-not-install.")
    @Nullable
    String failOn;

    private @Nullable Targets known;
    private boolean unread; // there is what is broken, or no program, of which nothing can be said

    MatrixCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Rendering rendering = rendering();
        Gopack gopack = Gopack.create();
        List<Cell> cells = new ArrayList<>();
        Verdict threshold = failOn == null ? null : threshold(failOn);
        for (Path path : paths) {
            try {
                cells.addAll(matrix(gopack, path).cells());
            } catch (FormatException e) {
                if (paths.size() == 1) {
                    throw e;
                }
                console.fail(String.valueOf(e.getMessage()));
                unread = true;
            }
        }
        Matrix matrix = new Matrix(cells);
        console.out().print(rendering.of(matrix));
        if (threshold != null && matrix.worst().compareTo(threshold) >= 0) {
            return ExitCodes.FINDINGS;
        }
        return unread ? ExitCodes.VERIFICATION : ExitCodes.OK;
    }

    private Matrix matrix(Gopack gopack, Path path) throws IOException {
        String name = path.toString();
        if (Files.isRegularFile(path) && (name.endsWith(".yaml") || name.endsWith(".yml"))) {
            dev.gopack.spec.Spec spec = SpecReader.read(path);
            List<Target> built = SelectionOptions.targets(command.commandLine(), targets, spec.table());
            return gopack.matrix(spec, Selection.ALL.targets(built));
        }
        Targets table = table();
        List<Target> chosen = SelectionOptions.known(command.commandLine(), targets, table);
        Subject subject = gopack.survey(path);
        if (subject instanceof Subject.Sources) {
            throw new ParameterException(
                    command.commandLine(),
                    path + ": sources run nowhere; build them, and give the program or the package");
        }
        if (subject instanceof Subject.Directory directory
                && !directory.unread().isEmpty()) {
            directory.unread().forEach(problem -> console.fail(path + ": " + problem));
            unread = true;
        }
        return Matrix.of(List.of(subject), chosen.isEmpty() ? table.all() : chosen, day());
    }

    private Targets table() throws IOException {
        if (known == null) {
            known = SelectionOptions.table(definitions);
        }
        return known;
    }

    private static LocalDate day() {
        return SourceDate.fromEnvironment()
                .map(date -> date.atOffset(ZoneOffset.UTC).toLocalDate())
                .orElse(Targets.bundled().date());
    }

    private Rendering rendering() {
        for (Rendering rendering : Rendering.values()) {
            if (rendering.word().equals(format)) {
                return rendering;
            }
        }
        throw new ParameterException(
                command.commandLine(),
                "--format: no such format: " + format + "; there are "
                        + Arrays.stream(Rendering.values()).map(Rendering::word).collect(Collectors.joining(", ")));
    }

    private Verdict threshold(String word) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.word().equals(word) && verdict != Verdict.WORKS) {
                return verdict;
            }
        }
        throw new ParameterException(
                command.commandLine(),
                "--fail-on: no such verdict: " + word
                        + "; there are works-with-note, will-not-start, will-not-install");
    }
}
