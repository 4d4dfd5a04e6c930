package dev.gopack.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gopack.report.GopackException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a {@code main} method in a Java process of its own, for what a test cannot do to itself: another umask, another
 * locale, another user, a limit, a sudden end. Only the classes of this module are on its class path.
 */
public final class ChildJvm {

    private static final int NOBODY = 65534;

    private final Class<?> main;
    private final List<String> arguments;
    private final Map<String, String> environment = new HashMap<>();
    private String before = "";
    private String classPath = pathOf(GopackException.class) + File.pathSeparator + pathOf(ChildJvm.class);
    private boolean unprivileged;

    private ChildJvm(Class<?> main, List<String> arguments) {
        this.main = main;
        this.arguments = arguments;
    }

    /** The main method of this class with these arguments. */
    public static ChildJvm of(Class<?> main, Object... arguments) {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
        return new ChildJvm(main, Stream.of(arguments).map(String::valueOf).toList());
    }

    /** A shell command that runs first, for example {@code umask 077}. */
    public ChildJvm after(String command) {
        before = command + "; ";
        return this;
    }

    /** An environment variable of the process. */
    public ChildJvm with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * As a user to whom permissions apply. For root they do not; then the process runs as nobody, with a copy of the
     * classes in {@code readable}, a directory that this method opens to everybody.
     */
    public ChildJvm unprivileged(Path readable) throws IOException {
        if (isRoot()) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "root needs setpriv to become somebody else");
            Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));
            List<String> copies = new ArrayList<>();
            for (Class<?> type : List.of(GopackException.class, ChildJvm.class)) {
                Path copy = readable.resolve("classes" + copies.size());
                copy(pathOf(type), copy);
                copies.add(copy.toString());
            }
            classPath = String.join(File.pathSeparator, copies);
            unprivileged = true;
        }
        return this;
    }

    /** True if this very process ignores permissions. */
    public static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** Starts the process and does not wait for it. */
    public Process start() throws IOException {
        List<String> java = new ArrayList<>();
        if (unprivileged) {
            java.addAll(List.of("/usr/bin/setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-XX:-UsePerfData"));
        java.addAll(List.of("-cp", classPath, main.getName()));
        java.addAll(arguments);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", before + "exec \"$@\"", "sh"));
        command.addAll(java);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Everything that the process printed; it must end with exit code 0. */
    public String run() throws IOException, InterruptedException {
        Process process = start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError("the child failed: " + output);
        }
        return output;
    }

    private static Path pathOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
