import dev.gopack.archive.Compression;
import dev.gopack.archive.Compressors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compresses a file with two threads, for bench/run: CODEC LEVEL FILE OUT. */
final class Kernel {

    private Kernel() {}

    public static void main(String[] args) throws IOException {
        Compression compression = Compression.parse(args[0] + ":" + args[1]);
        try (OutputStream file = Files.newOutputStream(Path.of(args[3]));
                OutputStream out = Compressors.open(file, compression, 2)) {
            Files.copy(Path.of(args[2]), out);
        }
    }
}
