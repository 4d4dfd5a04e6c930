package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.imports.BuildContext;
import dev.gopack.imports.ScanOptions;
import dev.gopack.io.JsonWriter;
import dev.gopack.module.ModuleCache;
import dev.gopack.report.Finding;
import dev.gopack.report.FormatException;
import dev.gopack.report.Severity;
import dev.gopack.survey.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gopack scan}. */
@Command(
        name = "scan",
        description = {
            "Show what Go programs are made of, and what the sources of Go modules import.",
            "That is toolchain, modules, settings, linked packages and libraries. Reads ELF, PE and Mach-O files, rpm and"
                    + " deb packages with programs, directories of programs, directories with go.mod or go.work, and zips"
                    + " of modules. Needs no Go."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack scan /usr/bin/dlv                     one program, for people",
            "  gopack scan --deps --packages dist/tool      with its modules and linked packages",
            "  gopack scan --json tool-1.0-1.x86_64.rpm     one JSON document; an array for several paths",
            "  gopack scan --packages .                     the packages of the module in this directory, and their imports"
        })
final class ScanCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Programs, packages, modules, directories.")
    List<Path> paths = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document, with all that is known.")
    boolean json;

    @Option(
            names = "--packages",
            description =
                    "List the linked packages, and what they show of where the program runs; of sources, the packages and"
                            + " their imports.")
    boolean packages;

    @Option(
            names = "--deps",
            description =
                    "List the modules; of sources, also all packages that a build needs, as far as they are here: "
                            + "in the module cache, vendored, in the workspace.")
    boolean deps;

    @Option(
            names = "--quick",
            description =
                    "With --json, leave out of programs what their functions show: linked packages, and what matters for"
                            + " where they run. Takes a fraction of the time.")
    boolean quick;

    @Option(
            names = "--tests",
            description = "Of sources, with --deps: also the packages that the tests of the module need.")
    boolean tests;

    @Option(
            names = "--goroot",
            paramLabel = "DIR",
            description =
                    "Where Go is installed: with --deps, what the standard library imports in turn is listed too, from its "
                            + "sources there.")
    Optional<Path> goroot = Optional.empty();

    @Option(
            names = "--platform",
            paramLabel = "GOOS/GOARCH",
            description = "For which platform sources are looked at. Default: ${DEFAULT-VALUE}.",
            defaultValue = "linux/amd64")
    String platform = "";

    @Option(names = "--cgo", description = "Look at sources as a build with cgo does.")
    boolean cgo;

    @Option(
            names = "--tags",
            paramLabel = "TAG",
            split = "[\\s,]+(?=.)", // as go list takes them
            splitSynopsisLabel = ",",
            description = "Build tags, for sources, with commas or blanks between them.")
    List<String> tags = new ArrayList<>();

    ScanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Gopack gopack = Gopack.create();
        BuildContext context = context();
        ScanOptions options = options();
        List<Map<String, Object>> documents = new ArrayList<>();
        int code = ExitCodes.OK;
        for (Path path : paths) {
            try {
                Subject subject = gopack.survey(path, context, options);
                List<String> unread = unread(subject);
                unread.forEach(problem -> console.fail(path + ": " + problem));
                code = code == ExitCodes.OK && !unread.isEmpty() ? ExitCodes.VERIFICATION : code;
                if (json) {
                    documents.add(ScanJson.of(subject, context, !quick));
                } else {
                    console.out().print(new ScanText(deps, packages).of(subject));
                }
            } catch (FormatException | IOException e) { // the others are shown all the same
                if (paths.size() == 1) {
                    throw e;
                }
                String problem = Cli.reason(e);
                console.fail(problem);
                code = code == ExitCodes.OK ? ExitCodes.of(e) : code;
                documents.add(ScanJson.unread(path, problem));
            }
        }
        if (json) {
            console.out().print(JsonWriter.write(documents.size() == 1 ? documents.get(0) : documents));
        }
        return code;
    }

    private BuildContext context() {
        String[] words = platform.split("/", -1);
        if (words.length != 2 || words[0].isEmpty() || words[1].isEmpty()) {
            refuse("--platform: " + platform + " is not like linux/amd64");
        }
        if (!BuildContext.platforms().contains(platform)) {
            String known = BuildContext.platforms().stream()
                    .filter(one -> one.startsWith(words[0] + "/"))
                    .collect(Collectors.joining(", "));
            refuse("--platform: Go is not made for " + platform
                    + (known.isEmpty() ? "; linux/amd64 is written so" : "; of " + words[0] + " it knows " + known));
        }
        return BuildContext.of(words[0], words[1]).withCgo(cgo).withTags(tags);
    }

    private ScanOptions options() {
        Optional<Path> cache = ModuleCache.find(System.getenv()).map(ModuleCache::directory);
        ScanOptions options = deps ? ScanOptions.withDependencies(cache.orElse(null)) : ScanOptions.moduleOnly();
        options = options.withFunctions(packages || (json && !quick))
                .withTests(tests)
                .withWorkspace(!"off".equals(System.getenv("GOWORK")));
        if (quick && packages) {
            refuse("--quick: --packages lists what it leaves out");
        }
        if (tests && !deps) {
            refuse("--tests: only --deps follows what is imported");
        }
        if (goroot.isPresent() && !deps) {
            refuse("--goroot: only --deps looks at the standard library's sources");
        }
        goroot.filter(root -> !Files.isRegularFile(root.resolve("src/fmt/print.go")))
                .ifPresent(root ->
                        refuse("--goroot: " + root + " has no src with the sources of Go; go env GOROOT says where"));
        return goroot.isPresent() ? options.withGoroot(goroot.get()) : options;
    }

    private void refuse(String problem) {
        throw new CommandLine.ParameterException(spec.commandLine(), problem);
    }

    private static List<String> unread(Subject subject) {
        if (subject instanceof Subject.Sources sources) {
            return sources.scan().report().findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .map(Finding::toString)
                    .toList();
        }
        if (subject instanceof Subject.Directory directory) {
            return directory.unread();
        }
        return subject instanceof Subject.InPackage inPackage ? inPackage.unread() : List.of();
    }
}
