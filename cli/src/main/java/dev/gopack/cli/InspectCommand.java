package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.format.PackageInfo;
import dev.gopack.io.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gopack inspect}. */
@Command(
        name = "inspect",
        description = {
            "Show what is in rpm and deb packages, whoever made them: metadata, relations, files, scripts, digests.",
            "Reads strictly and checks every digest; exit code 7 if a package is broken."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack inspect tool-1.0-1.x86_64.rpm          for people",
            "  gopack inspect --json dist/*.deb              one JSON document; an array for several packages"
        })
final class InspectCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "PACKAGE", description = "Package files.")
    List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Gopack gopack = Gopack.create();
        List<Map<String, Object>> documents = new ArrayList<>();
        boolean intact = true;
        for (Path file : files) {
            PackageInfo info = gopack.inspect(file);
            intact &= info.isIntact();
            if (json) {
                documents.add(Json.info(file.toString(), info));
            } else {
                console.out().print(InfoText.of(file.toString(), info));
            }
            info.digests().stream()
                    .filter(digest -> !digest.matches())
                    .forEach(digest -> console.fail(file + ": " + digest.name() + " is " + digest.actual()
                            + ", but the package states " + digest.stated()));
        }
        if (json) {
            console.out().print(JsonWriter.write(documents.size() == 1 ? documents.get(0) : documents));
        }
        return intact ? ExitCodes.OK : ExitCodes.VERIFICATION;
    }
}
