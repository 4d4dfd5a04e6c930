package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.openpgp.KeyRing;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.openpgp.SignatureProblem;
import dev.gopack.openpgp.SignatureResult;
import dev.gopack.sign.KeyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Last year's and this year's copy of a key: whichever comes first, what either says counts, as for gpg that imports both. */
class CopiesOfKeysTest {

    private static final byte[] CONTENT = "content\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path directory;

    private static Path home;

    @BeforeAll
    static void prepare() throws IOException {
        home = Files.createDirectory(directory.resolve("gnupg"));
        Tool.run("chmod", "700", home).ok();
        Files.write(directory.resolve("content"), CONTENT);
    }

    @Test
    void aSubkeyThatOneCopyRevokesIsRevoked() throws IOException {
        gpg("--passphrase", "", "--quick-gen-key", "sub@example.org", "ed25519", "cert", "never");
        String primary = fingerprints("sub@example.org").get(0);
        gpg("--passphrase", "", "--quick-add-key", primary, "ed25519", "sign", "never");
        byte[] signature = sign("sub@example.org");
        byte[] before = export("sub@example.org");
        edit("sub@example.org", "key 1", "revkey", "y", "1", "", "y", "save");
        byte[] after = export("sub@example.org");

        assertThat(check(signature, Instant.now(), before).problems()).isEmpty();
        for (byte[][] copies : orders(before, after)) {
            assertThat(check(signature, Instant.now(), copies).problems())
                    .containsExactly(SignatureProblem.KEY_REVOKED);
        }
        assertThat(status(signature)).contains("REVKEYSIG");
    }

    @Test
    void theNewestWordOnTheExpiryCounts() throws IOException {
        gpg("--passphrase", "", "--quick-gen-key", "ends@example.org", "ed25519", "sign", "30d");
        String key = fingerprints("ends@example.org").get(0);
        byte[] signature = sign("ends@example.org");
        byte[] month = export("ends@example.org");
        later("--quick-set-expire", key, "300d");
        byte[] year = export("ends@example.org");
        Instant between = Instant.now().plus(Duration.ofDays(100));

        assertThat(check(signature, between, month).problems()).containsExactly(SignatureProblem.KEY_EXPIRED);
        for (byte[][] copies : orders(month, year)) {
            assertThat(check(signature, between, copies).problems()).isEmpty();
        }
    }

    @Test
    void aNameThatTheKeyHasNotSignedIsNobodys() throws IOException {
        gpg("--passphrase", "", "--quick-gen-key", "Prim <prim@example.org>", "ed25519", "sign", "never");
        byte[] key = export("prim@example.org");
        byte[] name = "Somebody Else <else@example.org>".getBytes(StandardCharsets.UTF_8);
        int primary = 3 + ((key[1] & 0xff) << 8 | key[2] & 0xff); // tag and two octets of length
        if (key[0] != (byte) 0x99) {
            primary = 2 + (key[1] & 0xff);
        }
        ByteArrayOutputStream forged = new ByteArrayOutputStream();
        forged.write(key, 0, primary);
        forged.write(0xb4);
        forged.write(name.length);
        forged.write(name);
        forged.write(key, primary, key.length - primary);

        KeyRing ring = KeyRing.of("forged", forged.toByteArray());
        assertThat(ring.certificates().get(0).userIds()).containsExactly("Prim <prim@example.org>");
        assertThat(KeyFile.of("forged", forged.toByteArray()).keys().get(0).userIds())
                .containsExactly("Prim <prim@example.org>");
        assertThat(check(sign("prim@example.org"), Instant.now(), forged.toByteArray())
                        .signer())
                .hasValueSatisfying(signer -> assertThat(signer).endsWith(" \"Prim <prim@example.org>\""));
    }

    private static List<byte[][]> orders(byte[] one, byte[] other) {
        return List.of(new byte[][] {one, other}, new byte[][] {other, one});
    }

    private static SignatureResult check(byte[] signature, Instant now, byte[]... copies) {
        KeyRing ring = KeyRing.EMPTY;
        for (byte[] copy : copies) {
            ring = ring.plus(KeyRing.of("copy", copy));
        }
        assertThat(ring.certificates()).hasSize(1);
        OpenPgpSignature.Check check =
                OpenPgpSignature.detached("signature", signature, 0).get(0).check(ring, now);
        check.update(CONTENT, 0, CONTENT.length);
        return check.finish();
    }

    private static byte[] sign(String owner) throws IOException {
        Path signature = directory.resolve("signature");
        gpg("--yes", "--local-user", owner, "--output", signature.toString(), "--detach-sign", content());
        return Files.readAllBytes(signature);
    }

    private static String status(byte[] signature) throws IOException {
        Path file = directory.resolve("signature");
        Files.write(file, signature);
        return Tool.run("gpg", "--homedir", home, "--status-fd", "1", "--verify", file, content())
                .out();
    }

    private static String content() {
        return directory.resolve("content").toString();
    }

    private static byte[] export(String owner) throws IOException {
        Path file = directory.resolve("exported");
        gpg("--yes", "--output", file.toString(), "--export", owner);
        return Files.readAllBytes(file);
    }

    private static List<String> fingerprints(String owner) {
        return gpg("--with-colons", "--list-keys", owner)
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .map(line -> line.split(":", -1)[9])
                .toList();
    }

    /** Types into the dialogue of a key. */
    private static void edit(String owner, String... words) throws IOException {
        Path dialogue = directory.resolve("dialogue");
        Files.write(dialogue, List.of(words));
        Tool.run(
                        "sh",
                        "-c",
                        "gpg --quiet --no-tty --homedir \"$1\" --command-fd 0 --edit-key \"$2\" <\"$3\"",
                        "sh",
                        home,
                        owner,
                        dialogue)
                .ok();
    }

    /** As {@link #gpg}, in the next hour: of two words of one second none is the newest. */
    private static void later(String... arguments) {
        List<String> command = new ArrayList<>(List.of("faketime", "-f", "+1h"));
        command.addAll(command(arguments));
        Tool.run(directory, Map.of(), command).ok();
    }

    private static String gpg(String... arguments) {
        return Tool.run(directory, Map.of(), command(arguments)).ok().out();
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("gpg", "--quiet", "--batch", "--homedir", home.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
