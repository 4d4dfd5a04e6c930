package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of gpg are looked at before they sign, and what is said of them is what gpg, rpm and gpgv say. */
class DoctorTest {

    @TempDir
    static Path shared;

    @TempDir
    Path dir;

    private static Gpg gpg;

    @BeforeAll
    static void home() throws IOException {
        gpg = new Gpg(shared);
    }

    @AfterAll
    static void endAgent() {
        gpg.close();
    }

    private static Path certificate(String name) {
        Path file = gpg.home().resolve(name + ".asc");
        gpg.run("--yes", "--armor", "--output", file, "--export", name).ok();
        return file;
    }

    /** A key of a kind that the gpg here does not make. */
    private static Path made(String name) {
        return Path.of("src/test/resources/keys", name).toAbsolutePath();
    }

    private Tool.Result doctor(Path key, Object... more) {
        List<Object> words = new ArrayList<>(List.of("doctor", "--key", key));
        words.addAll(Arrays.asList(more));
        return Packages.gopack(dir, words.toArray());
    }

    @Test
    void aSoundKeyIsReadByEveryRelease() throws IOException {
        gpg.key("sound", "rsa3072");
        Path key = gpg.secret("sound", "");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        Tool.Result result = doctor(key, "--target", "el8,el9,el10,fedora43,debian12,debian13,ubuntu24.04");

        assertThat(result.ok().lines())
                .containsExactly(
                        key + ": ok",
                        "el8: ok",
                        "el9: ok",
                        "el10: ok",
                        "fedora43: ok",
                        "debian12: ok",
                        "debian13: ok",
                        "ubuntu24.04: ok");
        assertThat(result.err())
                .contains("RSA 3072 key " + gpg.fingerprint("sound"))
                .contains("[key.no-passphrase]")
                .contains("chmod 600")
                .contains("[key.readable]");
    }

    /** The rpm of this machine has the parser of EL 9, and imports no ECDSA key either. */
    @Test
    void releasesThatDoNotReadAnAlgorithmAreNamed() throws IOException {
        gpg.key("curve", "nistp256");
        Path ecdsa = certificate("curve");
        Tool.Result refused = doctor(ecdsa, "--target", "el8,el9,el10,debian12");
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.lines())
                .containsExactly(
                        ecdsa + ": ok",
                        "el8: FAILED key.not-for-target",
                        "el9: FAILED key.not-for-target",
                        "el10: ok",
                        "debian12: ok");
        Path database = Files.createDirectory(dir.resolve("rpmdb"));
        assertThat(Tool.run("rpmkeys", "--dbpath", database, "--import", ecdsa).code())
                .isNotZero();

        gpg.key("edwards", "ed25519");
        Path edDsa = certificate("edwards");
        assertThat(doctor(edDsa, "--target", "el8,el9").lines())
                .containsExactly(edDsa + ": ok", "el8: FAILED key.not-for-target", "el9: ok");
        Tool.run("rpmkeys", "--dbpath", database, "--import", edDsa).ok();
    }

    @Test
    void aCertificateThatSha1HoldsTogetherIsToldHowToMend() throws IOException {
        gpg.run("--cert-digest-algo", "SHA1", "--passphrase", "", "--quick-gen-key", "old", "rsa2048", "sign", "never")
                .ok();
        Path key = certificate("old");

        Tool.Result result = doctor(key, "--target", "el7,el9,debian12,debian13");

        assertThat(result.lines())
                .containsExactly(
                        key + ": ok",
                        "el7: ok",
                        "el9: FAILED key.not-for-target",
                        "debian12: ok",
                        "debian13: FAILED key.not-for-target");
        Path signed = Files.writeString(dir.resolve("signed"), "hello\n");
        Path ring = dir.resolve("old.gpg");
        gpg.run("--output", ring, "--export", "old").ok();
        gpg.run("--local-user", "old", "--detach-sign", signed).ok();
        Tool.run("gpgv", "--keyring", ring, signed + ".sig", signed).ok(); // that of debian12
        assertThat(result.err())
                .contains("[key.sha1-self-signature]")
                .contains("until 2030")
                .contains("--cert-digest-algo SHA512 --edit-key " + gpg.fingerprint("old"));

        gpg.run(
                        "--command-fd",
                        "0",
                        "--status-fd",
                        "2",
                        "--cert-digest-algo",
                        "SHA512",
                        "--passphrase",
                        "",
                        "--quick-set-expire",
                        gpg.fingerprint("old"),
                        "2y")
                .ok();
        assertThat(doctor(certificate("old"), "--target", "el9").ok().err()).doesNotContain("sha1");
    }

    /** Made with Sequoia; the gpg and the rpm here are of Debian 12. */
    @Test
    void keysOfNewerKindsAreReadWhereOpenPgpIsNew() throws IOException {
        Path six = made("version-6.asc");
        assertThat(doctor(six, "--target", "el9,el10,fedora43,debian12,debian13")
                        .lines())
                .containsExactly(
                        six + ": ok",
                        "el9: FAILED key.not-for-target",
                        "el10: FAILED key.not-for-target",
                        "fedora43: ok",
                        "debian12: FAILED key.not-for-target",
                        "debian13: ok");
        Path ed448 = made("ed448.asc");
        assertThat(doctor(ed448, "--target", "el8,el9,debian12").lines())
                .containsExactly(
                        ed448 + ": ok",
                        "el8: FAILED key.not-for-target",
                        "el9: FAILED key.not-for-target",
                        "debian12: FAILED key.not-for-target");
        Path database = Files.createDirectory(dir.resolve("rpmdb"));
        for (Path key : List.of(six, ed448)) {
            assertThat(Tool.run("rpmkeys", "--dbpath", database, "--import", key)
                            .code())
                    .isNotZero();
        }
        assertThat(gpg.run("--import", six).code()).isNotZero();
        assertThat(gpg.run("--import", ed448).err()).contains("Invalid public key algorithm");
    }

    @Test
    void anMd5HoldsNothingTogether() {
        Path key = made("md5.asc");
        assertThat(doctor(key).out()).isEqualTo(key + ": FAILED key.cannot-sign\n");
        assertThat(gpg.run("--import", key).err()).contains("bad signature");
    }

    @Test
    void whatIsExpiredRevokedOrNotForSigningIsRefused() throws IOException {
        gpg.run("--passphrase", "", "--quick-gen-key", "short", "ed25519", "sign", "30d")
                .ok();
        Path key = certificate("short");
        assertThat(doctor(key).ok().err()).contains("[key.expires-soon]").contains("--quick-set-expire");
        Tool.Result later = doctor(key, "--at", "2199-01-01");
        assertThat(later.out()).isEqualTo(key + ": FAILED key.expired\n");
        assertThat(doctor(key, "--at", "2001-01-01").out()).isEqualTo(key + ": FAILED key.not-yet-valid\n");

        gpg.key("gone", "ed25519");
        Path revocation = gpg.home().resolve("openpgp-revocs.d/" + gpg.fingerprint("gone") + ".rev");
        Files.writeString(revocation, Files.readString(revocation).replace("\n:-----", "\n-----"));
        Path joined = dir.resolve("joined.asc");
        Files.writeString(joined, gpg.run("--armor", "--export", "gone").out() + Files.readString(revocation));
        assertThat(doctor(joined).out()).isEqualTo(joined + ": FAILED key.revoked\n");
        gpg.run("--import", revocation).ok();
        Path revoked = certificate("gone");
        assertThat(doctor(revoked).out()).isEqualTo(revoked + ": FAILED key.revoked\n");

        gpg.key("elsewhere", "brainpoolP256r1");
        Path elsewhere = gpg.secret("elsewhere", "");
        assertThat(doctor(elsewhere).err()).contains("--gpg " + gpg.fingerprint("elsewhere"));
        assertThat(doctor(elsewhere).out()).isEqualTo(elsewhere + ": FAILED key.cannot-sign\n");

        gpg.key("certifies", "ed25519", "cert", "");
        Path certifies = certificate("certifies");
        assertThat(doctor(certifies).out()).isEqualTo(certifies + ": FAILED key.cannot-sign\n");
    }

    /** The commands that it names are run, and then the key is well. */
    @Test
    void theCommandsForAnExpiredKeyMendIt() throws IOException {
        for (String[] ends : new String[][] {{"1y", "never"}, {"never", "1y"}, {"2y", "1y"}, {"1y", ""}}) {
            String owner = "ended" + ends[0].length() + ends[1].length() + ends[0].charAt(0) + "@example.com";
            boolean subkey = !ends[1].isEmpty();
            gpg.run(
                            "--faked-system-time",
                            "20200101T000000!",
                            "--passphrase",
                            "",
                            "--quick-gen-key",
                            owner,
                            "ed25519",
                            subkey ? "cert" : "sign",
                            ends[0])
                    .ok();
            if (subkey) {
                gpg.run(
                                "--faked-system-time",
                                "20200102T000000!",
                                "--passphrase",
                                "",
                                "--quick-add-key",
                                gpg.fingerprint(owner),
                                "ed25519",
                                "sign",
                                ends[1])
                        .ok();
            }
            Tool.Result sick = doctor(certificate(owner), "--target", "debian12");
            assertThat(sick.out()).as(sick.toString()).endsWith(": FAILED key.expired\ndebian12: FAILED key.expired\n");
            Pattern.compile("gpg (--quick-set-expire [0-9A-F]+ 5y(?: [0-9A-F]+)?)")
                    .matcher(sick.err())
                    .results()
                    .forEach(command -> gpg.run((Object[])
                                    ("--passphrase\n\n" + command.group(1).replace(' ', '\n')).split("\n"))
                            .ok());
            assertThat(doctor(certificate(owner)).out()).as(sick.err()).endsWith(": ok\n");
        }
    }

    @Test
    void aSelfSignatureFromTheFutureBindsNothingYet() throws IOException {
        gpg.key("ahead", "ed25519");
        gpg.run("--faked-system-time", "20380101T000000", "--quick-set-expire", gpg.fingerprint("ahead"), "9y")
                .ok();
        Path key = certificate("ahead");
        assertThat(doctor(key).out()).isEqualTo(key + ": FAILED key.not-yet-valid\n");
        assertThat(doctor(key).err()).contains("signature of 2038-01-01T00:00:00Z");
        assertThat(sqv("ahead", key).err()).contains("No binding signature at time");
    }

    @Test
    void curvesThatSequoiaLacksAreNamed() throws IOException {
        for (String curve : List.of("brainpoolP256r1", "secp256k1")) {
            gpg.key(curve, curve);
            Path key = certificate(curve);
            assertThat(doctor(key, "--target", "debian12").out()).isEqualTo(key + ": ok\ndebian12: ok\n");
            Tool.Result answer = doctor(key, "--target", "debian13");
            assertThat(answer.out()).endsWith("debian13: FAILED key.not-for-target\n");
            assertThat(answer.err()).contains("does not know the curve " + curve);
            assertThat(sqv(curve, key).code()).isNotZero();
        }
    }

    @Test
    void textAroundAKeyMakesNoSecondOne() throws IOException {
        gpg.key("noted", "ed25519");
        Path key = dir.resolve("noted.asc");
        Files.writeString(
                key, "of the team\n" + gpg.run("--armor", "--export", "noted").out() + "until 2030\n");
        assertThat(doctor(key).ok().out()).isEqualTo(key + ": ok\n");
    }

    @Test
    void aKeyOfAKindToComeIsToldApartFromWhatIsNone() throws IOException {
        // source: draft-ietf-openpgp-pqc: 30 is ML-DSA-65+Ed25519, in keys of version 6
        byte[] start = HexFormat.of().parseHex("c62a" + "06" + "69000000" + "1e" + "00000020" + "11".repeat(32));
        Path key = Files.write(dir.resolve("pqc.pgp"), start);
        assertThat(doctor(key).err()).contains("has a key of ML-DSA-65+Ed25519").doesNotContain("no OpenPGP key");
        Path junk = Files.write(dir.resolve("junk.pgp"), "hello\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(doctor(junk).err()).contains("OpenPGP key").doesNotContain("has a key of");
    }

    /** Made with sq 0.27, whose certificates state what has to be understood. */
    @Test
    void certificatesThatRpmDoesNotImportAreNamed() throws IOException {
        Path key = made("critical.asc");
        Tool.Result answer = doctor(key, "--target", "el9,mageia9,fedora43,debian12"); // mageia9 has the rpm of here
        assertThat(answer.lines())
                .containsExactly(
                        key + ": ok", "el9: ok", "mageia9: FAILED key.not-for-target", "fedora43: ok", "debian12: ok");
        assertThat(answer.err())
                .contains("mageia9 (rpm 4.18, internal (OpenSSL)) does not import a certificate")
                .contains("it is not known whether el9 can import");
        Path database = Files.createDirectory(dir.resolve("rpmdb"));
        assertThat(Tool.run("rpmkeys", "--dbpath", database, "--import", key).code())
                .isNotZero();
        gpg.key("usual", "rsa3072");
        Tool.run("rpmkeys", "--dbpath", database, "--import", certificate("usual"))
                .ok();
    }

    private Tool.Result sqv(String owner, Path key) throws IOException {
        Path signed = Files.writeString(dir.resolve(owner + ".txt"), "signed\n");
        gpg.run("-u", owner, "--detach-sign", signed.toString()).ok();
        return Tool.run("sqv", "--keyring", key.toString(), signed + ".sig", signed.toString());
    }

    @Test
    void jsonSaysTheSameAndASubkeyIsNamedForOldRpm() throws IOException {
        String primary = gpg.key("sub", "rsa2048", "cert", "");
        gpg.run("--passphrase", "", "--quick-add-key", primary, "rsa2048", "sign", "never")
                .ok();
        Tool.Result result = doctor(certificate("sub"), "--target", "el7", "--json");
        assertThat(result.code()).as("rpm 4.11 does not know subkeys").isEqualTo(5);
        assertThat(result.out())
                .contains("\"fingerprint\": \"" + gpg.fingerprints("sub").get(1) + "\"")
                .contains("\"primary\": false")
                .contains("\"bits\": 2048")
                .contains("\"secret\": \"absent\"")
                .contains("\"rule\": \"key.subkey\"");
        assertThat(doctor(certificate("sub"), "--target", "debian12").ok().err())
                .contains(
                        "debsig-verify of debian12 finds no policy for signatures of a subkey",
                        "a key whose primary key signs");
        String both = gpg.key("both", "rsa2048");
        gpg.run("--passphrase", "", "--quick-add-key", both, "rsa2048", "sign", "never")
                .ok();
        assertThat(doctor(certificate("both"), "--target", "debian12").ok().err())
                .contains("key_id: " + both);
    }
}
