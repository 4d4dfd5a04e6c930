package dev.gopack.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gopack help}. picocli's own has a second {@code -h}, beside the one that every command inherits. */
@Command(name = "help", description = "Show the help of a command.")
final class HelpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Command; gopack itself if not given.")
    @Nullable
    String command;

    @Override
    public Integer call() {
        CommandLine all = spec.parent().commandLine();
        CommandLine shown = command == null ? all : all.getSubcommands().get(command);
        if (shown == null) {
            throw new ParameterException(all, "no such command: " + command);
        }
        shown.usage(all.getOut());
        return ExitCodes.OK;
    }
}
