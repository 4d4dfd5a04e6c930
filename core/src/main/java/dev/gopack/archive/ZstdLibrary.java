package dev.gopack.archive;

import com.github.luben.zstd.util.Native;
import dev.gopack.io.WorkDirectory;
import dev.gopack.report.GopackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The native code of zstd, which zstd-jni unpacks into a temporary file for the moment in which it is loaded. */
final class ZstdLibrary {

    /** Texts of dlopen(3). // observed: glibc 2.36 on a file system with noexec; Windows and macOS have none */
    private static final List<String> NO_CODE = List.of("failed to map segment", "Operation not permitted");

    private ZstdLibrary() {}

    /**
     * Loads it unless it is loaded.
     *
     * @throws IOException if it cannot be unpacked or loaded; the message names the folder and what to do
     */
    static synchronized void load() throws IOException {
        // source: zstd-jni Native.load: with this property nothing is unpacked
        if (Native.isLoaded() || System.getProperty("ZstdNativePath") != null) {
            return;
        }
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        if (!Files.isDirectory(folder)) {
            throw failure(folder, "there is no such folder", null);
        }
        try {
            if (File.separatorChar == '/') {
                unpack(folder);
            } else {
                Native.load(); // Windows deletes no library in use
            }
        } catch (IOException e) {
            throw failure(folder, GopackException.reason(e), e);
        } catch (LinkageError e) {
            throw failure(folder, reason(e), e);
        }
    }

    /** In a directory of ours, so that the next run removes what a killed one leaves. */
    private static void unpack(Path folder) throws IOException {
        try (WorkDirectory work = WorkDirectory.in(folder)) {
            Native.load(work.path().toFile());
        }
    }

    /** The first thing that the loader says; what zstd-jni makes of it says all that twice. */
    private static String reason(LinkageError failure) {
        String text = String.valueOf(failure.getMessage());
        return NO_CODE.stream().anyMatch(text::contains)
                ? "no code may be loaded from there, as where it is mounted with noexec"
                : GopackException.reason(
                        new IOException(text.lines().findFirst().orElse(""), failure));
    }

    private static IOException failure(Path folder, String reason, @Nullable Throwable cause) {
        return new IOException(
                "the zstd library cannot be loaded from the temporary folder " + folder + " (" + reason
                        + "); name another folder with -Djava.io.tmpdir, or compress with gzip or xz",
                cause);
    }
}
