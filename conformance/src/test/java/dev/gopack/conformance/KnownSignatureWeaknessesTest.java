package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Verifier;
import dev.gopack.io.Digests;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.verify.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weaknesses of others in what they took for signed, tried on our verifier; docs/cves.md names this class. */
class KnownSignatureWeaknessesTest {

    private static final String SPEC = """
            name: demo
            version: 1.2.3
            maintainer: A <a@example.org>
            description: demo
            license: MIT
            mtime: 2023-11-14T22:13:20Z
            deb: {compression: gzip}
            contents: [{src: a.txt, dst: /opt/demo}]
            """;

    @TempDir
    Path directory;

    private Gpg gpg;

    @BeforeEach
    void start() throws IOException {
        gpg = new Gpg(directory);
        Files.writeString(directory.resolve("a.txt"), "hello\n");
    }

    @AfterEach
    void end() {
        gpg.close();
    }

    @Test
    void theManualNamesWhatIsHere() throws IOException {
        String table = Files.readString(Packages.ROOT.resolve("docs/cves.md"));
        for (String id : List.of("CVE-2021-3521", "CVE-2015-0840")) {
            assertThat(table.lines().filter(line -> line.startsWith("| " + id + " |")))
                    .singleElement()
                    .asString()
                    .contains("`KnownSignatureWeaknessesTest`");
        }
    }

    /** rpm took a subkey for one of the certificate in front of it, whether the certificate had said so or not. */
    @Test
    void CVE_2021_3521_aSubkeyCountsOnlyIfItsCertificateHasBoundIt() throws IOException {
        String subkey = withSigningSubkey("vendor");
        withSigningSubkey("attacker");
        List<byte[]> vendor = packets("vendor");
        List<byte[]> attacker = packets("attacker");
        Path rpm = rpmsign(subkey);
        assertThat(ours(rpm, vendor).line()).endsWith(": ok");
        assertThat(rpmkeys(rpm, vendor)).isTrue();

        int binding = vendor.size() - 1;
        byte[] forged = vendor.get(binding).clone();
        forged[forged.length - 1] ^= 1;
        List<byte[]> adopted = new ArrayList<>(attacker.subList(0, attacker.size() - 2));
        adopted.addAll(vendor.subList(binding - 1, vendor.size()));
        Map<String, List<byte[]>> certificates = Map.of(
                "no binding", vendor.subList(0, binding),
                "a forged binding", replaced(vendor, binding, forged),
                "the binding of another subkey", replaced(vendor, binding, attacker.get(attacker.size() - 1)),
                "the subkey of another certificate", adopted);
        certificates.forEach((what, certificate) -> {
            assertThat(ours(rpm, certificate).refusals())
                    .as(what)
                    .isNotEmpty()
                    .isSubsetOf("verify.key-not-for-signing", "verify.unknown-key");
            assertThat(rpmkeys(rpm, certificate)).as("rpm: " + what).isFalse();
        });
    }

    /** dpkg took text for signed that stood around what was; in a package such text is that of dpkg-sig. */
    @Test
    void CVE_2015_0840_onlyWhatStandsBetweenTheLinesOfASignedTextIsSigned() throws IOException {
        gpg.key("signer", "ed25519");
        Path deb = Packages.deb(directory, SPEC);
        String right = clearsigned(list(deb, "builder"));
        // the text is right; that it has SHA-1 and MD5 alone of the members is another matter
        assertThat(builder(deb, right).refusals()).containsExactly("verify.weak-hash");

        String wrong = clearsigned(list(deb, "builder").replaceAll("[0-9a-f]{32} ", "0".repeat(32) + " "));
        String files = list(deb, "builder");
        Map<String, UnaryOperator<String>> tricks = Map.of(
                "text in front",
                text -> files + text,
                "text behind",
                text -> text + files,
                "text in front of a list of another package",
                text -> files + wrong,
                "a second signed text",
                text -> wrong + text,
                "headers that are text",
                text -> text.replaceFirst("\n\n", "\n" + files.strip() + "\n\n"),
                "a header with a blank before its colon",
                text -> text.replaceFirst("Hash: ", "Hash : "),
                "a line of blanks for the empty one",
                text -> wrong.replaceFirst("\n\n", "\n \t\n" + files + "\n\n"),
                "no empty line",
                text -> text.replaceFirst("\n\n", "\n"),
                "blanks before the first line",
                text -> " " + text,
                "a line between text and signature",
                text -> text.replaceFirst("-----BEGIN PGP SIGNATURE-----", "more\n-----BEGIN PGP SIGNATURE-----"));
        tricks.forEach(
                (what, trick) -> assertThat(builder(deb, trick.apply(right)).refusals())
                        .as(what)
                        .containsAnyOf("verify.broken-signature", "verify.member-signature", "verify.bad-signature"));
    }

    /** A reader that goes by what stands above the text takes another digest than one that goes by the signature. */
    @Test
    void theDigestOfASignedTextIsTheOneThatItsHeaderNames() throws IOException {
        gpg.key("signer", "ed25519");
        Path deb = Packages.deb(directory, SPEC);
        String right = clearsigned(list(deb, "builder"));
        assertThat(gpgTakes(right)).isTrue();
        assertThat(builder(deb, right).refusals()).containsExactly("verify.weak-hash");
        String several = right.replace("Hash: SHA512\n", "Hash: SHA256, SHA512\n");
        assertThat(builder(deb, several).refusals()).containsExactly("verify.weak-hash");
        for (String header : List.of("", "Hash: SHA256\n", "Hash: SHA1\n")) {
            String text = right.replace("Hash: SHA512\n", header);
            assertThat(gpgTakes(text)).as(header).isFalse();
            assertThat(builder(deb, text).refusals()).as(header).contains("verify.broken-signature");
        }
    }

    private boolean gpgTakes(String text) throws IOException {
        return gpg.run("--verify", Files.writeString(directory.resolve("taken"), text))
                        .code()
                == 0;
    }

    /** A signature over SHA-1 digests is worth no more than one over SHA-1. */
    @Test
    void aListOfSha1DigestsIsNoSignatureUnlessAnotherCoversThePackage() throws IOException {
        gpg.key("signer", "ed25519");
        Path deb = Packages.deb(directory, SPEC);
        String list = clearsigned(list(deb, "builder"));
        assertThat(builder(deb, list).line()).endsWith(": FAILED verify.weak-hash");
        Path members = Files.createTempDirectory(directory, "members");
        Tool.run(members, Map.of(), List.of("ar", "x", deb)).ok();
        Path all = members.resolve("all");
        for (String name : Tool.run("ar", "t", deb).ok().lines()) {
            Files.write(
                    all,
                    Files.readAllBytes(members.resolve(name)),
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        }
        gpg.run("--local-user", "signer", "--output", members.resolve("_gpgorigin"), "--detach-sign", all)
                .ok();
        Path both = Files.copy(deb, members.resolve("both.deb"));
        Tool.run("ar", "q", both, members.resolve("_gpgorigin")).ok();
        assertThat(builder(both, list).line()).endsWith(": ok");
    }

    // source: dpkg-sig 0.13: fields, then a line for each member
    private String list(Path deb, String role) throws IOException {
        Path parts = Files.createTempDirectory(directory, "parts");
        Tool.run(parts, Map.of(), List.of("ar", "x", deb)).ok();
        StringBuilder list = new StringBuilder(
                "Version: 4\nSigner: A <a@example.org>\nDate: Tue Nov 14 22:13:20 2023\nRole: " + role + "\nFiles: \n");
        for (String name : Tool.run("ar", "t", deb).ok().lines()) {
            byte[] content = Files.readAllBytes(parts.resolve(name));
            String md5 =
                    java.util.HexFormat.of().formatHex(Digests.digest("MD5").digest(content));
            String sha1 =
                    java.util.HexFormat.of().formatHex(Digests.digest("SHA-1").digest(content));
            list.append("\t" + md5 + " " + sha1 + " " + content.length + " " + name + "\n");
        }
        return list.toString();
    }

    private String clearsigned(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("text"), text);
        Path signed = directory.resolve("text.signed");
        gpg.run("--yes", "--local-user", "signer", "--digest-algo", "SHA512", "--output", signed, "--clearsign", file)
                .ok();
        return Files.readString(signed);
    }

    private Verification builder(Path deb, String member) {
        try {
            Path place = Files.createTempDirectory(directory, "builder");
            Files.writeString(place.resolve("_gpgbuilder"), member);
            Path signed = Files.copy(deb, place.resolve("demo.deb"));
            Tool.run("ar", "q", signed, place.resolve("_gpgbuilder")).ok();
            return ours(signed, packets("signer"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String withSigningSubkey(String name) {
        String primary = gpg.key(name, "ed25519", "cert", "");
        gpg.run("--passphrase", "", "--quick-add-key", primary, "ed25519", "sign", "never")
                .ok();
        return gpg.fingerprints(name).get(1);
    }

    private Path rpmsign(String fingerprint) throws IOException {
        Path rpm = Packages.rpm(directory, SPEC);
        List<Object> command = new ArrayList<>(List.of("rpmsign"));
        for (String macro : List.of(
                "__gpg /usr/bin/gpg",
                "_gpg_path " + gpg.home(),
                "_gpg_name " + fingerprint + "!",
                "_gpg_digest_algo sha256")) {
            command.addAll(List.of("--define", macro));
        }
        command.addAll(List.of("--addsign", rpm));
        Tool.run(directory, gpg.environment(), command).ok();
        return rpm;
    }

    private Verification ours(Path file, List<byte[]> certificate) {
        return Verifier.builder()
                .keys(KeyRing.of("key", joined(certificate)))
                .build()
                .verify(file);
    }

    /** True if rpm is content with a signature by this certificate, in a database that has no other. */
    private boolean rpmkeys(Path rpm, List<byte[]> certificate) {
        try {
            Path place = Files.createTempDirectory(directory, "rpmdb");
            Path key = Files.write(place.resolve("key.gpg"), joined(certificate));
            Path armored = place.resolve("key.asc");
            gpg.run("--output", armored, "--enarmor", key).ok();
            Files.writeString(armored, Files.readString(armored).replace("PGP ARMORED FILE", "PGP PUBLIC KEY BLOCK"));
            Path database = Files.createDirectory(place.resolve("db"));
            Tool.run("rpmkeys", "--dbpath", database, "--import", armored);
            return Tool.run("rpmkeys", "--dbpath", database, "--define", "_pkgverify_level all", "-K", rpm)
                            .code()
                    == 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<byte[]> replaced(List<byte[]> packets, int at, byte[] packet) {
        List<byte[]> changed = new ArrayList<>(packets);
        changed.set(at, packet);
        return changed;
    }

    private static byte[] joined(List<byte[]> packets) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        packets.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** Packets of a certificate as gpg exports it, in the older form with one or two bytes of length. // RFC 9580, 4.2.2 */
    private List<byte[]> packets(String name) throws IOException {
        Path file = directory.resolve(name + "-" + System.nanoTime());
        gpg.run("--output", file, "--export", name).ok();
        byte[] all = Files.readAllBytes(file);
        List<byte[]> packets = new ArrayList<>();
        for (int at = 0; at < all.length; ) {
            boolean two = (all[at] & 3) == 1;
            int length = two ? (all[at + 1] & 0xff) << 8 | all[at + 2] & 0xff : all[at + 1] & 0xff;
            int end = at + (two ? 3 : 2) + length;
            packets.add(Arrays.copyOfRange(all, at, end));
            at = end;
        }
        return packets;
    }
}
