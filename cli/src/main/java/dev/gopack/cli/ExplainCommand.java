package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.Plans;
import dev.gopack.format.PackagePlan;
import dev.gopack.io.JsonWriter;
import dev.gopack.model.RelationKind;
import dev.gopack.report.Severity;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
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

/** {@code gopack explain}. */
@Command(
        name = "explain",
        description = {
            "Say for each relation of the packages why it is there: the line of the spec, or the file and symbol.",
            "Writes nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack explain                        the packages of gopack.yaml (or nfpm.yaml)",
            "  gopack explain --format rpm --json    one JSON document",
            "  gopack explain --generators           what relations can be derived from"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Console console;
    private final InputStream in;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SPEC", description = "Spec file; - for standard input.")
    @Nullable
    String file;

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Option(names = "--generators", description = "List the generators that derive.off in a spec can name.")
    boolean generators;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    ExplainCommand(Console console, InputStream in) {
        this.console = console;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        Gopack gopack = Gopack.create();
        if (generators) {
            if (json) {
                console.out().print(JsonWriter.write(new LinkedHashMap<>(gopack.generators())));
            } else {
                gopack.generators().forEach((id, summary) -> console.out().println(pad(id, 16) + summary));
            }
            return ExitCodes.OK;
        }
        Plans plans;
        try (Progress progress = new Progress(console)) { // a Go program may be built, which can be stopped
            selection.check(gopack);
            Spec spec = SpecFiles.read(file, BuildCommand.USUAL_SPECS, in);
            plans = Gopack.builder().listener(progress).build().plan(spec, selection.selection(spec));
        }
        plans.report().throwIfErrors();
        console.findings(plans.report(), Severity.WARNING);
        if (json) {
            List<Map<String, Object>> documents = new ArrayList<>();
            plans.plans().forEach(plan -> documents.add(Json.plan(plan, plan.path())));
            console.out().print(JsonWriter.write(Map.of("packages", documents)));
        } else {
            plans.plans().forEach(this::print);
        }
        return ExitCodes.OK;
    }

    private void print(PackagePlan plan) {
        console.out().println(plan.path());
        int width = plan.relations().stream()
                .mapToInt(relation -> relation.text().length())
                .filter(length -> length < 60)
                .max()
                .orElse(0);
        RelationKind last = null;
        for (PackagePlan.Relation relation : plan.relations()) {
            if (relation.kind() != last) {
                console.out()
                        .println("  "
                                + relation.kind()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '));
                last = relation.kind();
            }
            console.out()
                    .println("    " + pad(relation.text(), width + 2)
                            + relation.reason().orElse("the spec says so"));
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(2, width - text.length()));
    }
}
