package dev.gopack.openpgp;

import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Signatures in a file of their own, over another file. */
public final class DetachedSignatures {

    private static final int BUFFER = 1 << 18;

    private DetachedSignatures() {}

    /**
     * Checks the signatures of a file over a source, which is read once.
     *
     * @param file armored or binary
     * @param signed what they are to sign
     * @throws FormatException if the file has no signatures, or anything else
     */
    public static List<SignatureResult> check(Path file, ByteSource signed, KeyRing keys, Instant now)
            throws IOException {
        if (Files.size(file) > 2L * OpenPgpLimits.SIGNATURES) {
            throw new FormatException(file.toString(), 0, "signatures of " + Files.size(file) + " bytes");
        }
        List<OpenPgpSignature.Check> checks =
                OpenPgpSignature.detached(file.toString(), Files.readAllBytes(file), 0).stream()
                        .map(signature -> signature.check(keys, now))
                        .toList();
        feed(checks, signed, 0, signed.size());
        return checks.stream().map(OpenPgpSignature.Check::finish).toList();
    }

    /** Gives all that a stream has to all checks. */
    public static void feed(List<OpenPgpSignature.Check> checks, InputStream signed) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = signed.read(buffer); count >= 0; count = signed.read(buffer)) {
            for (OpenPgpSignature.Check check : checks) {
                check.update(buffer, 0, count);
            }
        }
    }

    /** Gives a part of a source to all checks, unless none of them needs it. */
    public static void feed(List<OpenPgpSignature.Check> checks, ByteSource signed, long from, long to)
            throws IOException {
        if (checks.stream().noneMatch(OpenPgpSignature.Check::needsBytes)) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, to - from)));
        long position = from;
        while (position < to) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), to - position));
            int count = signed.read(position, buffer);
            if (count <= 0) {
                return; // shorter than it was, so that no signature fits
            }
            checks.forEach(check -> check.update(buffer.array(), 0, count));
            position += count;
        }
    }
}
