package dev.gopack.conformance;

import dev.gopack.elf.ElfFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real ELF files: programs and libraries of this machine, and what {@code scripts/corpus-elf} collected. */
final class ElfInputs {

    /** Directories that every Linux system has. */
    private static final List<String> SYSTEM = List.of("/usr/bin", "/usr/sbin", "/usr/lib");

    /** Names of odd ones: static, position-independent in every way, the loader, with and without versions. */
    private static final String ALWAYS =
            "ldconfig|busybox|ld-linux.*|libc\\.so\\.6|libm\\.so\\.6|libstdc\\+\\+\\.so\\..*|.*crt1\\.o|dlv|libjvm\\.so";

    /** The libraries that are looked at for each processor. */
    private static final String FOREIGN =
            "ld[-.64]*(-linux.*)?\\.so\\..*|lib(c|m|pthread|resolv|thread_db)(-2.*)?\\.so\\..*";

    private static final int MOST = 250;
    private static final long LARGEST = 4L << 20;

    private ElfInputs() {}

    /** A few hundred files of this machine. */
    static List<Path> system() {
        List<Path> found = new ArrayList<>();
        for (String directory : SYSTEM) {
            found.addAll(files(Path.of(directory), 3));
        }
        List<Path> small = found.stream().filter(file -> size(file) <= LARGEST).toList();
        int step = Math.max(1, small.size() / MOST);
        List<Path> chosen = new ArrayList<>();
        for (int i = 0; i < small.size(); i++) {
            if (i % step == 0 || small.get(i).getFileName().toString().matches(ALWAYS)) {
                chosen.add(small.get(i));
            }
        }
        return chosen;
    }

    /** One small Go program, linked in every way. */
    static List<Path> go() {
        return files(corpus().resolve("go"), 1);
    }

    /** That program, linked in one way. */
    static Path go(String name) {
        return corpus().resolve("go").resolve(name);
    }

    /** Libraries for other processors, by Debian's package; none where the system has no such packages. */
    static List<Path> foreign() {
        return files(corpus(), 6).stream()
                .filter(file -> file.getFileName().toString().matches(FOREIGN))
                .toList();
    }

    /** All of them. */
    static List<Path> all() {
        List<Path> all = new ArrayList<>(system());
        all.addAll(go());
        all.addAll(GoPrograms.elf());
        all.addAll(foreign());
        return all;
    }

    private static Path corpus() {
        Path elf = Tool.directory("GOPACK_CORPUS").resolve("elf");
        if (!Files.isDirectory(elf)) {
            throw new AssertionError("no " + elf + "; scripts/corpus-elf makes it");
        }
        return elf;
    }

    private static List<Path> files(Path directory, int depth) {
        List<Path> found = new ArrayList<>();
        collect(directory, depth, found);
        found.sort(null);
        return found;
    }

    /** What may not be read is passed over. */
    private static void collect(Path directory, int depth, List<Path> found) {
        File[] entries = directory.toFile().listFiles();
        for (File entry : entries == null ? new File[0] : entries) {
            Path path = entry.toPath();
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && depth > 1) {
                collect(path, depth - 1, found);
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && isElf(path)) {
                found.add(path);
            }
        }
    }

    private static boolean isElf(Path file) {
        if (!Files.isReadable(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ElfFile.recognises(in.readNBytes(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
