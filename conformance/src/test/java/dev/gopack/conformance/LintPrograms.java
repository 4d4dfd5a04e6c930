package dev.gopack.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs for {@link LintCases}: small ones that a compiler of C makes, and those of Go that were built before. */
final class LintPrograms {

    private static final List<GoPrograms.Program> BUILT = GoPrograms.all();

    private final Path directory;

    LintPrograms(Path directory) {
        this.directory = directory;
    }

    /** A program of C with everything that is wanted, and then flags; without symbols. */
    Path c(String name, String... flags) {
        return compile(
                name, "int main(void) { return 0; }\n", List.of("-s", "-pie", "-fPIE", "-Wl,-z,relro,-z,now"), flags);
    }

    /** The same with its symbols. */
    Path cWithSymbols(String name, String... flags) {
        return compile(name, "int main(void) { return 0; }\n", List.of("-pie", "-fPIE", "-Wl,-z,relro,-z,now"), flags);
    }

    /** A library, whose code has an address in it that is filled in when it is loaded. */
    Path library(String name, boolean changed) {
        String assembler = ".text\n.globl place\nplace: .quad " + (changed ? "place" : "1")
                + "\n.section .note.GNU-stack,\"\",@progbits\n";
        Path source = write(name + ".s", assembler);
        Path program = directory.resolve(name + ".so");
        Tool.run("gcc", "-shared", "-nostdlib", "-s", "-Wl,-z,notext,-z,relro", "-o", program, source)
                .ok();
        return program;
    }

    private Path compile(String name, String text, List<String> common, String... flags) {
        Path program = directory.resolve(name);
        if (!Files.exists(program)) {
            List<Object> command = new ArrayList<>(List.of("gcc", "-O1"));
            command.addAll(common);
            command.addAll(List.of(flags));
            command.addAll(List.of("-o", program, write(name + ".c", text)));
            Tool.run(command.toArray()).ok();
        }
        return program;
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of Go, built as its name says, from a folder that replaces a module. */
    Path go(String how) {
        return named("built-" + how);
    }

    /** One of Go of which the version is known. */
    Path released() {
        return Tool.directory("GOPACK_CORPUS").resolve("delve/amd64/dlv");
    }

    private static Path named(String name) {
        return BUILT.stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + "; scripts/go-corpus builds it"))
                .file();
    }
}
