package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.Plans;
import dev.gopack.Selection;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.report.Severity;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code gopack package}: called as nfpm is. */
@Command(
        name = "package",
        aliases = {"pkg", "p"},
        description = {
            "Build one format, with nfpm's flags, so that a script changes one word.",
            "Prints the path of the package."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack package -p deb -t dist/           from nfpm.yaml (or gopack.yaml) into a directory",
            "  gopack package -f tool.yaml -t tool.rpm  the format follows from the target's name",
            "  gopack package -f - -p rpm < tool.yaml   the spec from standard input"
        })
final class PackageCommand implements Callable<Integer> {

    private static final List<String> USUAL_SPECS = List.of("nfpm.yaml", "nfpm.yml", "gopack.yaml", "gopack.yml");

    private final Console console;
    private final InputStream in;

    @picocli.CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Option(
            names = {"-f", "--config"},
            paramLabel = "SPEC",
            description = "Spec file; - for standard input. If not given: nfpm.yaml or gopack.yaml.")
    @Nullable
    String file;

    @Option(
            names = {"-p", "--packager"},
            paramLabel = "FORMAT",
            description = "rpm or deb. If not given: as the target's name says.")
    String packager = "";

    @Option(
            names = {"-t", "--target"},
            paramLabel = "PATH",
            description = "File or existing directory for the package. This directory if not given.")
    String target = "";

    @Option(
            names = "--targets",
            split = SelectionOptions.WORDS,
            splitSynopsisLabel = ",",
            paramLabel = "TARGET",
            description = "Releases of distributions, as --target of build. Those of the spec if not given.")
    List<String> targets = new ArrayList<>();

    @Option(names = "--reproduce", description = "Build Go programs twice, and fail if the two differ.")
    boolean reproduce;

    @Option(names = "--no-lint", description = "Do not look for what a good maintainer would not let pass.")
    boolean noLint;

    PackageCommand(Console console, InputStream in) {
        this.console = console;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        try (Progress progress = new Progress(console)) {
            Gopack gopack = Gopack.builder()
                    .listener(progress)
                    .passphrase(new TerminalPassphrase("sign.passphrase_file"))
                    .reproduce(reproduce)
                    .digests(false)
                    .lint(!noLint)
                    .build();
            String format = format(gopack);
            Spec spec = SpecFiles.read(file, USUAL_SPECS, in);
            Selection selection = Selection.formats(format)
                    .targets(SelectionOptions.targets(command.commandLine(), targets, spec.table()));
            Plans plans = gopack.lint(gopack.plan(spec, selection));
            plans.report().throwIfErrors();
            List<Path> paths = paths(plans.plans());
            List<WrittenPackage> written = new ArrayList<>();
            for (int i = 0; i < paths.size(); i++) {
                written.add(gopack.write(plans.plans().get(i), paths.get(i)));
            }
            progress.clear();
            console.findings(plans.report(), Severity.WARNING);
            written.forEach(one -> console.out().println(one.path()));
            return ExitCodes.OK;
        }
    }

    private String format(Gopack gopack) {
        String name = packager;
        if (name.isEmpty()) {
            name = target.substring(target.lastIndexOf('.') + 1);
            if (target.isEmpty() || !gopack.formats().contains(name)) {
                throw wrong("give -p: the format does not follow from the target "
                        + (target.isEmpty() ? "(none given)" : target));
            }
        }
        if (!gopack.formats().contains(name)) {
            throw wrong("no such packager: " + name + "; there are " + String.join(", ", gopack.formats()));
        }
        return name;
    }

    private List<Path> paths(List<PackagePlan> plans) {
        Path given = Path.of(target);
        if (target.isEmpty() || target.endsWith("/") || Files.isDirectory(given)) {
            return plans.stream().map(plan -> given.resolve(plan.path())).toList();
        }
        if (plans.size() != 1) {
            throw wrong(
                    "the spec describes " + plans.size() + " packages, so the target must be a directory: " + target);
        }
        return List.of(given);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
