package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.openpgp.KeyRing;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.openpgp.SignatureProblem;
import dev.gopack.openpgp.SignatureResult;
import dev.gopack.sign.KeyDescription;
import dev.gopack.sign.KeyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
        byte[] misplaced = revocationBehindThePrimaryKey(after);
        assertThat(check(signature, Instant.now(), misplaced).problems()).containsExactly(SignatureProblem.KEY_REVOKED);
        assertThat(status(signature)).contains("REVKEYSIG");
        byte[] both = joined(before, after);
        assertThat(KeyFile.of("both", both).keys()).hasSize(2).element(1).matches(KeyDescription::revoked);
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
        int primary = packets(key)[1];
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

    /** As key servers and files that were joined by hand leave it. */
    private static byte[] revocationBehindThePrimaryKey(byte[] key) {
        int[] starts = packets(key);
        int last = starts.length - 2;
        for (int i = 0; i < starts.length - 1; i++) {
            if ((key[starts[i]] & 0x3c) == 2 << 2 && body(key, starts[i])[1] == 0x28) {
                last = i;
            }
        }
        byte[] revocation = Arrays.copyOfRange(key, starts[last], starts[last + 1]);
        byte[] rest = joined(Arrays.copyOf(key, starts[last]), Arrays.copyOfRange(key, starts[last + 1], key.length));
        return joined(
                joined(Arrays.copyOf(rest, starts[1]), revocation), Arrays.copyOfRange(rest, starts[1], rest.length));
    }

    /** Where packets of the old form start, and where the last one ends. */
    private static int[] packets(byte[] key) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int at = 0; at < key.length; starts.add(at)) {
            at += header(key, at)
                    + (header(key, at) == 2 ? key[at + 1] & 0xff : (key[at + 1] & 0xff) << 8 | key[at + 2] & 0xff);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int header(byte[] key, int at) {
        assertThat(key[at] & 0xc2).as("gpg writes one or two octets of length").isEqualTo(0x80);
        return 2 + (key[at] & 1);
    }

    private static byte[] body(byte[] key, int at) {
        return Arrays.copyOfRange(key, at + header(key, at), key.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
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
