package dev.gopack.sign;

import dev.gopack.openpgp.OpenPgpLimits;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.report.GopackException;
import dev.gopack.report.SigningException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Signatures that somebody has made before, in files: OpenPGP's, or plain ones in files that end with {@code .raw}. */
final class FileMaker implements SignatureMaker {

    private static final int LARGEST = 2 * OpenPgpLimits.SIGNATURES;

    private final List<Path> files;
    private final SigningKey key;

    FileMaker(List<Path> files, SigningKey key) {
        this.files = List.copyOf(files);
        this.key = key;
    }

    @Override
    public List<OpenPgpSignature> make(Task task) throws IOException {
        List<OpenPgpSignature> all = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = read(file);
            if (!file.toString().endsWith(".raw")) {
                all.addAll(OpenPgpSignature.detached(file.toString(), bytes, 0));
            } else if (new PlainSignatures(key).fits(bytes)) {
                all.addAll(OpenPgpSignature.binary(file.toString(), new PlainSignatures(key).packet(task, bytes), 0));
            }
        }
        return all;
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new SigningException(file + ": more than a signature has");
            }
            return bytes;
        } catch (IOException e) {
            throw new SigningException("cannot read the signature " + file + ": " + GopackException.reason(e), e);
        }
    }
}
