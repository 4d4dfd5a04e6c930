package dev.gopack.toolchain;

import dev.gopack.report.CancelledException;
import dev.gopack.report.GopackException;
import dev.gopack.report.SpecException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The go command of the user, and where its user wants modules to come from.
 *
 * @param command absolute path
 * @param version such as {@code go1.26.8}
 * @param settings of the user, from the environment or {@code go env -w}
 */
record GoInstallation(Path command, String version, Map<String, String> settings) {

    /** The least version that builds here. // docs: go.dev/doc/go1.19 has -buildvcs=auto, which is used */
    static final int LEAST_MINOR = 19;

    static final String HOW_TO_GET =
            "get it from https://go.dev/dl or as golang-go (Debian, Ubuntu) or golang (Fedora, "
                    + "RHEL, openSUSE: go), or name another go command as go.build.go";

    /** What of the user's settings reaches a build: where modules come from and where they and results are kept. */
    // docs: `go help environment`, Go 1.26
    private static final List<String> KEPT = List.of(
            "GOPROXY",
            "GOSUMDB",
            "GOPRIVATE",
            "GONOSUMDB",
            "GONOPROXY",
            "GOINSECURE",
            "GOAUTH",
            "GOVCS",
            "GOTOOLCHAIN",
            "GOMODCACHE",
            "GOCACHE");

    private static final Pattern VERSION = Pattern.compile("(?:devel )?go1\\.([0-9]{1,4}).*");

    /**
     * The command of this name or path.
     *
     * @param directory where a relative path starts
     * @param work folder without a module in which go is asked for its settings
     * @throws SpecException if there is none, or it is too old
     */
    static GoInstallation find(
            String name, Path directory, Path work, Map<String, String> environment, BooleanSupplier cancelled)
            throws IOException {
        Path command = locate(name, directory, environment)
                .orElseThrow(() -> new SpecException(ToolchainRules.NO_TOOLCHAIN
                        .finding(
                                isPath(name)
                                        ? "there is no go command " + GopackException.quote(name)
                                        : "there is no command " + GopackException.quote(name) + " on the PATH")
                        .advising(HOW_TO_GET)));
        List<String> words = new ArrayList<>(List.of(command.toString(), "env", "GOVERSION"));
        words.addAll(KEPT);
        GoProcess.Result result = ask(words, work, GoEnvironment.asking(environment, KEPT), cancelled);
        List<String> values = result.out().lines().toList();
        if (result.code() != 0 || values.size() != KEPT.size() + 1) {
            String said = Secrets.in(environment.values()).mask(result.err());
            if (result.code() == 0) {
                throw new SpecException(ToolchainRules.NO_TOOLCHAIN
                        .finding(GopackException.quote(command.toString())
                                + " is no go command: \"env\" makes it say nothing of Go")
                        .advising(HOW_TO_GET));
            }
            throw new SpecException(GoFailure.of("go env", result.code(), said, environment));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < KEPT.size(); i++) {
            if (!values.get(i + 1).isEmpty()) {
                settings.put(KEPT.get(i), values.get(i + 1));
            }
        }
        refuseOld(values.get(0));
        return new GoInstallation(command, values.get(0), settings);
    }

    private static GoProcess.Result ask(
            List<String> words, Path work, Map<String, String> environment, BooleanSupplier cancelled) {
        try {
            return GoProcess.run(words, work, environment, cancelled);
        } catch (CancelledException e) {
            throw e;
        } catch (IOException e) {
            throw new SpecException(ToolchainRules.NO_TOOLCHAIN
                    .finding("the go command " + GopackException.quote(words.get(0)) + " cannot be started: "
                            + GopackException.reason(e))
                    .advising(HOW_TO_GET));
        }
    }

    /** Before Go 1.17 {@code go env} does not know the name GOVERSION. */
    private static void refuseOld(String version) {
        Matcher known = VERSION.matcher(version);
        if (version.isEmpty() || (known.matches() && Integer.parseInt(known.group(1)) < LEAST_MINOR)) {
            throw new SpecException(ToolchainRules.OLD_TOOLCHAIN
                    .finding("the Go toolchain is " + (version.isEmpty() ? "older than go1.17" : version)
                            + "; Gopack builds with go1." + LEAST_MINOR + " or later")
                    .advising(HOW_TO_GET));
        }
    }

    private static boolean isPath(String name) {
        return name.indexOf('/') >= 0 || name.indexOf(File.separatorChar) >= 0;
    }

    /**
     * Looks itself: Windows would look in the working directory first, and there may lie anything.
     */
    private static Optional<Path> locate(String name, Path directory, Map<String, String> environment) {
        if (isPath(name)) {
            return program(directory, name);
        }
        for (String folder : path(environment).split(File.pathSeparator, -1)) {
            Optional<Path> found = folder.isEmpty() ? Optional.empty() : program(folder, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> program(String folder, String name) {
        try {
            return program(Path.of(folder), name);
        } catch (InvalidPathException e) {
            return Optional.empty(); // an entry of the PATH that is none
        }
    }

    private static Optional<Path> program(Path folder, String name) {
        for (String suffix : File.separatorChar == '\\' ? List.of(".exe", "") : List.of("")) {
            Path file = folder.resolve(name + suffix).toAbsolutePath().normalize();
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static String path(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("PATH")) // Windows calls it Path
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
