import dev.gopack.archive.Compression;
import dev.gopack.archive.PayloadCompressor;
import dev.gopack.archive.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compresses a file with two threads as a package has it, for bench/run: CODEC LEVEL FILE OUT. Without arguments: nothing. */
final class Kernel {

    private Kernel() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            return;
        }
        Compression compression = Compression.parse(args[0] + ":" + args[1]);
        Path input = Path.of(args[2]);
        try (Workers workers = new Workers(2);
                OutputStream file = Files.newOutputStream(Path.of(args[3]));
                PayloadCompressor out = PayloadCompressor.open(file, compression, workers)) {
            if (!out.split()) {
                throw new IllegalStateException("nothing before the content hinders it");
            }
            out.begin(Files.size(input));
            Files.copy(input, out);
            out.end();
        }
    }
}
