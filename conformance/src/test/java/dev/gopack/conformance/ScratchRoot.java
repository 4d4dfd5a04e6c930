package dev.gopack.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A small Debian system in a directory, in which packages are really installed and scripts really run. Has dpkg, apt and
 * an empty rpm database; the host's rpm and dnf work on it from outside.
 */
final class ScratchRoot implements AutoCloseable {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 2L << 30;

    private final Path root;

    private ScratchRoot(Path root) {
        this.root = root;
    }

    /** A fresh one. */
    static ScratchRoot create() {
        return of("bookworm");
    }

    /**
     * A fresh one that has systemd, which does not run, and the certificates of the authorities; with /proc, without which
     * systemd-tmpfiles does nothing.
     */
    static ScratchRoot withSystemd() {
        ScratchRoot root = withoutProcesses();
        Tool.run("mount", "-t", "proc", "proc", root.file("/proc")).ok();
        return root;
    }

    /** The same without /proc. */
    static ScratchRoot withoutProcesses() {
        return of("bookworm-systemd");
    }

    private static ScratchRoot of(String name) {
        Path archive = Tool.directory("GOPACK_ROOTS").resolve(name + ".tar");
        try {
            Path root = Files.createTempDirectory(place(), "gopack-root");
            Tool.run("tar", "-xf", archive, "-C", root).ok();
            return new ScratchRoot(root);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Memory if there is plenty of it and roots work there: on a busy disk one takes seconds. */
    private static Path place() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"))) {
            return mounts.map(line -> line.split(" "))
                            .filter(mount -> mount[1].equals(MEMORY.toString()))
                            // devices, programs and setuid programs are in a root, and are used
                            .filter(mount -> Stream.of(mount[3].split(","))
                                    .noneMatch(Set.of("nodev", "noexec", "nosuid")::contains))
                            .anyMatch(mount -> MEMORY.toFile().getUsableSpace() > ENOUGH)
                    ? MEMORY
                    : temporary;
        }
    }

    /** Where it is. */
    Path path() {
        return root;
    }

    /** A file in it. */
    Path file(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /** Text of a file in it. */
    String text(String absolute) {
        try {
            return Files.readString(file(absolute));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a command inside. */
    Tool.Result inside(Object... command) {
        List<Object> words = new ArrayList<>(List.of("chroot", root));
        words.addAll(List.of(command));
        return Tool.run(
                Path.of("/"),
                Map.of("DEBIAN_FRONTEND", "noninteractive", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
                words);
    }

    /** Puts a package file inside and gives its path there. */
    String bring(Path packageFile) {
        try {
            Path place = Files.createDirectories(root.resolve("packages")).resolve(packageFile.getFileName());
            Files.copy(packageFile, place, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return "/packages/" + packageFile.getFileName();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The host's rpm on this root. */
    Tool.Result rpm(Object... arguments) {
        List<Object> words = new ArrayList<>(List.of("rpm", "--root", root));
        words.addAll(List.of(arguments));
        return Tool.run(Path.of("/"), Map.of(), words);
    }

    @Override
    public void close() {
        if (Files.exists(file("/proc/self"))) {
            Tool.run("umount", file("/proc")).ok();
        }
        Tool.run("rm", "-rf", "--one-file-system", root).ok();
    }
}
