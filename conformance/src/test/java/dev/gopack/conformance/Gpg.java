package dev.gopack.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyConverter;

/** The real gpg with a home of its own, whose agent ends with it. */
final class Gpg implements AutoCloseable {

    private final Path home;

    /** One whose home is made in the directory. */
    Gpg(Path directory) throws IOException {
        home = Files.createTempDirectory(directory, "gpg");
        Tool.run("chmod", "700", home).ok();
    }

    Path home() {
        return home;
    }

    Map<String, String> environment() {
        return Map.of("GNUPGHOME", home.toString());
    }

    /** Runs gpg without asking anybody anything. */
    Tool.Result run(Object... arguments) {
        List<Object> command = new ArrayList<>(List.of("gpg", "--batch", "--no-tty", "--pinentry-mode", "loopback"));
        command.addAll(Arrays.asList(arguments));
        return Tool.run(home, environment(), command);
    }

    /** Makes a key that only signs, and gives its fingerprint. */
    String key(String name, String algorithm) {
        return key(name, algorithm, "sign", "");
    }

    /** Makes a key and gives its fingerprint. */
    String key(String name, String algorithm, String usage, String passphrase) {
        run(
                        "--passphrase",
                        passphrase,
                        "--quick-gen-key",
                        name + " <" + name + "@example.com>",
                        algorithm,
                        usage,
                        "never")
                .ok();
        return fingerprint(name);
    }

    /** Fingerprint of a certificate. */
    String fingerprint(String name) {
        return fingerprints(name).get(0);
    }

    /** Fingerprints of a certificate's keys, the primary one first. */
    List<String> fingerprints(String name) {
        return run("--with-colons", "--list-keys", name).ok().lines().stream()
                .filter(line -> line.startsWith("fpr:"))
                .map(line -> line.split(":")[9])
                .toList();
    }

    /** Writes a certificate with its secrets into a file. */
    Path secret(String name, String passphrase, Object... options) {
        Path file = home.resolve("secret-" + System.nanoTime());
        List<Object> arguments = new ArrayList<>(List.of("--passphrase", passphrase, "--output", file));
        arguments.addAll(Arrays.asList(options));
        arguments.addAll(List.of("--export-secret-keys", name));
        run(arguments.toArray()).ok();
        return file;
    }

    /** The primary key of a certificate without a passphrase as openssl has it. */
    Path pem(String name) throws IOException {
        try (InputStream in = Files.newInputStream(secret(name, ""))) {
            PGPSecretKey key = new PGPSecretKeyRing(in, new BcKeyFingerprintCalculator()).getSecretKey();
            byte[] pkcs8 = new JcaPGPKeyConverter()
                    .getPrivateKey(key.extractPrivateKey(null))
                    .getEncoded();
            return Files.writeString(
                    home.resolve(name + ".pem"),
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(pkcs8)
                            + "\n-----END PRIVATE KEY-----\n");
        } catch (PGPException e) {
            throw new AssertionError(e);
        }
    }

    /** What gpg says of a signature beside a file. */
    Tool.Result verify(Path signature, Path content) {
        return run("--status-fd", "1", "--verify", signature, content);
    }

    @Override
    public void close() {
        Tool.run(home, environment(), List.of("gpgconf", "--kill", "all"));
    }
}
