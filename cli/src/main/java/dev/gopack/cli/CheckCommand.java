package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.io.JsonWriter;
import dev.gopack.report.Report;
import dev.gopack.report.Severity;
import dev.gopack.report.SpecException;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gopack check}. */
@Command(
        name = "check",
        description = "Say everything that is wrong with a spec, and write nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack check                      check gopack.yaml (or nfpm.yaml)",
            "  gopack check --fail-on warning    exit code 5 if there is as much as a warning",
            "  gopack check nfpm.yaml --json     findings as one JSON document"
        })
final class CheckCommand implements Callable<Integer> {

    private final Console console;
    private final InputStream in;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SPEC", description = "Spec file; - for standard input.")
    @Nullable
    String file;

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 5 if a finding has this weight or more: info, warning, error.")
    @Nullable
    String failOn;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Option(names = "--no-lint", description = "Do not look for what a good maintainer would not let pass.")
    boolean noLint;

    CheckCommand(Console console, InputStream in) {
        this.console = console;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        Severity threshold = selection.severity(failOn);
        Report report = report();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("findings", Json.findings(report));
            console.out().print(JsonWriter.write(document));
        }
        console.findings(report, Severity.INFO);
        if (report.hasErrors()) {
            return ExitCodes.SPEC;
        }
        return failOn != null && !report.atLeast(threshold).isEmpty() ? ExitCodes.FINDINGS : ExitCodes.OK;
    }

    private Report report() throws IOException {
        try (Progress progress = new Progress(console)) { // a Go program may be built, which can be stopped
            Gopack gopack = Gopack.builder().listener(progress).lint(!noLint).build();
            selection.check(gopack);
            Spec spec = SpecFiles.read(file, BuildCommand.USUAL_SPECS, in);
            return gopack.check(spec, selection.selection(spec));
        } catch (SpecException e) {
            return e.report();
        }
    }
}
