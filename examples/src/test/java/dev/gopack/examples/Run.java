package dev.gopack.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands as a user would. */
final class Run {

    /** The checkout's root. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The runnable jar. */
    static final Path JAR = ROOT.resolve("cli/target/gopack.jar");

    private Run() {}

    /**
     * What a process left behind.
     *
     * @param code exit code
     * @param out standard output
     * @param err standard error
     */
    record Result(int code, String out, String err) {}

    /** Runs the gopack command with more environment. */
    static Result gopack(Path directory, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        java.util.ArrayList<String> command = new java.util.ArrayList<>(List.of(java(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return command(directory, environment, command);
    }

    /** Runs any command. */
    static Result command(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        assertThat(JAR)
                .as("run the build with mvn verify, so that the jar is there")
                .exists();
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        Result result = new Result(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return result;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where the real Go programs are that the example specs package; ./verify builds them. */
    static String corpus() {
        String corpus = System.getenv("GOPACK_CORPUS");
        if (corpus == null || !Files.isDirectory(Path.of(corpus))) {
            throw new AssertionError("GOPACK_CORPUS names no directory; scripts/corpus makes it, ./verify sets it");
        }
        return corpus;
    }
}
