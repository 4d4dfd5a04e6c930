package dev.gopack.toolchain;

import dev.gopack.report.CancelledException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Runs a command to its end, or ends it with all that it has started. */
final class GoProcess {

    private static final long LOOK_EVERY_MILLISECONDS = 50;
    private static final long PATIENCE_SECONDS = 10;

    private GoProcess() {}

    /** What a process left behind. */
    record Result(int code, String out, String err) {}

    /**
     * Runs a command with exactly this environment and nothing to read.
     *
     * @throws IOException if it cannot be started
     * @throws CancelledException if it was to stop, or the thread was interrupted
     */
    static Result run(List<String> command, Path directory, Map<String, String> environment, BooleanSupplier cancelled)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        refuse(cancelled);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            Captured out = Captured.of(process.getInputStream());
            Captured err = Captured.of(process.getErrorStream());
            while (!process.waitFor(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                refuse(cancelled);
            }
            return new Result(process.exitValue(), out.text(), err.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted", e);
        } finally {
            if (process.isAlive()) {
                kill(process);
            }
        }
    }

    private static void refuse(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancelledException("cancelled before it was complete");
        }
    }

    /** Ends a process, its children, and theirs; waits until it is gone, so that its files can be deleted. */
    private static void kill(Process process) {
        List<ProcessHandle> children;
        try (Stream<ProcessHandle> all = process.descendants()) {
            children = all.toList(); // once their parent is gone they are no longer its children
        }
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
