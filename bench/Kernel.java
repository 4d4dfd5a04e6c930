import dev.gopack.archive.Compression;
import dev.gopack.archive.PayloadCompressor;
import dev.gopack.archive.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compresses a file with two threads as a package has it, for bench/run: CODEC LEVEL FILE OUT. */
final class Kernel {

    private Kernel() {}

    public static void main(String[] args) throws IOException {
        Compression compression = Compression.parse(args[0] + ":" + args[1]);
        Path input = Path.of(args[2]);
        try (Workers workers = new Workers(2);
                InputStream in = Files.newInputStream(input);
                OutputStream file = Files.newOutputStream(Path.of(args[3]));
                PayloadCompressor out = PayloadCompressor.open(file, compression, workers)) {
            if (!out.split()) {
                throw new IllegalStateException("nothing before the content hinders it");
            }
            out.begin(Files.size(input));
            byte[] buffer = new byte[1 << 18]; // as dev.gopack.format.ContentReader has it
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
            out.end();
        }
    }
}
