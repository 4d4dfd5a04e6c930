package dev.gopack.deb.read;

import dev.gopack.deb.write.SignableDeb;
import dev.gopack.format.SignatureChange;
import dev.gopack.io.ByteSource;
import dev.gopack.model.DebSignature;
import dev.gopack.model.RpmSignature;
import dev.gopack.openpgp.OpenPgpInputs;
import dev.gopack.sign.HashAlgorithm;
import dev.gopack.sign.KeyInputs;
import dev.gopack.sign.Signer;
import dev.gopack.sign.Signing;
import dev.gopack.verify.Findings;
import dev.gopack.verify.Verification;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Signed debs, verified with the key that signed them. */
public final class DebVerifyInputs {

    private static final VerifyOptions OPTIONS =
            new VerifyOptions(OpenPgpInputs.KEYS, OpenPgpInputs.MADE, VerifyPolicy.DEFAULT);
    private static final List<byte[]> SEEDS = List.of(
            signed(DebSignature.USUAL, "plain.asc", "debian-binary", "control.tar", "data.tar"),
            signed(DebSignature.USUAL, "curve.gpg", "debian-binary", "control.tar.gz", "data.tar.zst"),
            signed(
                    new DebSignature(DebSignature.Method.DPKG_SIG, "builder", ""),
                    "curve.gpg",
                    "debian-binary",
                    "control.tar.gz",
                    "data.tar.gz"));
    private static final List<List<byte[]>> CONTENTS =
            SEEDS.stream().map(DebVerifyInputs::contents).toList();

    private DebVerifyInputs() {}

    /** A member of an archive. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Member(String name, byte[] content) {}

    /** Packages that are signed for debsig-verify, and for dpkg-sig. */
    public static List<byte[]> seeds() {
        return SEEDS;
    }

    /** What is in a package. */
    public static List<Member> members(byte[] deb) {
        try {
            List<Member> members = new ArrayList<>();
            for (ArMember one : new ArReader(ByteSource.of("input", deb)).members()) {
                members.add(new Member(one.name(), Arrays.copyOfRange(deb, (int) one.from(), (int) one.to())));
            }
            return members;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Verifies a package. If it is taken, what is in its first three members is what was signed; so if dpkg-sig's digests,
     * which are of MD5 and SHA-1, are all that is said against it.
     */
    public static boolean verifies(byte[] deb) throws IOException {
        Findings findings = new Findings();
        DebVerifier.verify(ByteSource.of("input", deb), OPTIONS, findings);
        Verification result = findings.conclude("input", "deb", OPTIONS);
        boolean taken = List.of("verify.weak-hash").containsAll(result.refusals());
        if (taken && CONTENTS.stream().noneMatch(one -> same(one, contents(deb)))) {
            throw new AssertionError("a package is taken that nobody signed");
        }
        return taken;
    }

    private static List<byte[]> contents(byte[] deb) {
        return members(deb).stream().limit(3).map(Member::content).toList();
    }

    private static boolean same(List<byte[]> some, List<byte[]> others) {
        return Arrays.deepEquals(some.toArray(), others.toArray());
    }

    private static byte[] signed(DebSignature kind, String key, String... members) {
        byte[] plain = DebFixture.ar(members);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        try (Signer signer = KeyInputs.signer(key)) {
            Path file = Files.createTempFile("signed", ".deb");
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                SignatureChange change = new SignatureChange(false, RpmSignature.USUAL, kind);
                SignableDeb.open(ByteSource.of("seed", plain), change)
                        .write(out, Signing.by(List.of(signer), HashAlgorithm.SHA256, OpenPgpInputs.MADE));
                ByteBuffer bytes = ByteBuffer.allocate((int) out.size());
                out.read(bytes, 0);
                signed.writeBytes(bytes.array());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return signed.toByteArray();
    }
}
