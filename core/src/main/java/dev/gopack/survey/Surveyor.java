package dev.gopack.survey;

import dev.gopack.elf.ElfFile;
import dev.gopack.format.PackageFormat;
import dev.gopack.go.GoBinary;
import dev.gopack.go.GoProgram;
import dev.gopack.imports.BuildContext;
import dev.gopack.imports.ImportScan;
import dev.gopack.imports.ScanOptions;
import dev.gopack.io.ByteSource;
import dev.gopack.module.GoMod;
import dev.gopack.module.GoWork;
import dev.gopack.module.ModuleHash;
import dev.gopack.module.ModuleZip;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what paths hold. */
public final class Surveyor {

    private static final int RECOGNISED_BY = 64;

    private static final byte[] ZIP = {'P', 'K', 3, 4}; // docs: PKWARE APPNOTE 4.3.7, local file header

    private final List<PackageFormat> formats;
    private final Path temporary;
    private final BuildContext context;
    private final ScanOptions options;

    /**
     * Knows programs, Go modules, and packages of these formats.
     *
     * @param temporary directory for programs out of packages while they are looked at
     * @param context for which platform sources are looked at
     * @param options what is looked at besides them
     */
    public Surveyor(List<PackageFormat> formats, Path temporary, BuildContext context, ScanOptions options) {
        this.formats = List.copyOf(formats);
        this.temporary = temporary;
        this.context = context;
        this.options = options;
    }

    /**
     * Looks at one path.
     *
     * @throws FormatException if it is nothing that is known, or broken
     */
    public Subject look(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            boolean isModule = Files.isRegularFile(path.resolve(GoMod.NAME));
            return isModule || Files.isRegularFile(path.resolve(GoWork.NAME))
                    ? sources(path, isModule)
                    : directory(path);
        }
        try (ByteSource source = ByteSource.of(path)) {
            byte[] first = first(source);
            for (PackageFormat format : formats) {
                if (format.recognises(first)) {
                    return new PackageReader(temporary, options.functions()).read(path.toString(), format, source);
                }
            }
            if (looksLikeProgram(first)) {
                return program(path.toString(), source, options.functions());
            }
            if (Arrays.equals(Arrays.copyOf(first, ZIP.length), ZIP)) {
                ModuleZip zip = ModuleZip.read(source);
                ImportScan scan = ImportScan.ofZip(zip, context, options);
                return new Subject.Sources(path.toString(), zip.goMod(), Optional.of(ModuleHash.h1(zip)), scan);
            }
        }
        List<String> names = formats.stream().map(PackageFormat::id).toList();
        throw new FormatException(
                path.toString(),
                0,
                "neither a program (ELF, PE, Mach-O) nor a package (" + String.join(", ", names)
                        + ") nor the zip of a Go module");
    }

    private Subject sources(Path directory, boolean isModule) throws IOException {
        Optional<GoMod> goMod = Optional.empty();
        if (isModule) {
            try (ByteSource source = ByteSource.of(directory.resolve(GoMod.NAME))) {
                goMod = Optional.of(GoMod.read(source));
            }
        }
        ImportScan scan = ImportScan.of(directory, context, options);
        return new Subject.Sources(directory.toString(), goMod, Optional.empty(), scan);
    }

    /** The first bytes of a file, by which its kind is known. */
    static byte[] first(ByteSource source) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(RECOGNISED_BY);
        int count;
        do {
            count = source.read(buffer.position(), buffer);
        } while (count > 0 && buffer.hasRemaining());
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** True if the first bytes, 16 at least, are those of a program. */
    public static boolean looksLikeProgram(byte[] first) throws IOException {
        return GoProgram.recognises(first);
    }

    /**
     * Reads a file of which the first bytes are those of a program.
     *
     * @param functions false to leave out what they show
     * @throws FormatException if it is broken
     */
    static Subject.Program program(String name, ByteSource source, boolean functions) throws IOException {
        return functions ? program(name, GoProgram.find(source), source) : built(name, source);
    }

    /**
     * Reads a file of which the first bytes are those of a program, without what its functions would show.
     *
     * @throws FormatException if it is broken
     */
    public static Subject.Program built(String name, ByteSource source) throws IOException {
        return program(name, GoProgram.findBuilt(source), source);
    }

    private static Subject.Program program(String name, Optional<GoBinary> go, ByteSource source) throws IOException {
        Optional<ElfSummary> elf =
                ElfFile.recognises(first(source)) ? Optional.of(ElfSummary.of(ElfFile.read(source))) : Optional.empty();
        return new Subject.Program(name, go, elf);
    }

    private Subject directory(Path directory) throws IOException {
        List<Subject.Program> programs = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (Path file : files(directory, unread)) {
            try (ByteSource source = ByteSource.of(file)) {
                if (looksLikeProgram(first(source))) {
                    Subject.Program program = program(file.toString(), source, options.functions());
                    if (program.go().isPresent()) {
                        programs.add(program);
                    } else if (program.isCutShort()) {
                        unread.add(program.name() + ": the file ends too soon to tell whether it is a program of Go");
                    }
                }
            } catch (FormatException e) {
                unread.add(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                unread.add(unread(file, e));
            }
        }
        if (programs.isEmpty() && unread.isEmpty()) {
            throw new FormatException(directory.toString(), 0, "a directory without go.mod and without programs of Go");
        }
        return new Subject.Directory(directory.toString(), programs, unread);
    }

    private static String unread(Path file, IOException cause) {
        return "cannot read " + GopackException.quote(file.toString()) + ": " + GopackException.reason(cause);
    }

    /** The files below a directory, by name; what cannot be entered is told. */
    private static List<Path> files(Path directory, List<String> unread) throws IOException {
        // the one that was asked for may be a link
        Path real = Files.isSymbolicLink(directory) ? directory.toRealPath() : directory;
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // as go version does: links to files count, links to directories do not
                if (Files.isRegularFile(file)) {
                    found.add(directory.resolve(real.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
                return postVisitDirectory(file, cause);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path file, @Nullable IOException cause) throws IOException {
                if (cause != null && file.equals(real)) {
                    throw cause;
                }
                if (cause != null) {
                    unread.add(unread(directory.resolve(real.relativize(file)), cause));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.naturalOrder());
        return found;
    }
}
