package dev.gopack.openpgp;

import dev.gopack.sign.HashAlgorithm;
import dev.gopack.sign.KeyInputs;
import dev.gopack.sign.SignatureForm;
import dev.gopack.sign.SignatureRequest;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Public keys and signatures, as those who verify read them. */
public final class OpenPgpInputs {

    /** When all signatures are made. */
    public static final Instant MADE = Instant.ofEpochSecond(1_710_000_000);

    /** The keys that are trusted, with one that is revoked and one that has expired. */
    public static final KeyRing KEYS = KeyRing.of("public.gpg", KeyInputs.file("public.gpg"))
            .plus(KeyRing.of("public.asc", KeyInputs.file("public.asc")));

    private static final byte[] SIGNED = "content\n- line \n".getBytes(StandardCharsets.UTF_8);

    private OpenPgpInputs() {}

    /** Files with public keys. */
    public static List<byte[]> keys() {
        return List.of(KeyInputs.file("public.gpg"), KeyInputs.file("public.asc"));
    }

    /** Signatures by each kind of key. */
    public static List<byte[]> signatures() {
        return List.of(
                made("plain.asc", SignatureForm.DETACHED),
                made("locked.gpg", SignatureForm.DETACHED),
                made("curve.gpg", SignatureForm.ARMORED));
    }

    /** Texts with signatures. */
    public static List<byte[]> texts() {
        return List.of(made("plain.asc", SignatureForm.CLEARTEXT), made("locked.gpg", SignatureForm.CLEARTEXT));
    }

    private static byte[] made(String key, SignatureForm form) {
        try (Signer signer = KeyInputs.signer(key)) {
            return signer.sign(new SignatureRequest(SignedContent.of(SIGNED), form, HashAlgorithm.SHA256, MADE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads public keys, and what they say of themselves. */
    public static boolean readsKeys(byte[] input) {
        KeyRing ring = KeyRing.of("input", input);
        ring.certificates().forEach(Certificate::keys);
        return true;
    }

    /** Checks signatures in a file of their own. */
    public static boolean readsSignatures(byte[] input) {
        for (OpenPgpSignature signature : OpenPgpSignature.detached("input", input, 0)) {
            OpenPgpSignature.Check check = signature.check(KEYS, MADE);
            check.update(SIGNED, 0, SIGNED.length);
            check.finish();
        }
        return true;
    }

    /** Checks a text with signatures; one that is good is about what was signed. */
    public static boolean readsText(byte[] input) {
        ClearSigned text = ClearSigned.read("input", input, 0);
        boolean good = text.check(KEYS, MADE).stream()
                .anyMatch(result -> result.problems().isEmpty());
        byte[] read = text.text().getBytes(StandardCharsets.UTF_8);
        byte[] right =
                new String(SIGNED, StandardCharsets.UTF_8).replace(" \n", "\n").getBytes(StandardCharsets.UTF_8);
        if (good && !Arrays.equals(read, right)) {
            throw new AssertionError("a good signature over another text: " + text.text());
        }
        return true;
    }
}
