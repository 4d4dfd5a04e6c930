package dev.gopack.toolchain;

import dev.gopack.io.AtomicOutput;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.io.WorkDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Where built programs are kept, each in a folder of its own and under the name that its command has:
 *
 * <pre>
 * go/content/SHA256/NAME   what is in the file decides where it is, so nobody can find another program there
 * go/module/KEY/NAME       what a version of a module was built from and how, see {@link ModuleKey}
 * </pre>
 */
final class ProgramStore {

    private final Path directory;

    ProgramStore(Path cache) {
        this.directory = cache.resolve("go");
    }

    /** A folder for one build, which is deleted when it is closed. */
    WorkDirectory work() throws IOException {
        return WorkDirectory.in(directory.resolve("work"));
    }

    /** The program of a module that was built before. */
    Optional<Path> module(String key) throws IOException {
        Path modules = directory.resolve("module");
        Path folder = modules.resolve(key);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        WorkDirectory.removeUnused(modules, folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> !isTemporary(file))) {
            for (Path file : files) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static boolean isTemporary(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    /** Keeps the program of a module. */
    Path keepModule(String key, Path built) throws IOException {
        return keep(built, directory.resolve("module").resolve(key));
    }

    /** Keeps a program that may be built of other source the next time. */
    Path keepContent(Path built) throws IOException {
        MessageDigest sha256 = Digests.sha256();
        try (ByteSource source = ByteSource.of(built)) {
            Digests.feed(source, sha256);
        }
        Path content = directory.resolve("content");
        Path folder = content.resolve(Digests.hex(sha256));
        WorkDirectory.removeUnused(content, folder);
        return keep(built, folder);
    }

    private static Path keep(Path built, Path folder) throws IOException {
        Path target = folder.resolve(built.getFileName());
        if (Files.exists(target) && Files.mismatch(built, target) < 0) {
            return target;
        }
        try (AtomicOutput output = AtomicOutput.open(target);
                FileChannel source = FileChannel.open(built, StandardOpenOption.READ)) {
            long size = source.size();
            for (long at = 0; at < size; ) {
                at += source.transferTo(at, size - at, output.channel());
            }
            output.commit();
        }
        return target;
    }
}
