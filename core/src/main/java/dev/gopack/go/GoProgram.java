package dev.gopack.go;

import dev.gopack.elf.ElfFile;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads programs that the Go toolchain made, without a Go toolchain. Reads only what it needs of a file. */
public final class GoProgram {

    private GoProgram() {}

    /**
     * What the toolchain wrote into a program for Linux or another system with ELF files.
     *
     * @throws FormatException if it is not an ELF file, a broken one, or no program of Go
     */
    public static BuildInfo scan(Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            return buildInfo(ElfFile.read(source))
                    .orElseThrow(() -> new FormatException(
                            source.name(), 0, "no program of Go, or its build information was taken out"));
        }
    }

    /** What the toolchain wrote into a file; empty if it is no program of Go, or it was taken out. */
    public static Optional<BuildInfo> buildInfo(ElfFile elf) throws IOException {
        return BuildInfoReader.read(elf);
    }
}
