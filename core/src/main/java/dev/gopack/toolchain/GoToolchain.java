package dev.gopack.toolchain;

import dev.gopack.io.WorkDirectory;
import dev.gopack.model.GoBuild;
import dev.gopack.report.GopackException;
import dev.gopack.report.SpecException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Builds with the go command of the user. The result depends on the source, the version of Go, and what the request says;
 * of the user's environment only counts how modules are reached and where caches are.
 */
public final class GoToolchain implements GoBuilder {

    private final ProgramStore store;
    private final Map<String, String> environment;

    /**
     * A toolchain.
     *
     * @param cache folder for built programs and for temporary files; made if missing
     * @param environment the user's, with PATH and the settings of go
     */
    public GoToolchain(Path cache, Map<String, String> environment) {
        this.store = new ProgramStore(cache.toAbsolutePath());
        this.environment = Map.copyOf(environment);
    }

    /** The toolchain that the environment of this process has, with the cache at its usual place. */
    public static GoToolchain ofEnvironment() {
        Map<String, String> environment = System.getenv();
        return new GoToolchain(CacheDirectory.of(environment), environment);
    }

    @Override
    public Path build(GoRequest request, BooleanSupplier cancelled) throws IOException {
        Map<String, String> decided = GoEnvironment.decided(request);
        Path directory = directory(request);
        try (WorkDirectory work = store.work()) {
            GoInstallation go = GoInstallation.find(
                    request.build().command(), request.directory(), work.path(), environment, cancelled);
            List<String> command = command(request.build());
            Run run = new Run(go, command, decided, directory, cancelled);
            Optional<String> key = ModuleKey.of(request.build(), go, command, decided);
            Optional<Path> before = key.isPresent() ? store.module(key.get()) : Optional.empty();
            Path program;
            if (before.isPresent()) {
                program = before.get();
            } else {
                Path built = built(
                        request.build(), run, Files.createDirectory(work.path().resolve("1")), Map.of());
                program = key.isPresent() ? store.keepModule(key.get(), built) : store.keepContent(built);
            }
            if (request.reproduce()) {
                Path again = Files.createDirectory(work.path().resolve("2"));
                Map<String, String> own =
                        Map.of("GOCACHE", again.resolve("cache").toString());
                refuseDifference(request, program, built(request.build(), run, again, own));
            }
            return program;
        }
    }

    /** How go is called again and again for one request. */
    private record Run(
            GoInstallation go,
            List<String> command,
            Map<String, String> decided,
            Path directory,
            BooleanSupplier cancelled) {}

    private static Path directory(GoRequest request) {
        Path directory =
                request.directory().resolve(request.build().directory()).toAbsolutePath();
        if (!Files.isDirectory(directory)) {
            throw new SpecException(ToolchainRules.BUILD_FAILED.finding("there is no folder "
                    + GopackException.quote(request.build().directory()) + " to build in"));
        }
        return directory.normalize();
    }

    /** What follows the name of the command, save where the program goes. */
    private static List<String> command(GoBuild build) {
        List<String> words = new ArrayList<>();
        words.add(build.isModule() ? "install" : "build");
        if (build.trimpath()) {
            words.add("-trimpath");
        }
        // docs: `go help build`: auto writes the revision if the folder is in a repository, and is silent otherwise
        words.add("-buildvcs=" + (build.vcs() ? "auto" : "false"));
        if (build.mod() != GoBuild.Mod.AUTO) {
            words.add("-mod=" + build.mod().name().toLowerCase(Locale.ROOT));
        }
        if (!build.tags().isEmpty()) {
            words.add("-tags=" + String.join(",", build.tags()));
        }
        List<String> ldflags = new ArrayList<>(build.strip() ? List.of("-s -w") : List.of());
        ldflags.addAll(build.ldflags());
        if (!ldflags.isEmpty()) {
            words.add("-ldflags=" + String.join(" ", ldflags));
        }
        words.add(build.source());
        return words;
    }

    /** Runs go once, and gives the only program that came of it. */
    private Path built(GoBuild build, Run run, Path work, Map<String, String> more) throws IOException {
        Map<String, String> settings = new TreeMap<>(run.go().settings());
        settings.putAll(more);
        settings.put("GOTMPDIR", work.toString());
        Path out = Files.createDirectory(work.resolve("bin"));
        List<String> words = new ArrayList<>(run.command());
        if (build.isModule()) {
            // docs: `go help install`: another architecture's program goes to GOPATH/bin/linux_GOARCH, GOBIN is refused
            settings.put("GOPATH", work.toString());
            GoEnvironment.offline(settings);
        } else {
            words.add(1, "-o");
            words.add(2, out + java.io.File.separator); // a folder: go decides the name
        }
        words.add(0, run.go().command().toString());
        Map<String, String> complete = GoEnvironment.complete(environment, settings, run.decided());
        // The folder of a module has no part in it; of a folder, links are as the user sees them.
        Path directory = build.isModule() ? work : run.directory();
        complete.put("PWD", directory.toString());
        GoProcess.Result result = GoProcess.run(words, directory, complete, run.cancelled());
        if (result.code() != 0) {
            String said = Secrets.in(environment.values())
                    .and(run.go().settings().values())
                    .mask(result.err());
            throw new SpecException(GoFailure.of(what(build), result.code(), said, complete));
        }
        return only(build, programs(out));
    }

    private static String what(GoBuild build) {
        return "go " + (build.isModule() ? "install " : "build ") + build.source();
    }

    private static Path only(GoBuild build, List<Path> programs) {
        if (programs.size() != 1) {
            throw new SpecException(ToolchainRules.NOT_ONE_PROGRAM
                    .finding(what(build) + " makes "
                            + (programs.isEmpty() ? "no program" : programs.size() + " programs"))
                    .advising("name one package whose name is main"));
        }
        return programs.get(0);
    }

    private static List<Path> programs(Path folder) throws IOException {
        List<Path> programs = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                programs.addAll(Files.isDirectory(entry) ? programs(entry) : List.of(entry));
            }
        }
        return programs;
    }

    private static void refuseDifference(GoRequest request, Path one, Path other) throws IOException {
        Optional<String> difference = Difference.between(one, other);
        if (difference.isPresent()) {
            GoBuild build = request.build();
            String advice = !build.trimpath()
                    ? "trimpath: true keeps paths out"
                    : build.cgo() && request.date().isEmpty()
                            ? "give a date, mtime or SOURCE_DATE_EPOCH, which the C compiler takes for the time"
                            : "find what differs from run to run in the source, or in what it generates";
            throw new SpecException(ToolchainRules.NOT_REPRODUCIBLE
                    .finding("two builds of " + build.source() + " differ " + difference.get())
                    .advising(advice));
        }
    }
}
