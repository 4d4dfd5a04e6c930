package dev.gopack.scan;

import dev.gopack.elf.ElfFile;
import dev.gopack.go.BuildInfo;
import dev.gopack.io.ByteSource;
import dev.gopack.model.FileEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What one regular file of a package is.
 *
 * @param file the file
 * @param content what its content is
 */
public record FileFacts(FileEntry.Regular file, Content content) {

    /**
     * What a content is, wherever it is installed.
     *
     * @param elf true for programs, libraries and other object files
     * @param go what a Go program says of itself; empty for everything else
     * @param interpreter what the first line of a script names after {@code #!}, program and arguments; empty if it is none
     */
    public record Content(boolean elf, Optional<BuildInfo> go, List<String> interpreter) {

        static final Content OTHER = new Content(false, Optional.empty(), List.of());

        /** Copies the list. */
        public Content {
            interpreter = List.copyOf(interpreter);
        }
    }

    /** Takes something from an open ELF file. */
    public interface ElfUse<T> {
        /** What is taken; the file is closed afterwards. */
        T take(ElfFile elf) throws IOException;
    }

    /** True if anybody may execute it. */
    public boolean isExecutable() {
        return (file.attributes().mode() & 0111) != 0;
    }

    /** Where it is installed. */
    public String path() {
        return file.path().value();
    }

    /** Name without directories. */
    public String baseName() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    /**
     * Opens an ELF file.
     *
     * @throws IllegalStateException if it is none
     * @throws dev.gopack.report.FormatException if it is a broken one
     */
    public <T> T elf(ElfUse<T> use) throws IOException {
        if (!content.elf()) {
            throw new IllegalStateException("no ELF file: " + path());
        }
        try (ByteSource source = file.content().seekable().orElseThrow()) {
            return use.take(ElfFile.read(source));
        }
    }
}
