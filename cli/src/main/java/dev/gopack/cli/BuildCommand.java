package dev.gopack.cli;

import dev.gopack.BuildResult;
import dev.gopack.Gopack;
import dev.gopack.Plans;
import dev.gopack.Selection;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.JsonWriter;
import dev.gopack.report.Report;
import dev.gopack.report.Severity;
import dev.gopack.report.SpecException;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gopack build}. */
@Command(
        name = "build",
        description = {
            "Build the packages that a spec describes: every format, target and architecture, unless told otherwise.",
            "Prints the path of each package on a line of its own."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack build                              gopack.yaml (or nfpm.yaml) into this directory",
            "  gopack build tool.yaml --out dist         another spec, another directory",
            "  gopack build --format deb --arch arm64    one package",
            "  gopack build --target el9,debian12        packages for these releases of distributions",
            "  gopack build --target host                a package for this machine",
            "  gopack build --dry-run                    what would be built, with every relation and its cause",
            "  VERSION=1.2.3 gopack build --json         one JSON document with sizes and digests"
        })
final class BuildCommand implements Callable<Integer> {

    static final List<String> USUAL_SPECS = List.of("gopack.yaml", "gopack.yml", "nfpm.yaml", "nfpm.yml");

    private final Console console;
    private final InputStream in;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SPEC",
            description = "Spec file; - for standard input. If not given: gopack.yaml or nfpm.yaml.")
    @Nullable
    String file;

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Directory for the packages; made if missing. This one if not given.")
    Path out = Path.of("");

    @Option(names = "--json", description = "Print one JSON document instead of paths.")
    boolean json;

    @Option(names = "--dry-run", description = "Decide everything, show it, write nothing.")
    boolean dryRun;

    @Option(names = "--reproduce", description = "Build Go programs twice, and fail if the two differ.")
    boolean reproduce;

    @Option(names = "--record", description = "Write PACKAGE.record.json beside each package: what it was built from.")
    boolean record;

    BuildCommand(Console console, InputStream in) {
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
                    .record(record)
                    .digests(json)
                    .build();
            selection.check(gopack);
            Spec spec = SpecFiles.read(file, USUAL_SPECS, in);
            Selection chosen = selection.selection(spec);
            if (dryRun) {
                return plan(gopack, spec, chosen);
            }
            BuildResult result = gopack.build(spec, out, chosen);
            progress.clear();
            console.findings(result.report(), Severity.WARNING);
            print(result);
            return ExitCodes.OK;
        } catch (SpecException e) {
            if (json) {
                document(List.of(), e.report());
            }
            throw e;
        }
    }

    private void print(BuildResult result) {
        if (json) {
            document(result.packages().stream().map(Json::written).toList(), result.report());
            return;
        }
        for (WrittenPackage written : result.packages()) {
            console.out().println(written.path());
        }
    }

    private int plan(Gopack gopack, Spec spec, Selection chosen) {
        Plans plans = gopack.plan(spec, chosen);
        plans.report().throwIfErrors();
        console.findings(plans.report(), Severity.WARNING);
        if (json) {
            document(
                    plans.plans().stream()
                            .map(plan -> Json.plan(plan, path(plan)))
                            .toList(),
                    plans.report());
            return ExitCodes.OK;
        }
        for (PackagePlan plan : plans.plans()) {
            console.out().println(path(plan));
            console.say("  " + plan.name() + " " + plan.evr() + ", " + plan.nativeArchitecture() + ", "
                    + plan.files().size() + " entries, " + plan.contentSize() + " bytes");
            for (PackagePlan.Relation relation : plan.relations()) {
                console.say("  " + relation.kind().name().toLowerCase(Locale.ROOT) + ": " + relation.text()
                        + relation.reason().map(reason -> "  (" + reason + ")").orElse(""));
            }
        }
        return ExitCodes.OK;
    }

    private String path(PackagePlan plan) {
        return out.resolve(plan.path()).toString();
    }

    private void document(List<Map<String, Object>> packages, Report report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dryRun", dryRun);
        document.put("packages", packages);
        document.put("findings", Json.findings(report));
        console.out().print(JsonWriter.write(document));
    }
}
