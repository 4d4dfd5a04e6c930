package dev.gopack.go;

import dev.gopack.elf.ElfFile;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteView;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads programs that the Go toolchain made, without a Go toolchain and without running them: for Linux and other systems
 * with ELF files, for Windows (PE), and for macOS (Mach-O; of several architectures in one file the first, as
 * {@code go version} does). Reads only what it needs of a file.
 */
public final class GoProgram {

    private GoProgram() {}

    /**
     * What the toolchain wrote into a program.
     *
     * @throws FormatException if it is no program, a broken one, or no program of Go
     */
    public static BuildInfo scan(Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            return info(Image.read(source));
        }
    }

    /**
     * What the toolchain wrote into a program for certain systems.
     *
     * @param wanted the kind of file that it has to be
     * @throws FormatException if it is another kind of program or none, a broken one, or no program of Go
     */
    public static BuildInfo scan(Path file, Container wanted) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            Image image = Image.read(source);
            Container found = image.machine().container();
            if (found != wanted) {
                throw image.view().broken(0, "a program of kind " + found + ", not " + wanted);
            }
            return info(image);
        }
    }

    private static BuildInfo info(Image image) throws IOException {
        return BuildInfoReader.read(image)
                .orElseThrow(() -> image.view().broken(0, "no program of Go, or its build information was taken out"));
    }

    /** What the toolchain wrote into a file; empty if it is no program of Go, or it was taken out. */
    public static Optional<BuildInfo> buildInfo(ElfFile elf) throws IOException {
        return BuildInfoReader.read(ElfImage.read(elf));
    }

    /**
     * What is left of a program's build information whose start was taken out, which {@code go version} does not show: no
     * version of the toolchain, but modules and settings. Empty if nothing is.
     */
    public static Optional<BuildInfo> remains(ElfFile elf) throws IOException {
        return BuildInfoRemains.find(ElfImage.read(elf));
    }

    /** True if a file has the marks of Go's linker, a section or a note, whatever else was taken out of it. */
    public static boolean isMarked(ElfFile elf) throws IOException {
        return !ElfImage.read(elf).tables().isEmpty() || elf.goBuildId().isPresent();
    }

    /** True if a program is compressed with UPX, so that nothing shows what is in it, be it of Go or not. */
    public static boolean isPacked(ElfFile elf) throws IOException {
        return elf.sections().isEmpty() && GoBinary.isPacked(elf.view());
    }

    /**
     * All that a program tells. Costs more than {@link #scan}: it reads the names of all functions.
     *
     * @throws FormatException if it is no program, a broken one, or no program of Go
     */
    public static GoBinary read(Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            return read(source);
        }
    }

    /**
     * All that a program tells. Costs more than {@link #scan}: it reads the names of all functions.
     *
     * @param source stays open and belongs to the caller
     * @throws FormatException if it is no program, a broken one, or no program of Go
     */
    public static GoBinary read(ByteSource source) throws IOException {
        return find(source)
                .orElseThrow(() ->
                        new FormatException(source.name(), 0, "no program of Go, or all that shows it was taken out"));
    }

    /**
     * As {@link #read(ByteSource)}; empty if it is a program that the Go toolchain did not make.
     *
     * @param source stays open and belongs to the caller
     * @throws FormatException if it is no program, or a broken one
     */
    public static Optional<GoBinary> find(ByteSource source) throws IOException {
        return GoBinary.find(source, true);
    }

    /**
     * As {@link #find}, in a fraction of the time: if there is build information, the functions are not looked at. No linked
     * packages are known then, and of the signals only those that the build's settings show.
     *
     * @param source stays open and belongs to the caller
     * @throws FormatException if it is no program, or a broken one
     */
    public static Optional<GoBinary> findBuilt(ByteSource source) throws IOException {
        return GoBinary.find(source, false);
    }

    /** True if these are the first bytes of a program of any kind that is known; 16 are enough. */
    public static boolean recognises(byte[] firstBytes) throws IOException {
        return Image.recognises(ByteView.of(ByteSource.of("", firstBytes), ByteOrder.LITTLE_ENDIAN));
    }
}
