package dev.gopack.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Go's own answers about modules: a small program over golang.org/x/mod, built once, asked many things at once. */
final class ModuleOracle {

    private static final String VERSION = "v0.42.0"; // one of scripts/module-corpus

    /** What the go command needs to work without a network. */
    static final Map<String, String> OFFLINE =
            Map.of("GOFLAGS", "-mod=mod", "GOPROXY", "off", "GONOSUMDB", "*", "GONOSUMCHECK", "1", "GOWORK", "off");

    private static Path program;

    private ModuleOracle() {}

    /** The directory that scripts/module-corpus filled. */
    static Path corpus() {
        return Tool.directory("GOPACK_MODULE_CORPUS");
    }

    /**
     * A module of the corpus.
     *
     * @param path module path
     * @param version its version
     * @param directory its files
     * @param zip its zip in the module cache
     */
    record Module(String path, String version, Path directory, Path zip) {}

    /** All modules of the corpus. */
    static List<Module> modules() {
        try (Stream<String> lines = Files.lines(corpus().resolve("list"))) {
            return lines.map(line -> line.split("\t"))
                    .map(words -> new Module(words[0], words[1], Path.of(words[2]), Path.of(words[3])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Go's module cache. */
    static Path cache() {
        return Path.of(Tool.run("go", "env", "GOMODCACHE").ok().out().strip());
    }

    /** An answer for each question, which is a line of words separated by tabs. */
    static List<String> ask(List<String> questions) {
        try {
            Path input = Files.createTempFile("gopack-questions", ".txt");
            Files.write(input, questions, StandardCharsets.UTF_8);
            List<String> answers = Tool.run("sh", "-c", "exec \"$0\" <\"$1\"", program(), input)
                    .ok()
                    .lines();
            Files.delete(input);
            if (answers.size() != questions.size()) {
                throw new AssertionError(answers.size() + " answers to " + questions.size() + " questions");
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path program() throws IOException {
        if (program == null) {
            Path directory = Files.createTempDirectory("gopack-oracle");
            try (InputStream source = ModuleOracle.class.getResourceAsStream("/module-oracle/main.go")) {
                Files.copy(source, directory.resolve("main.go"));
            }
            Files.writeString(
                    directory.resolve("go.mod"),
                    "module example.com/oracle\n\ngo 1.22\n\nrequire golang.org/x/mod " + VERSION + "\n");
            Tool.run(directory, OFFLINE, List.of("go", "build", "-o", "oracle", "."))
                    .ok();
            program = directory.resolve("oracle");
            program.toFile().deleteOnExit();
        }
        return program;
    }
}
