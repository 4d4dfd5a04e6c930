package dev.gopack.conformance;

import dev.gopack.elf.ElfFile;
import dev.gopack.go.Container;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Real Go programs, as {@code scripts/go-corpus} collected them and says of them. */
final class GoPrograms {

    private GoPrograms() {}

    /**
     * A program of the corpus.
     *
     * @param name unique
     * @param file where it is
     * @param source client, package and version, or {@code built}
     * @param goVersion the version that it was built with, or the beginning of it
     * @param goos its system, as Go names it
     * @param goarch its processor, as Go names it
     * @param traits how it was built
     */
    record Program(
            String name, Path file, String source, String goVersion, String goos, String goarch, Set<String> traits) {

        /** The minor version of Go: 26 of 1.26.8. */
        int minor() {
            return Integer.parseInt(goVersion.split("\\.")[1]);
        }

        /** The kind of file. */
        Container container() {
            return switch (goos) {
                case "windows" -> Container.PE;
                case "darwin" -> Container.MACH_O;
                default -> Container.ELF;
            };
        }

        /** False if the information was taken out, or cannot be read. */
        boolean hasBuildInfo() {
            return !has("no-build-info") && !has("packed");
        }

        boolean has(String trait) {
            return traits.contains(trait);
        }
    }

    /** All of them. */
    static List<Program> all() {
        Path corpus = Tool.directory("GOPACK_CORPUS").resolve("go-programs");
        try {
            return Files.readAllLines(corpus.resolve("manifest.tsv")).stream()
                    .map(line -> line.split("\t"))
                    .map(cell -> new Program(
                            cell[0],
                            corpus.resolve(cell[1]),
                            cell[2],
                            cell[3],
                            cell[4],
                            cell[5],
                            Set.of(cell[6].split(","))))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("no Go programs; scripts/go-corpus collects them", e);
        }
    }

    /** The ELF files among them. */
    static List<Path> elf() {
        return all().stream().map(Program::file).filter(GoPrograms::isElf).toList();
    }

    private static boolean isElf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ElfFile.recognises(in.readNBytes(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
