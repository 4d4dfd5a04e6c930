package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.report.GopackException;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Plans a package of nothing beside the command line's own start. A Java that has just started spends most of a small
 * build on code that runs for the first time; what is loaded and linked here, on another processor, is not waited for
 * later. Nothing of it reaches the build: no file, no environment, no output.
 */
final class Ahead {

    /** Commands that read a spec and plan what it says. */
    private static final Set<String> PLANNING = Set.of("build", "package", "check", "explain");

    private static final String NOTHING = """
            name: ahead
            version: 1.0.0
            maintainer: A <a@example.com>
            description: nothing
            license: MIT
            contents: [{dst: /opt/ahead, type: dir}]
            """;

    private Ahead() {}

    /** Starts if the command is worth it and there is a processor to spare. */
    static void start(String[] args) {
        if (args.length == 0
                || !PLANNING.contains(args[0])
                || Runtime.getRuntime().availableProcessors() < 2) {
            return;
        }
        Thread thread = new Thread(Ahead::plan, "ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private static void plan() {
        try {
            Spec spec = SpecReader.read("ahead", NOTHING.getBytes(StandardCharsets.UTF_8), Path.of(""), Map.of());
            Gopack gopack = Gopack.builder().build();
            gopack.lint(gopack.plan(spec, Selection.ALL));
        } catch (GopackException | LinkageError e) {
            // what is wrong with this machine the command itself finds, and says
        }
    }
}
