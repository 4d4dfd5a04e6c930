package dev.gopack.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Entry point of the command. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        Ahead.start(args);
        Results results = new Results();
        PrintStream out = new PrintStream(results, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        boolean terminal = terminal();
        boolean colour = terminal && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        int code = new Cli(new Console(out, err, terminal, colour), System.in).run(args);
        out.flush();
        results.problem().ifPresent(problem -> err.println("gopack: cannot write to standard output: " + problem));
        System.exit(code);
    }

    /** The launcher knows, and says so; without it an old Java can tell only if all streams are terminals. */
    @SuppressWarnings("SystemConsoleNull") // asked of runtimes before 22 only
    private static boolean terminal() {
        String told = System.getProperty("gopack.terminal");
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        return Runtime.version().feature() < 22 && System.console() != null;
    }
}
