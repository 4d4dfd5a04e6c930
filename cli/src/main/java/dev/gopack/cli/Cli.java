package dev.gopack.cli;

import dev.gopack.io.WholeFile;
import dev.gopack.report.GopackException;
import dev.gopack.report.Severity;
import dev.gopack.report.SpecException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/** The command line as an object, so that tests and programs can run it without a process. */
final class Cli {

    private static final String HELP = "help";
    private static final List<String> COMMANDS = List.of( // in the order of the manual
            "build",
            "package",
            "check",
            "explain",
            "inspect",
            "verify",
            "sign",
            "convert",
            "doctor",
            "keygen",
            "scan",
            "lint",
            "matrix",
            "reproduce",
            "targets",
            "schema",
            "version",
            HELP);
    private static final int LARGEST_LIST = 1 << 20; // what is behind that picocli reads alone
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
        // What describes a command costs time that only the one that is called is worth.
        String word = args.length == 0 ? HELP : args[0];
        Optional<Entry> called = word.equals(HELP) ? Optional.empty() : command(word);
        if (called.isPresent()) {
            commands.addSubcommand(called.get().command());
            commands.setExpandAtFiles(!called.get().ownLists());
            commands.setAllowOptionsAsOptionParameters(called.get().anyValues());
        } else {
            for (String name : COMMANDS) {
                commands.addSubcommand(command(name).orElseThrow().command());
            }
        }
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
            if (commands.isExpandAtFiles()) {
                readable(args);
            }
            return commands.execute(args);
        } catch (IOException e) {
            return failed(e, args);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            return failed(e, args);
        }
    }

    /** Lists of arguments, which picocli reads, and gives up without a word for people if it cannot. */
    private static void readable(String[] args) throws IOException {
        for (String word : args) {
            if (word.startsWith("@") && word.length() > 1) { // from Java 25 on, an empty name is the current folder
                File list = new File(word.substring(1));
                if (list.isFile() || list.isDirectory()) { // what a pipe has can be read once
                    WholeFile.read(list.toPath(), LARGEST_LIST);
                }
            }
        }
    }

    /**
     * A command, and how the words behind its name are read.
     *
     * @param ownLists true if it reads lists of files itself: a name in one is never an option
     * @param anyValues true if the value of an option may look like an option
     */
    private record Entry(Object command, boolean ownLists, boolean anyValues) {}

    /** What a word calls. Not a map: what makes the other commands would cost more than the command that is called. */
    private Optional<Entry> command(String word) {
        return switch (word) {
            case "build" -> plain(new BuildCommand(console, in));
            case "package", "pkg", "p" -> plain(new PackageCommand(console, in));
            case "check" -> plain(new CheckCommand(console, in));
            case "explain" -> plain(new ExplainCommand(console, in));
            case "inspect" -> plain(new InspectCommand(console));
            case "verify" -> Optional.of(new Entry(new VerifyCommand(console), true, false));
            case "sign" -> Optional.of(new Entry(new SignCommand(console), false, true)); // for programs that sign
            case "convert" -> plain(new ConvertCommand(console));
            case "doctor" -> plain(new DoctorCommand(console));
            case "keygen" -> plain(new KeygenCommand(console));
            case "scan" -> plain(new ScanCommand(console));
            case "lint" -> plain(new LintCommand(console));
            case "matrix" -> plain(new MatrixCommand(console));
            case "reproduce" -> plain(new ReproduceCommand(console, in));
            case "targets" -> plain(new TargetsCommand(console));
            case "schema" -> plain(new SchemaCommand(console));
            case "version" -> plain(new VersionCommand(console));
            case HELP -> plain(new HelpCommand());
            default -> Optional.empty();
        };
    }

    private static Optional<Entry> plain(Object command) {
        return Optional.of(new Entry(command, false, false));
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
