package dev.gopack.sign;

import dev.gopack.report.SigningException;
import dev.gopack.sign.KeyDescription.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Files with keys, and what signs with them. */
public final class KeyInputs {

    private static final SignedContent CONTENT = SignedContent.of("content\n".getBytes(StandardCharsets.UTF_8));

    private KeyInputs() {}

    /** One of the keys that gpg made. */
    public static byte[] file(String name) {
        try (InputStream in = KeyInputs.class.getResourceAsStream("/dev/gopack/fuzz/keys/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs with one of them. */
    public static Signer signer(String name) {
        try {
            return KeyFile.of(name, file(name)).signer(key -> "word".toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files with secret and public keys, armored and not. */
    public static List<byte[]> seeds() {
        return List.of(
                file("plain.asc"), file("curve.gpg"), file("locked.gpg"), file("public.gpg"), file("public.asc"));
    }

    /** Reads a file with keys, looks at each, and signs with those that need no passphrase. */
    public static boolean reads(byte[] input) throws IOException {
        KeyFile file;
        try {
            file = KeyFile.of("input", input);
        } catch (SigningException e) {
            return false;
        }
        for (KeyDescription key : file.keys()) {
            String fingerprint = key.key().fingerprint();
            try {
                file.certificate(fingerprint);
                if (key.secret() == Secret.PLAIN) {
                    sign(file, fingerprint);
                }
            } catch (SigningException e) {
                // one that must not sign, or cannot
            }
        }
        return true;
    }

    private static void sign(KeyFile file, String fingerprint) throws IOException {
        try (Signer signer = file.signer(fingerprint, Passphrase.none())) {
            byte[] signature = signer.sign(new SignatureRequest(
                    CONTENT, SignatureForm.DETACHED, HashAlgorithm.SHA256, Instant.ofEpochSecond(1_710_000_000)));
            if (signature.length == 0) {
                throw new AssertionError("an empty signature");
            }
        }
    }
}
