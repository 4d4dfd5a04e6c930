package dev.gopack.cli;

import dev.gopack.report.GopackException;
import dev.gopack.report.Severity;
import dev.gopack.report.SpecException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The command line as an object, so that tests and programs can run it without a process. */
final class Cli {

    private static final String HELP = "help";
    private static final Set<String> VERSION = Set.of("version", "--version", "-v");

    private final Console console;
    private final InputStream in;

    /** A command line that speaks to the console and may read a spec from {@code in}. */
    Cli(Console console, InputStream in) {
        this.console = console;
        this.in = in;
    }

    /** Runs one command and returns its exit code. Never throws. */
    int run(String... args) {
        if (args.length == 1 && VERSION.contains(args[0])) {
            console.out().println(VersionCommand.line()); // what scripts ask first needs no description of commands
            return console.out().checkError() ? ExitCodes.INPUT_OUTPUT : ExitCodes.OK;
        }
        CommandLine commands = new CommandLine(new RootCommand());
        Map<String, Supplier<Object>> all = subcommands();
        // What describes a command costs time that only the one that is called is worth.
        Supplier<Object> called = args.length == 0 ? null : all.get(args[0]);
        if (called != null && !args[0].equals(HELP)) {
            commands.addSubcommand(called.get());
        } else {
            all.values().forEach(command -> commands.addSubcommand(command.get()));
        }
        // verify reads lists of files itself: a name in one is never an option
        commands.setExpandAtFiles(args.length == 0 || !args[0].equals("verify"));
        // what a program that signs is called with may look like an option of ours
        commands.setAllowOptionsAsOptionParameters(args.length > 0 && args[0].equals("sign"));
        commands.getCommandSpec().versionProvider(() -> new String[] {VersionCommand.line()});
        commands.setOut(writer(console.out()));
        commands.setErr(writer(console.err()));
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commands.setUsageHelpAutoWidth(false);
        commands.setUsageHelpWidth(100);
        commands.setParameterExceptionHandler(this::usage);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, args));
        int code = execute(commands, args);
        console.out().flush();
        return console.out().checkError() ? ExitCodes.INPUT_OUTPUT : code;
    }

    private int execute(CommandLine commands, String[] args) {
        try {
            return commands.execute(args);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            return failed(e, args);
        }
    }

    private Map<String, Supplier<Object>> subcommands() {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>(); // in the order of the manual
        all.put("build", () -> new BuildCommand(console, in));
        all.put("package", () -> new PackageCommand(console, in));
        all.put("check", () -> new CheckCommand(console, in));
        all.put("explain", () -> new ExplainCommand(console, in));
        all.put("inspect", () -> new InspectCommand(console));
        all.put("verify", () -> new VerifyCommand(console));
        all.put("sign", () -> new SignCommand(console));
        all.put("convert", () -> new ConvertCommand(console));
        all.put("doctor", () -> new DoctorCommand(console));
        all.put("keygen", () -> new KeygenCommand(console));
        all.put("scan", () -> new ScanCommand(console));
        all.put("lint", () -> new LintCommand(console));
        all.put("matrix", () -> new MatrixCommand(console));
        all.put("reproduce", () -> new ReproduceCommand(console, in));
        all.put("targets", () -> new TargetsCommand(console));
        all.put("schema", () -> new SchemaCommand(console));
        all.put("version", () -> new VersionCommand(console));
        all.put(HELP, HelpCommand::new);
        return all;
    }

    private int usage(CommandLine.ParameterException wrong, String[] args) {
        console.fail(String.valueOf(wrong.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, writer(console.err()));
        console.say("Try: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
    }

    private int failed(Throwable failure, String[] args) {
        if (failure instanceof SpecException spec) {
            console.findings(spec.report(), Severity.WARNING);
        } else if (failure instanceof GopackException) {
            console.fail(String.valueOf(failure.getMessage()));
        } else if (failure instanceof IOException io) {
            console.fail(reason(io));
        } else {
            console.fail("internal error: " + failure);
            console.say("This is a fault of Gopack. Please report it with the output of the same command and --debug.");
        }
        if (java.util.Arrays.asList(args).contains("--debug")) {
            failure.printStackTrace(console.err());
        }
        return ExitCodes.of(failure);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** What went wrong, for people. */
    static String reason(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file: " + failure.getMessage();
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied: " + failure.getMessage();
        }
        return String.valueOf(failure.getMessage());
    }
}
