package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.io.JsonWriter;
import dev.gopack.survey.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gopack scan}. */
@Command(
        name = "scan",
        description = {
            "Show what compiled Go programs are made of: toolchain, modules, settings, linked packages, libraries.",
            "Reads ELF, PE and Mach-O files, rpm and deb packages with programs, and directories. Needs no Go."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack scan /usr/bin/dlv                     one program, for people",
            "  gopack scan --deps --packages dist/tool      with its modules and linked packages",
            "  gopack scan --json tool-1.0-1.x86_64.rpm     one JSON document; an array for several paths"
        })
final class ScanCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Programs, packages, directories.")
    List<Path> paths = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document, with all that is known.")
    boolean json;

    @Option(names = "--packages", description = "List the linked packages.")
    boolean packages;

    @Option(names = "--deps", description = "List the modules.")
    boolean deps;

    ScanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Gopack gopack = Gopack.create();
        List<Map<String, Object>> documents = new ArrayList<>();
        boolean whole = true;
        for (Path path : paths) {
            Subject subject = gopack.survey(path);
            whole &= unread(subject).isEmpty();
            unread(subject).forEach(problem -> console.fail(path + ": " + problem));
            if (json) {
                documents.add(ScanJson.of(subject));
            } else {
                console.out().print(new ScanText(deps, packages).of(subject));
            }
        }
        if (json) {
            console.out().print(JsonWriter.write(documents.size() == 1 ? documents.get(0) : documents));
        }
        return whole ? ExitCodes.OK : ExitCodes.VERIFICATION;
    }

    private static List<String> unread(Subject subject) {
        if (subject instanceof Subject.Directory directory) {
            return directory.unread();
        }
        return subject instanceof Subject.InPackage inPackage ? inPackage.unread() : List.of();
    }
}
