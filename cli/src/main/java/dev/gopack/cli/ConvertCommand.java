package dev.gopack.cli;

import dev.gopack.PackageConverter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gopack convert}. */
@Command(
        name = "convert",
        description = {
            "Make rpm packages of format 6 of rpm packages of format 4, with the same files.",
            "Prints the path of each new package on a line of its own. They have no signatures."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack convert --rpm-format 6 --out six dist/*.rpm",
            "  gopack sign six/*.rpm --key release.asc            and sign them"
        })
final class ConvertCommand implements Callable<Integer> {

    private static final int RPM_6 = 6;

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Packages.")
    List<Path> files = new ArrayList<>();

    @Option(names = "--rpm-format", required = true, paramLabel = "FORMAT", description = "The format: 6.")
    int format;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Directory for the new packages, which have the names of the old ones; made if missing.")
    Path out = Path.of("");

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (format != RPM_6) {
            throw new ParameterException(
                    command.commandLine(), "--rpm-format: packages are converted to format 6, not to " + format);
        }
        SameNames.refuse(command.commandLine(), "--out", files);
        return Stopping.interruptible(this::convert);
    }

    private int convert() throws IOException {
        for (Path file : files) {
            Path to = out.resolve(file.getFileName());
            if (PackageConverter.rpmFormat(format, file, to)) {
                console.say(to + ": has no signature any more, since those of " + file
                        + " are of another header; gopack sign" + " makes new ones");
            }
            console.out().println(to);
        }
        return ExitCodes.OK;
    }
}
