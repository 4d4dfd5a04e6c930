package dev.gopack.rpm.verify;

import dev.gopack.format.SignatureChange;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ContentSource;
import dev.gopack.model.DebSignature;
import dev.gopack.model.FileRole;
import dev.gopack.model.RpmSettings;
import dev.gopack.model.RpmSignature;
import dev.gopack.openpgp.OpenPgpInputs;
import dev.gopack.rpm.RpmFixture;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.rpm.write.SignableRpm;
import dev.gopack.sign.HashAlgorithm;
import dev.gopack.sign.KeyInputs;
import dev.gopack.sign.Signer;
import dev.gopack.sign.Signing;
import dev.gopack.verify.Findings;
import dev.gopack.verify.Verification;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** Signed rpms, verified with the key that signed them. */
public final class RpmVerifyInputs {

    private static final VerifyOptions OPTIONS =
            new VerifyOptions(OpenPgpInputs.KEYS, OpenPgpInputs.MADE, VerifyPolicy.DEFAULT);
    private static final List<byte[]> SEEDS = List.of(
            signed("none", 4, new RpmSignature(true, true), "plain.asc"),
            signed("zstd", 4, RpmSignature.USUAL, "plain.asc"),
            signed("none", 6, RpmSignature.USUAL, "plain.asc", "curve.gpg"));
    private static final List<byte[]> CONTENTS =
            SEEDS.stream().map(RpmVerifyInputs::content).toList();

    private RpmVerifyInputs() {}

    /** Packages of both formats. */
    public static List<byte[]> seeds() {
        return SEEDS;
    }

    /** Verifies a package. If it is taken, header and payload are those that were signed. */
    public static boolean verifies(byte[] rpm) throws IOException {
        Findings findings = new Findings();
        RpmVerifier.verify(ByteSource.of("input", rpm), OPTIONS, findings);
        Verification result = findings.conclude("input", "rpm", OPTIONS);
        if (result.isOk() && CONTENTS.stream().noneMatch(one -> Arrays.equals(one, content(rpm)))) {
            throw new AssertionError("a package is taken that nobody signed");
        }
        return result.isOk();
    }

    private static byte[] content(byte[] rpm) {
        try {
            RpmFile file = RpmFile.open(ByteSource.of("input", rpm));
            return Arrays.copyOfRange(rpm, (int) file.main().start(), rpm.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] signed(String compression, int format, RpmSignature kind, String... keys) {
        byte[] plain = RpmFixture.rpm()
                .spec(spec -> spec.rpm(RpmSettings.builder()
                        .compression(compression)
                        .format(format)
                        .build()))
                .file("/usr/bin/a", 0755, FileRole.PLAIN, ContentSource.of("a", "x".repeat(50)))
                .file("/etc/b", 0644, FileRole.CONFIG, ContentSource.of("b", "y"))
                .bytes();
        List<Signer> signers = Arrays.stream(keys).map(KeyInputs::signer).toList();
        try {
            Path file = Files.createTempFile("signed", ".rpm");
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                SignatureChange change = new SignatureChange(false, kind, DebSignature.USUAL);
                SignableRpm.open(ByteSource.of("seed", plain), change)
                        .write(out, Signing.by(signers, HashAlgorithm.SHA256, OpenPgpInputs.MADE));
                ByteBuffer bytes = ByteBuffer.allocate((int) out.size());
                out.read(bytes, 0);
                return bytes.array();
            } finally {
                Files.delete(file);
                for (Signer signer : signers) {
                    signer.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
