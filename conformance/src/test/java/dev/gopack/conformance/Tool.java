package dev.gopack.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs real tools. */
final class Tool {

    private Tool() {}

    /**
     * What a process left behind.
     *
     * @param command what was run
     * @param code exit code
     * @param out standard output
     * @param err standard error
     */
    record Result(List<String> command, int code, String out, String err) {

        /** This result, after checking that the tool was content. */
        Result ok() {
            if (code != 0) {
                throw new AssertionError(this + " failed");
            }
            return this;
        }

        /** Lines of standard output. */
        List<String> lines() {
            return out.lines().toList();
        }

        @Override
        public String toString() {
            return String.join(" ", command) + "\nexit code " + code + "\n" + out + err;
        }
    }

    /** Runs a command; each argument is its text. */
    static Result run(Object... command) {
        return run(Path.of("."), Map.of(), List.of(command));
    }

    /** Runs a command in a directory with more environment; a value of null takes a variable away. */
    static Result run(Path directory, Map<String, String> environment, List<?> command) {
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add(word.toString()));
        try {
            Path out = Files.createTempFile("gopack-out", ".txt");
            Path err = Files.createTempFile("gopack-err", ".txt");
            try {
                Process process = process(directory, environment, words)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                process.getOutputStream().close();
                int code = process.waitFor();
                return new Result(words, code, text(out), text(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new AssertionError(words.get(0) + " cannot be run; ./verify installs it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A process that is not started yet, with the environment that makes tools speak plainly. */
    static ProcessBuilder process(Path directory, Map<String, String> environment, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", "/root"); // Debian's rpm has its database there
        environment.forEach((name, value) -> builder.environment().put(name, value));
        return builder;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** A directory that an environment variable names. */
    static Path directory(String variable) {
        String value = System.getenv(variable);
        if (value == null || !Files.isDirectory(Path.of(value))) {
            throw new AssertionError(variable + " names no directory; ./verify prepares it");
        }
        return Path.of(value);
    }
}
