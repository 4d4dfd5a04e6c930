package dev.gopack.scan;

import dev.gopack.elf.ElfFile;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoBinary;
import dev.gopack.go.GoProgram;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.io.ContentSource;
import dev.gopack.model.FileEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
     * @param ofGo true for programs and libraries of Go, also of those whose build information was taken out
     * @param packed true for programs that are compressed, which show nothing of what is in them
     * @param go what a Go program says of itself; empty for everything else
     * @param interpreter what the first line of a script names after {@code #!}, program and arguments; empty if it is none
     * @param linked what is linked into a Go program, when somebody has asked
     */
    public record Content(
            boolean elf,
            boolean ofGo,
            boolean packed,
            Optional<BuildInfo> go,
            List<String> interpreter,
            Linked linked) {

        static final Content OTHER = ofScript(List.of());

        static Content ofScript(List<String> interpreter) {
            return new Content(false, false, false, Optional.empty(), interpreter, new Linked());
        }

        /** Copies the list. */
        public Content {
            interpreter = List.copyOf(interpreter);
        }
    }

    /** What is linked into a Go program; costs something, so it is read when it is first asked for, and once. */
    public static final class Linked {
        private boolean read;
        private Optional<GoBinary> binary = Optional.empty();

        private synchronized Optional<GoBinary> of(ContentSource content) throws IOException {
            if (!read) {
                try (ByteSource source = content.seekable().orElseThrow()) {
                    binary = GoProgram.find(source);
                }
                read = true;
            }
            return binary;
        }
    }

    /**
     * The beginning of the content, as text.
     *
     * @param most number of bytes that are read
     * @return empty for a content that comes as a stream, which can be read once, when it is packaged
     */
    public String text(int most) throws IOException {
        Optional<ByteSource> seekable = file.content().seekable();
        if (seekable.isEmpty()) {
            return "";
        }
        try (ByteSource source = seekable.get();
                InputStream in = new ByteSourceInputStream(source, 0, Math.min(most, source.size()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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

    /**
     * All that a program or library of Go tells, the packages that are linked into it, too; empty if it is none.
     */
    public Optional<GoBinary> goBinary() throws IOException {
        return content.ofGo() ? content.linked().of(file.content()) : Optional.empty();
    }
}
