package dev.gopack.go;

import dev.gopack.elf.ElfFile;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A program that the Go toolchain made, read without a Go toolchain and without running it: for Linux and other systems
 * with ELF files, for Windows (PE), and for macOS (Mach-O; of several architectures in one file the first). Stays valid
 * after the file is closed.
 *
 * @param buildInfo what the toolchain wrote into it
 * @param packages the packages that are linked in
 * @param signals what the functions that are linked in show
 */
public record GoProgram(BuildInfo buildInfo, GoPackages packages, Set<GoSignal> signals) {

    /** Copies the signals. */
    public GoProgram {
        EnumSet<GoSignal> copy = EnumSet.noneOf(GoSignal.class);
        copy.addAll(signals);
        signals = Collections.unmodifiableSet(copy);
    }

    /** True if the functions that are linked in show this. */
    public boolean has(GoSignal signal) {
        return signals.contains(signal);
    }

    /**
     * Reads a program.
     *
     * @throws FormatException if it is no program, a broken one, or no program of Go
     */
    public static GoProgram scan(Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            return read(source);
        }
    }

    /**
     * Reads a program.
     *
     * @param source stays open and belongs to the caller
     * @throws FormatException if it is no program, a broken one, or no program of Go
     */
    public static GoProgram read(ByteSource source) throws IOException {
        Image image = Image.read(source);
        BuildInfo info = BuildInfoReader.read(image)
                .orElseThrow(() -> image.view().broken(0, "no program of Go, or its build information was taken out"));
        NameReader names = new NameReader(image.view());
        Optional<FunctionTable> table = FunctionTable.find(image);
        if (table.isPresent()) {
            table.get().names(names::take);
        }
        return new GoProgram(info, names.packages(), names.signals());
    }

    /** What the toolchain wrote into a file; empty if it is no program of Go, or it was taken out. */
    public static Optional<BuildInfo> buildInfo(ElfFile elf) throws IOException {
        return BuildInfoReader.read(ElfImage.read(elf));
    }
}
