package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.io.JsonWriter;
import dev.gopack.report.Severity;
import dev.gopack.reproduce.BuildRecord;
import dev.gopack.reproduce.Reproduction;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gopack reproduce}. */
@Command(
        name = "reproduce",
        description = {
            "Build a package again from its spec, and say whether every byte is the same.",
            "If not, says what differs: inputs, fields, files, and the first byte; exit code 7.",
            "The record that \"build --record\" leaves beside a package tells causes from effects."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack reproduce dist/tool_1.0_amd64.deb gopack.yaml",
            "  gopack reproduce tool-1.0-1.x86_64.rpm --record tool.json    with the record from elsewhere"
        })
final class ReproduceCommand implements Callable<Integer> {

    private final Console console;
    private final InputStream in;

    @Parameters(index = "0", paramLabel = "PACKAGE", description = "Package file.")
    Path file = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SPEC",
            description = "Spec file; - for standard input. If not given: gopack.yaml or nfpm.yaml.")
    @Nullable
    String specFile;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Record of the build. If not given: PACKAGE.record.json, if that is there.")
    @Nullable
    Path record;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    ReproduceCommand(Console console, InputStream in) {
        this.console = console;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        Reproduction made = make();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("package", made.file().toString());
            document.put("same", made.isSame());
            document.put("sha256", made.sha256());
            document.put("rebuiltSha256", made.rebuiltSha256());
            document.put("differences", made.differences());
            console.out().print(JsonWriter.write(document));
        } else if (made.isSame()) {
            console.out().println(made.file() + ": the same, SHA-256 " + made.sha256());
        } else {
            made.differences().forEach(difference -> console.out().println(made.file() + ": " + difference));
        }
        if (!made.isSame() && !json) {
            console.fail(made.file() + " did not come out the same");
        }
        return made.isSame() ? ExitCodes.OK : ExitCodes.VERIFICATION;
    }

    private Reproduction make() throws IOException {
        try (Progress progress = new Progress(console)) {
            Spec spec = SpecFiles.read(specFile, BuildCommand.USUAL_SPECS, in);
            Reproduction made = Gopack.builder()
                    .listener(progress)
                    .passphrase(new TerminalPassphrase("sign.passphrase_file"))
                    .build()
                    .reproduce(file, spec, record());
            console.findings(spec.report(), Severity.WARNING);
            return made;
        }
    }

    private Optional<BuildRecord> record() throws IOException {
        if (record != null) {
            return Optional.of(BuildRecord.read(record));
        }
        Path beside = BuildRecord.beside(file);
        return Files.exists(beside) ? Optional.of(BuildRecord.read(beside)) : Optional.empty();
    }
}
