package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Real distributions of Go, cut down to the commands, the compiler and what they read at start. */
final class GoDistributions {

    private GoDistributions() {}

    /** What the go command says, of itself or of another release, which it fetches as a module unless it is there. */
    static String asked(Path directory, String toolchain, String variable) {
        return Tool.run(directory, Map.of("GOTOOLCHAIN", toolchain, "GOROOT", ""), List.of("go", "env", variable))
                .ok()
                .out()
                .strip();
    }

    /** The version of the machine's own Go. */
    static String ownVersion(Path directory) {
        return asked(directory, "local", "GOVERSION").replace("go", "");
    }

    /** 1.26 of 1.26.8. */
    static String series(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }

    /** Copies what is wanted of a distribution into a folder. */
    static Path cut(Path whole, Path cut) throws IOException {
        for (String file : List.of("VERSION", "go.env", "LICENSE", "README.md", "bin/go", "bin/gofmt")) {
            copy(whole, cut, file);
        }
        try (Stream<Path> tools = Files.list(whole.resolve("pkg/tool"))) {
            for (Path platform : tools.toList()) {
                copy(whole, cut, "pkg/tool/" + platform.getFileName() + "/compile");
            }
        }
        return cut;
    }

    private static void copy(Path from, Path to, String file) throws IOException {
        Path copy = to.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(from.resolve(file), copy);
        assertThat(copy.toFile().setExecutable(file.contains("/"), false)).isTrue(); // modules have no modes
    }
}
