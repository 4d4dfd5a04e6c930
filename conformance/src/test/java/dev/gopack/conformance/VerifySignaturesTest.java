package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Verifier;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.verify.Verification;
import dev.gopack.verify.VerifyPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures that rpmsign and gpg made, and what a signed package may not lose. */
class VerifySignaturesTest {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    @TempDir
    static Path directory;

    private static Path home;
    private static Path rpm;
    private static Path deb;

    @BeforeAll
    static void prepare() throws IOException {
        home = Files.createDirectory(directory.resolve("gnupg"));
        Tool.run("chmod", "700", home).ok();
        key("rsa@example.org", "rsa3072", "never");
        key("ed@example.org", "ed25519", "never");
        key("short@example.org", "ed25519", "seconds=1000");
        key("other@example.org", "ed25519", "never");
        Files.writeString(directory.resolve("a.txt"), "hello\n");
        String spec = """
                name: demo
                version: 1.2.3
                maintainer: A <a@example.org>
                description: demo
                license: MIT
                mtime: 2023-11-14T22:13:20Z
                rpm: {compression: gzip}
                deb: {compression: gzip}
                contents:
                  - {src: a.txt, dst: /opt/demo/a.txt}
                  - {src: /opt/demo/a.txt, dst: /opt/demo/link, type: symlink}
                """;
        rpm = Packages.rpm(directory, spec);
        deb = Packages.deb(directory, spec);
    }

    @Test
    void packagesThatRpmsignSignedAreGood() throws IOException {
        for (String owner : List.of("rsa@example.org", "ed@example.org")) {
            Path signed = rpmsign(owner, "good-" + owner + ".rpm");
            assertThat(verify(signed, owner).line()).endsWith(": ok");
            Verification old = verify(rpmsign(owner, "old-" + owner + ".rpm", "--rpmv3"), owner);
            assertThat(old.line()).endsWith(": ok");
            assertThat(old.signatures())
                    .hasSize(2)
                    .allMatch(one -> one.result().problems().isEmpty());
        }
    }

    @Test
    void packagesWithoutASignatureOrByAnotherKeyAreRefusedWhereOneIsAskedFor() throws IOException {
        assertThat(verify(rpm, "rsa@example.org").refusals()).containsExactly("verify.unsigned");
        assertThat(verify(deb, "rsa@example.org").refusals()).containsExactly("verify.unsigned");
        assertThat(Verifier.builder().at(NOW).build().verify(rpm).isOk()).isTrue();
        assertThat(Verifier.builder().at(NOW).build().verify(deb).isOk()).isTrue();
        Path signed = rpmsign("rsa@example.org", "foreign.rpm");
        assertThat(verify(signed, "other@example.org").refusals()).containsExactly("verify.unknown-key");
        assertThat(Verifier.builder().at(NOW).build().verify(signed).isOk()).isTrue();
        VerifyPolicy strict = VerifyPolicy.STRICT;
        assertThat(Verifier.builder().at(NOW).policy(strict).build().verify(rpm).refusals())
                .contains("verify.unsigned");
    }

    @Test
    void keysThatHaveExpiredOrAreRevokedSaySo() throws IOException {
        Path signed = rpmsign("short@example.org", "short.rpm");
        assertThat(verify(signed, "short@example.org").refusals()).containsExactly("verify.key-expired");
        Path revoked = rpmsign("other@example.org", "revoked.rpm");
        String fingerprint = gpg("--with-colons", "--list-keys", "other@example.org")
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .findFirst()
                .orElseThrow()
                .split(":", -1)[9];
        Path certificate = home.resolve("openpgp-revocs.d/" + fingerprint + ".rev");
        Files.writeString(certificate, Files.readString(certificate).replace(":-----BEGIN PGP", "-----BEGIN PGP"));
        byte[] before = export("other@example.org");
        gpg("--import", certificate.toString());
        byte[] after = export("other@example.org");
        assertThat(verify(revoked, before).line()).endsWith(": ok");
        assertThat(verify(revoked, after).refusals()).containsExactly("verify.key-revoked");
    }

    @Test
    void signaturesOfDebsigsAreGoodAndCoverNothingElse() throws IOException {
        Path signed = debsig("ed@example.org", "_gpgorigin");
        assertThat(verify(signed, "ed@example.org").line()).endsWith(": ok");
        assertThat(verify(signed, "rsa@example.org").refusals()).containsExactly("verify.unknown-key");
        Path more = Files.copy(signed, directory.resolve("more.deb"));
        Files.writeString(directory.resolve("data.tar.zzz"), "x");
        Tool.run("ar", "q", more, directory.resolve("data.tar.zzz")).ok();
        assertThat(verify(more, "ed@example.org").refusals()).contains("verify.duplicate-member");
        Path extra = Files.copy(signed, directory.resolve("extra.deb"));
        Files.writeString(directory.resolve("evil"), "x");
        Tool.run("ar", "q", extra, directory.resolve("evil")).ok();
        assertThat(verify(extra, "ed@example.org").refusals()).contains("verify.extra-member");
    }

    @Test
    void aDetachedSignatureBesideThePackageCounts() throws IOException {
        Path file = Files.copy(deb, directory.resolve("detached.deb"));
        gpg("--armor", "--local-user", "rsa@example.org", "--detach-sign", file.toString());
        assertThat(verify(file, "rsa@example.org").line()).endsWith(": ok");
        byte[] bytes = Files.readAllBytes(file);
        bytes[30]++; // the time of the first member
        Files.write(file, bytes);
        assertThat(verify(file, "rsa@example.org").refusals()).contains("verify.bad-signature");
    }

    /** Every bit of a header of an rpm, and of the members of a deb, is covered. */
    @Test
    void noBitOfWhatIsSignedCanBeOther() throws IOException {
        byte[] whole = Files.readAllBytes(rpmsign("ed@example.org", "bits.rpm"));
        int signature = 96 + size(whole, 96);
        int header = (signature + 7) / 8 * 8;
        neverOk(whole, header, whole.length, "bits.rpm");
        byte[] archive = Files.readAllBytes(debsig("ed@example.org", "_gpgorigin"));
        int at = 8;
        for (int member = 0; member < 3; member++) {
            int size = Integer.parseInt(new String(archive, at + 48, 10, StandardCharsets.US_ASCII).strip());
            neverOk(archive, at + 60, at + 60 + size, "bits.deb");
            at += 60 + size + size % 2;
        }
    }

    private static void neverOk(byte[] whole, int from, int to, String name) throws IOException {
        KeyRing keys = KeyRing.of("key", export("ed@example.org"));
        Verifier verifier = Verifier.builder().at(NOW).keys(keys).build();
        Path file = directory.resolve("flipped-" + name);
        Files.write(file, whole);
        assertThat(verifier.verify(file).line()).endsWith(": ok");
        for (int bit = from * 8; bit < to * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            if (verifier.verify(file).isOk()) {
                throw new AssertionError(name + ": bit " + bit % 8 + " of byte " + bit / 8 + " may be other");
            }
        }
    }

    private static int size(byte[] bytes, int at) {
        var header = java.nio.ByteBuffer.wrap(bytes);
        return 16 + header.getInt(at + 8) * 16 + header.getInt(at + 12);
    }

    private static Path debsig(String owner, String member) throws IOException {
        Path parts = Files.createTempDirectory(directory, "parts");
        Tool.run(parts, Map.of(), List.of("ar", "x", deb.toString())).ok();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String line : Tool.run("ar", "t", deb).ok().lines()) {
            all.writeBytes(Files.readAllBytes(parts.resolve(line)));
        }
        Files.write(parts.resolve("signed"), all.toByteArray());
        gpg(
                "--local-user",
                owner,
                "--digest-algo",
                "SHA512",
                "--output",
                parts.resolve(member).toString(),
                "--detach-sign",
                parts.resolve("signed").toString());
        Path signed = Files.copy(deb, parts.resolve("signed.deb"));
        Tool.run("ar", "q", signed, parts.resolve(member)).ok();
        return signed;
    }

    private static Path rpmsign(String owner, String name, String... options) throws IOException {
        Path signed = directory.resolve(name);
        Files.copy(rpm, signed);
        List<Object> command = new java.util.ArrayList<>(List.of("rpmsign"));
        for (String macro :
                List.of("__gpg /usr/bin/gpg", "_gpg_path " + home, "_gpg_name " + owner, "_gpg_digest_algo sha256")) {
            command.addAll(List.of("--define", macro));
        }
        command.addAll(List.of(options));
        command.addAll(List.of("--addsign", signed));
        Tool.run(directory, Map.of("GNUPGHOME", home.toString()), command).ok();
        return signed;
    }

    private static Verification verify(Path file, String owner) throws IOException {
        return verify(file, export(owner));
    }

    private static Verification verify(Path file, byte[] key) {
        return Verifier.builder().at(NOW).keys(KeyRing.of("key", key)).build().verify(file);
    }

    private static byte[] export(String owner) {
        return gpg("--armor", "--export", owner).getBytes(StandardCharsets.UTF_8);
    }

    private static void key(String owner, String algorithm, String expires) {
        gpg("--passphrase", "", "--quick-gen-key", owner, algorithm, "sign", expires);
    }

    private static String gpg(String... arguments) {
        List<String> command =
                new java.util.ArrayList<>(List.of("gpg", "--quiet", "--batch", "--homedir", home.toString()));
        command.addAll(List.of(arguments));
        return Tool.run(directory, Map.of(), command).ok().out();
    }
}
