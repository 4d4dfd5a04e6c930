package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Verifier;
import dev.gopack.deb.DebFormat;
import dev.gopack.format.PackageFormat;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.rpm.RpmFormat;
import dev.gopack.verify.Findings;
import dev.gopack.verify.Verification;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
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
                  - {src: a.txt, dst: /opt/demo}
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
        String fingerprint = fingerprint("other@example.org");
        Path certificate = home.resolve("openpgp-revocs.d/" + fingerprint + ".rev");
        Files.writeString(certificate, Files.readString(certificate).replace(":-----BEGIN PGP", "-----BEGIN PGP"));
        byte[] before = export("other@example.org");
        assertThat(verify(revoked, before).line()).endsWith(": ok");
        // as it is handed out: behind the key, armored in the same file, or beside it
        byte[] armored = Files.readAllBytes(certificate);
        assertThat(verify(revoked, joined(before, armored)).refusals()).containsExactly("verify.key-revoked");
        assertThat(verify(revoked, joined(armored, before)).refusals()).containsExactly("verify.key-revoked");
        Path key = directory.resolve("key.gpg");
        Path packet = directory.resolve("revocation.gpg");
        gpg("--yes", "--output", key.toString(), "--export", "other@example.org");
        gpg("--yes", "--output", packet.toString(), "--dearmor", certificate.toString());
        assertThat(verify(revoked, joined(Files.readAllBytes(key), Files.readAllBytes(packet)))
                        .refusals())
                .containsExactly("verify.key-revoked");
        // nor does it help to hide it among others that are none, as gpg is not misled either
        byte[] hidden = Files.readAllBytes(key);
        byte[] junk = Files.readAllBytes(packet);
        junk[junk.length - 1] ^= 1;
        for (int i = 0; i < 40; i++) {
            hidden = joined(hidden, junk);
        }
        assertThat(verify(revoked, hidden).line()).endsWith(": ok");
        assertThat(verify(revoked, joined(hidden, Files.readAllBytes(packet))).refusals())
                .containsExactly("verify.key-revoked");
        for (int i = 0; i < 40; i++) {
            hidden = joined(hidden, junk);
        }
        assertThat(verify(revoked, hidden).refusals()).containsExactly("verify.key-revoked");
        // those of other keys, as gpg made them before 2.1: only what is not signed says whose they are
        byte[] ring = Files.readAllBytes(key);
        for (int i = 0; i < 80; i++) {
            ring = joined(ring, revocationWithoutFingerprint(0x0123456789abcd00L + i));
        }
        assertThat(verify(revoked, ring).line()).endsWith(": ok");
        gpg("--import", certificate.toString());
        byte[] after = export("other@example.org");
        assertThat(verify(revoked, after).refusals()).containsExactly("verify.key-revoked");
    }

    /** A key's revocation of version 4 by RSA and SHA-256. // source: RFC 9580, 5.2.3 */
    private static byte[] revocationWithoutFingerprint(long issuer) {
        byte[] created = {5, 2, 0x5f, 0, 0, 0};
        byte[] body = ByteBuffer.allocate(6 + created.length + 2 + 10 + 2 + 2 + 8)
                .put(new byte[] {4, 0x20, 1, 8, 0, (byte) created.length})
                .put(created)
                .put(new byte[] {0, 10, 9, 16})
                .putLong(issuer)
                .put(new byte[] {0x12, 0x34, 0, 64})
                .putLong(-issuer)
                .array();
        return joined(new byte[] {(byte) 0xc2, (byte) body.length}, body);
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
    void everyRoleOfDpkgSigIsRead() throws IOException {
        Path file = Files.copy(deb, directory.resolve("role.deb"));
        Path key = secret("rsa@example.org");
        Packages.gopack(directory, "sign", "--deb-method", "dpkg-sig", "--deb-type", "qa", "--key", key, file)
                .ok();
        assertThat(Tool.run("ar", "t", file).ok().out()).endsWith("_gpgqa\n");
        assertThat(Verifier.builder().at(NOW).build().verify(file).isOk()).isTrue();
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

    /**
     * What a signature does not cover of itself: rpm refuses another start of the digest, and looks for the id of the key
     * where others look for its fingerprint.
     */
    @Test
    void aSignatureIsTakenNoFurtherThanRpmTakesIt() throws IOException {
        byte[] signed = Files.readAllBytes(rpmsign("rsa@example.org", "odd.rpm"));
        byte[] key = export("rsa@example.org");
        Path database = Files.createDirectory(directory.resolve("rpmdb"));
        Files.write(directory.resolve("odd.asc"), key);
        Tool.run("rpmkeys", "--dbpath", database, "--import", directory.resolve("odd.asc"))
                .ok();
        int issuer = issuerAt(signed);

        Path start = changed(signed, issuer + 10, 1, "start.rpm");
        assertThat(verify(start, key).refusals()).containsExactly("verify.bad-signature");
        assertThat(rpmkeys(database, start)).contains("Signature, key ID").contains(": BAD");

        VerifyPolicy mageia = VerifyPolicy.of("distro:mageia9").orElseThrow(); // whose rpm is 4.18, as the one here
        Path keys = changed(signed, issuer + 9, 1, "two-keys.rpm");
        assertThat(rpmkeys(database, keys)).contains(": NOKEY");
        assertThat(verify(keys, key).line()).endsWith(": ok");
        assertThat(verify(keys, key, VerifyPolicy.STRICT).refusals()).contains("verify.odd-signature");
        assertThat(verify(keys, key, mageia).refusals()).containsExactly("verify.not-for-target");

        Path critical = changed(signed, issuer + 1, 0x80, "critical.rpm");
        assertThat(rpmkeys(database, critical)).doesNotContain("NOKEY");
        assertThat(verify(critical, key, mageia).line()).endsWith(": ok");
        assertThat(verify(critical, key, VerifyPolicy.of("distro:el9").orElseThrow())
                        .refusals())
                .containsExactly("verify.not-for-target");
    }

    /** A release vouches for no signature at which its rpm does not look: of format 6, or beside the package. */
    @Test
    void aSignatureThatAReleasePassesOverVouchesForNothing() throws IOException {
        VerifyPolicy mageia = VerifyPolicy.of("distro:mageia9").orElseThrow(); // whose rpm is 4.18, as the one here
        Path database = Files.createDirectory(directory.resolve("rpmdb-of-one"));
        Path key = Files.write(directory.resolve("one.asc"), export("rsa@example.org"));
        Tool.run("rpmkeys", "--dbpath", database, "--import", key).ok();
        Path first = secret("ed@example.org");
        Path second = secret("rsa@example.org");

        Path both = Files.copy(rpm, directory.resolve("both.rpm"));
        Packages.gopack(directory, "sign", "--rpm-openpgp", "--key", first, "--key", second, both)
                .ok();
        assertThat(rpmkeys(database, both)).contains("NOKEY").doesNotContain("RSA/SHA512 Signature");
        assertThat(verify(both, Files.readAllBytes(key)).line()).endsWith(": ok");
        assertThat(verify(both, Files.readAllBytes(key), mageia).refusals()).contains("verify.unknown-key");

        Path beside = Files.copy(rpm, directory.resolve("beside.rpm"));
        gpg("--armor", "--detach-sign", "-u", "rsa@example.org", "-o", beside + ".asc", beside.toString());
        assertThat(verify(beside, Files.readAllBytes(key)).line()).endsWith(": ok");
        assertThat(verify(beside, Files.readAllBytes(key), mageia).refusals()).contains("verify.not-for-target");
    }

    private static Path secret(String owner) throws IOException {
        Path file = directory.resolve(owner + ".secret");
        gpg("--yes", "--armor", "--output", file.toString(), "--export-secret-keys", owner);
        return file;
    }

    private static String rpmkeys(Path database, Path file) {
        return Tool.run("rpmkeys", "--dbpath", database, "-Kv", file).out();
    }

    private static Path changed(byte[] whole, int at, int bits, String name) throws IOException {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) bits;
        return Files.write(directory.resolve(name), changed);
    }

    /** Where the id of the key stands, uncovered: a length, its kind, and eight bytes before the start of the digest. */
    private static int issuerAt(byte[] signed) {
        String id = gpg("--with-colons", "--list-keys", "rsa@example.org")
                .lines()
                .filter(line -> line.startsWith("pub:"))
                .findFirst()
                .orElseThrow()
                .split(":", -1)[4];
        String issuer = "\u0009\u0010" + new String(java.util.HexFormat.of().parseHex(id), StandardCharsets.ISO_8859_1);
        int at = new String(signed, StandardCharsets.ISO_8859_1).indexOf(issuer);
        assertThat(at).isPositive();
        return at;
    }

    /** Every bit of the payload of an rpm, and of the members of a deb, is covered. */
    @Test
    void noBitOfWhatIsSignedCanBeOther() throws IOException {
        byte[] whole = Files.readAllBytes(rpmsign("rsa@example.org", "bits.rpm"));
        int header = headerAt(whole);
        neverOk(new RpmFormat(), whole, header + size(whole, header), whole.length);
        byte[] archive = Files.readAllBytes(debsig("rsa@example.org", "_gpgorigin"));
        for (int[] member : members(archive)) {
            neverOk(new DebFormat(), archive, member[0], member[1]);
        }
    }

    /**
     * So is every bit of the header. Who changes it changes its digests as well, since nothing covers those: then the
     * signature alone tells.
     */
    @Test
    void noBitOfTheHeaderCanBeOtherEvenIfItsDigestsFit() throws IOException {
        byte[] whole = Files.readAllBytes(rpmsign("rsa@example.org", "forged.rpm"));
        int header = headerAt(whole);
        int end = header + size(whole, header);
        Verifying verifying = new Verifying(new RpmFormat());
        List<MessageDigest> digests = List.of(Digests.digest("SHA-256"), Digests.digest("SHA-1"));
        String signature = new String(whole, 0, header, StandardCharsets.ISO_8859_1);
        int[] places = digests.stream()
                .mapToInt(digest -> signature.indexOf(hex(digest, whole, header, end)))
                .toArray();
        assertThat(places).doesNotContain(-1);
        assertThat(verifying.refusals(whole)).isEmpty();
        for (int bit = header * 8; bit < end * 8; bit++) {
            byte[] forged = flipped(whole, bit);
            for (int i = 0; i < places.length; i++) {
                byte[] hex = hex(digests.get(i), forged, header, end).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(hex, 0, forged, places[i], hex.length);
            }
            List<String> refusals = verifying.refusals(forged);
            if (refusals.isEmpty() || refusals.contains("verify.header-digest")) {
                throw new AssertionError("bit " + bit % 8 + " of byte " + bit / 8 + ": " + refusals);
            }
        }
    }

    /** Nor one of a signature beside which there are good ones: rpm finds the key by its id, and calls the signature bad. */
    @Test
    void noSignatureThatWasChangedIsPassedOverForAnother() throws IOException {
        Path file = Files.copy(rpm, directory.resolve("several.rpm"));
        Path key = secret("rsa@example.org");
        Packages.gopack(directory, "sign", "--rpm-header-and-payload", "--rpm-openpgp", "--key", key, file)
                .ok();
        byte[] whole = Files.readAllBytes(file);
        Verifying verifying = new Verifying(new RpmFormat());
        assertThat(verifying.refusals(whole)).isEmpty();
        byte[] fingerprint = HexFormat.of().parseHex(fingerprint("rsa@example.org"));
        int seen = 0;
        for (int at = 0; at < headerAt(whole); at++) {
            if (Arrays.equals(whole, at, at + fingerprint.length, fingerprint, 0, fingerprint.length)) {
                seen++;
                for (int bit = at * 8; bit < (at + fingerprint.length) * 8; bit++) {
                    assertThat(verifying.refusals(flipped(whole, bit))).contains("verify.bad-signature");
                }
            }
        }
        assertThat(seen).as("of the header, of header and payload").isGreaterThanOrEqualTo(2);
    }

    /** What a signature carries where it does not cover itself is nobody's: half the size of a package fits there. */
    @Test
    void aSignatureThatCarriesDataIsNotedAndRefusedByTheStrict() throws IOException {
        Path file = Files.copy(deb, directory.resolve("carrier.deb"));
        gpg("--local-user", "rsa@example.org", "--detach-sign", file.toString());
        Path signature = directory.resolve("carrier.deb.sig");
        byte[] key = export("rsa@example.org");
        assertThat(verify(file, key, VerifyPolicy.STRICT).refusals()).isEmpty();

        byte[] packet = Files.readAllBytes(signature);
        int body = 3; // a tag, and a length of two bytes
        int hashed = (packet[body + 4] & 0xff) << 8 | (packet[body + 5] & 0xff);
        int at = body + 6 + hashed;
        int other = (packet[at] & 0xff) << 8 | (packet[at + 1] & 0xff);
        byte[] data = new byte[100];
        Arrays.fill(data, (byte) 'M');
        byte[] stuffed = ByteBuffer.allocate(packet.length + data.length + 2)
                .put(packet, 0, at)
                .putShort((short) (other + data.length + 2))
                .put(packet, at + 2, other)
                .put((byte) (data.length + 1))
                .put((byte) 100)
                .put(data)
                .put(packet, at + 2 + other, packet.length - at - 2 - other)
                .putShort(1, (short) (packet.length - body + data.length + 2))
                .array();
        Files.write(signature, stuffed);
        assertThat(verify(file, key).line()).endsWith(": ok");
        assertThat(verify(file, key, VerifyPolicy.STRICT).refusals()).containsExactly("verify.odd-signature");
    }

    private static String hex(MessageDigest digest, byte[] bytes, int from, int to) {
        digest.update(bytes, from, to - from);
        return Digests.hex(digest);
    }

    private static String fingerprint(String owner) {
        return gpg("--with-colons", "--list-keys", owner)
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .findFirst()
                .orElseThrow()
                .split(":", -1)[9];
    }

    private static void neverOk(PackageFormat format, byte[] whole, int from, int to) throws IOException {
        Verifying verifying = new Verifying(format);
        assertThat(verifying.refusals(whole)).isEmpty();
        for (int bit = from * 8; bit < to * 8; bit++) {
            if (verifying.refusals(flipped(whole, bit)).isEmpty()) {
                throw new AssertionError(format.id() + ": bit " + bit % 8 + " of byte " + bit / 8 + " may be other");
            }
        }
    }

    private static byte[] flipped(byte[] whole, int bit) {
        byte[] flipped = whole.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    /** What a {@link Verifier} does with a file, for bytes in memory: a file for each bit would take minutes. */
    private record Verifying(PackageFormat format, VerifyOptions options) {
        Verifying(PackageFormat format) {
            this(format, new VerifyOptions(KeyRing.of("key", export("rsa@example.org")), NOW, VerifyPolicy.DEFAULT));
        }

        List<String> refusals(byte[] bytes) throws IOException {
            Findings findings = new Findings();
            format.verify(ByteSource.of("bits", bytes), options, findings);
            return findings.conclude("bits", format.id(), options).refusals();
        }
    }

    /** Where contents of the first three members start and end. */
    private static List<int[]> members(byte[] archive) {
        List<int[]> members = new ArrayList<>();
        int at = 8;
        for (int member = 0; member < 3; member++) {
            int size = Integer.parseInt(new String(archive, at + 48, 10, StandardCharsets.US_ASCII).strip());
            members.add(new int[] {at + 60, at + 60 + size});
            at += 60 + size + size % 2;
        }
        return members;
    }

    private static int headerAt(byte[] rpm) {
        int signature = 96 + size(rpm, 96);
        return (signature + 7) / 8 * 8;
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
        List<Object> command = new ArrayList<>(List.of("rpmsign"));
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
        return verify(file, key, VerifyPolicy.DEFAULT);
    }

    private static Verification verify(Path file, byte[] key, VerifyPolicy policy) {
        return Verifier.builder()
                .at(NOW)
                .policy(policy)
                .keys(KeyRing.of("key", key))
                .build()
                .verify(file);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] export(String owner) {
        return gpg("--armor", "--export", owner).getBytes(StandardCharsets.UTF_8);
    }

    private static void key(String owner, String algorithm, String expires) {
        gpg("--passphrase", "", "--quick-gen-key", owner, algorithm, "sign", expires);
    }

    private static String gpg(String... arguments) {
        List<String> command = new ArrayList<>(List.of("gpg", "--quiet", "--batch", "--homedir", home.toString()));
        command.addAll(List.of(arguments));
        return Tool.run(directory, Map.of(), command).ok().out();
    }
}
