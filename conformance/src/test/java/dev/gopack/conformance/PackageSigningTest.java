package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages that are signed while they are built: the real rpm and debsig-verify accept them. */
class PackageSigningTest {

    private static final int UNSIGNED_HEADERS = 96 + 4408; // lead and signature header

    @TempDir
    Path dir;

    private Gpg gpg;

    @BeforeEach
    void home() throws IOException {
        gpg = new Gpg(dir);
    }

    @AfterEach
    void endAgent() {
        gpg.close();
    }

    private String spec(String more) throws IOException {
        Files.writeString(dir.resolve("data"), "data of the package\n");
        return """
                name: signed
                version: 1.0.0
                arch: all
                maintainer: Tools Team <tools@example.com>
                description: A package with a signature
                license: MIT
                contents:
                  - {src: data, dst: /opt/signed/data}
                  - {src: /opt/signed/data, dst: /opt/signed/link, type: symlink}
                """ + more;
    }

    private String signed(String algorithm, String more) throws IOException {
        gpg.key("signer", algorithm);
        Path key = gpg.secret("signer", "");
        return spec("sign: {key_file: " + key + "}\n" + more);
    }

    private Tool.Result rpmkeys(Path rpm) throws IOException {
        Path database = Files.createDirectories(dir.resolve("database"));
        Path key = dir.resolve("key.asc");
        gpg.run("--armor", "--yes", "--output", key, "--export", "signer").ok();
        Tool.run("rpmkeys", "--dbpath", database, "--import", key).ok();
        return Tool.run(
                "rpmkeys",
                "--dbpath",
                database,
                "--define",
                "_pkgverify_level all",
                "--define",
                "_pkgverify_flags 0x20100",
                "-Kv",
                rpm);
    }

    // which keys rpm 4.18 reads at all is in docs/signing.md
    @ParameterizedTest
    @CsvSource({
        "rsa2048, 4, 268",
        "rsa3072, 4, 268",
        "rsa4096, 4, 268",
        "ed25519, 4, 267",
        "rsa3072, 6, 268",
        "ed25519, 6, 267"
    })
    void rpmAcceptsTheSignatureAndWantsNoOther(String algorithm, int format, int tag) throws IOException {
        Path rpm = Packages.rpm(dir, signed(algorithm, "rpm: {format: " + format + "}\n"));

        Tool.Result result = rpmkeys(rpm);

        assertThat(result.ok().out())
                .contains("Header V4")
                .contains("Signature, key ID")
                .contains(": OK");
        assertThat(result.out()).doesNotContain("NOKEY").doesNotContain("BAD");
        assertThat(Gopack.create().inspect(rpm).isIntact()).isTrue();
    }

    /** Nobody on the release could install it, or would know that it is signed. */
    @ParameterizedTest
    @CsvSource({
        "ed25519, el8, EdDSA",
        "ed25519, el7, EdDSA",
        "nistp256, el9, ''",
        "rsa3072, el8, ''",
        "ed25519, fedora43, ''"
    })
    void aKeyThatTheReleaseDoesNotReadIsRefusedBeforeAnythingIsWritten(String algorithm, String target, String problem)
            throws IOException {
        Files.writeString(dir.resolve("gopack.yaml"), signed(algorithm, ""));
        Tool.Result verdict = Packages.gopack(dir, "doctor", "--key", gpg.secret("signer", ""), "--target", target);
        Tool.Result result = Packages.gopack(dir, "build", "--target", target, "--out", "out");
        if (verdict.code() == 0) {
            result.ok();
            assertThat(problem).isEmpty();
        } else {
            assertThat(result.code()).isEqualTo(6);
            assertThat(result.err())
                    .contains("cannot be signed: " + target)
                    .contains(problem)
                    .contains("sign for it with an RSA key");
            assertThat(dir.resolve("out")).satisfiesAnyOf(out -> assertThat(out).doesNotExist(), out -> assertThat(out)
                    .isEmptyDirectory());
        }
    }

    /** It has no version of rpm that takes them, so neither does verify. */
    @Test
    void releasesWithoutSubkeysGetNoneAndTakeNone() throws IOException {
        String primary = gpg.key("signer", "rsa3072");
        gpg.run("--passphrase", "", "--quick-add-key", primary, "rsa3072", "sign", "never")
                .ok();
        Path key = gpg.secret("signer", "");
        Files.writeString(dir.resolve("gopack.yaml"), spec("sign: {key_file: " + key + "}\n"));
        Tool.Result refused = Packages.gopack(dir, "build", "--target", "el7");
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.err()).contains("cannot be signed: el7").contains("takes no signature of a subkey");

        Path open = dir.resolve("open.asc");
        gpg.run("--armor", "--output", open, "--export", "signer").ok();
        String by = spec("rpm: {compression: gzip}\nsign: {key_file: " + key + ", key_id: \"%s\"}\n");
        Path bySubkey =
                Packages.rpm(dir, by.formatted(gpg.fingerprints("signer").get(1)));
        assertThat(Packages.gopack(dir, "verify", "--policy", "distro:el8", "--key", open, bySubkey)
                        .ok()
                        .out())
                .isEqualTo(bySubkey + ": ok\n");
        Tool.Result seven = Packages.gopack(dir, "verify", "--policy", "distro:el7", "--key", open, bySubkey);
        assertThat(seven.out()).isEqualTo(bySubkey + ": FAILED verify.not-for-target\n");
        assertThat(seven.err()).contains("el7 takes no signature of a subkey");

        Files.writeString(dir.resolve("gopack.yaml"), by.formatted(primary));
        String byPrimary =
                Packages.gopack(dir, "build", "--target", "el7").ok().out().strip();
        Packages.gopack(dir, "verify", "--policy", "distro:el7", "--key", open, byPrimary)
                .ok();
    }

    @Test
    void whatAReleaseLacksIsSaidOfPackagesOfFormatSix() throws IOException {
        Path six = Packages.rpm(dir, spec("rpm: {format: 6, compression: gzip}\n"));
        Tool.Result seven = Packages.gopack(dir, "verify", "--policy", "distro:el7", six);
        assertThat(seven.out()).isEqualTo(six + ": FAILED verify.not-for-target\n");
        assertThat(seven.err()).contains("el7 has no \"rpmlib(LargeFiles)\"");
        Packages.gopack(dir, "verify", "--policy", "distro:el9", six).ok();
    }

    /** The package is as old as its key was then, so that it can be made again; who verifies today is told. */
    @Test
    void aKeyThatHasEndedSignsOldPackagesAndIsNamed() throws IOException {
        gpg.run(
                        "--faked-system-time",
                        "20200101T000000",
                        "--passphrase",
                        "",
                        "--quick-gen-key",
                        "signer <signer@example.com>",
                        "rsa2048",
                        "sign",
                        "1y")
                .ok();
        Path key = gpg.secret("signer", "");
        Files.writeString(
                dir.resolve("gopack.yaml"), spec("mtime: 2020-06-01T00:00:00Z\nsign: {key_file: " + key + "}\n"));
        Tool.Result built = Packages.gopack(dir, "build", "--format", "rpm");
        String warning = "signs, and has expired at 2020-12-31T00:00:00Z";
        assertThat(built.ok().out()).endsWith(".rpm\n");
        assertThat(built.err()).contains(warning).contains("[key.ended]").containsOnlyOnce("key.ended");
        String rpm = built.out().strip();
        Tool.Result signed = Packages.gopack(dir, "sign", rpm, "--resign", "--key", key);
        assertThat(signed.ok().out()).isEqualTo(rpm + "\n");
        assertThat(signed.err()).contains(warning);
        Path open = dir.resolve("open.asc");
        gpg.run("--armor", "--output", open, "--export", "signer").ok();
        assertThat(Packages.gopack(dir, "verify", "--key", open, rpm).out())
                .isEqualTo(rpm + ": FAILED verify.key-expired\n");
    }

    /** As {@code dist/*} names them. */
    @Test
    void whatStandsBesideAPackageIsNoPackage() throws IOException {
        gpg.key("signer", "rsa2048");
        Path key = gpg.secret("signer", "");
        Path open = dir.resolve("open.asc");
        gpg.run("--armor", "--output", open, "--export", "signer").ok();
        Path rpm = Packages.rpm(dir, spec(""));
        Path record = Files.writeString(rpm.resolveSibling(rpm.getFileName() + ".record.json"), "{}");
        Path signature = rpm.resolveSibling(rpm.getFileName() + ".asc");
        assertThat(Packages.gopack(dir, "sign", "--detached", "--key", key, rpm, record)
                        .ok()
                        .out())
                .isEqualTo(rpm + "\n");
        assertThat(Packages.gopack(dir, "verify", "--key", open, signature, record, rpm)
                        .ok()
                        .out())
                .isEqualTo(rpm + ": ok\n");
        assertThat(Packages.gopack(dir, "sign", "--delete-signatures", rpm, signature)
                        .ok()
                        .out())
                .isEqualTo(rpm + "\n");
        assertThat(Packages.gopack(dir, "verify", record).out()).contains("FAILED verify.unknown-format");
    }

    @Test
    void aVariableThatTheSpecNamesAndNobodySetIsNamed() throws IOException {
        gpg.key("signer", "rsa2048", "sign", "word");
        Path key = gpg.secret("signer", "word");
        Files.writeString(
                dir.resolve("gopack.yaml"), spec("sign: {key_file: " + key + ", passphrase_env: OUR_WORD}\n"));
        Tool.Result result = Packages.gopack(dir, "build", "--format", "rpm");
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("OUR_WORD").contains("is not set, or empty");
    }

    @Test
    void withoutSignatureTheSamePolicyRefusesAndRpmCanDeleteIt() throws IOException {
        Path unsigned = Packages.rpm(dir, spec(""));
        byte[] before = Files.readAllBytes(unsigned);
        gpg.key("signer", "rsa3072");
        assertThat(rpmkeys(unsigned).code()).isEqualTo(1);

        Path key = gpg.secret("signer", "");
        Path rpm = Packages.rpm(dir, spec("sign: {key_file: " + key + "}\n"));
        assertThat(Files.readAllBytes(rpm)).isNotEqualTo(before).hasSameSizeAs(before);

        // observed: rpmsign 4.18 writes another lead and takes what it deletes from the space, so only the rest is
        // compared
        Tool.run("rpmsign", "--delsign", rpm).ok();
        byte[] after = Files.readAllBytes(rpm);
        int rest = before.length - UNSIGNED_HEADERS;
        assertThat(Arrays.copyOfRange(after, after.length - rest, after.length))
                .isEqualTo(Arrays.copyOfRange(before, UNSIGNED_HEADERS, before.length));
        assertThat(rpmkeys(rpm).code()).isEqualTo(1);
    }

    @Test
    void headerAndPayloadAreSignedTogetherForOldTools() throws IOException {
        Path rpm =
                Packages.rpm(dir, signed("rsa4096", "rpm: {signature: {header_and_payload: true, openpgp: true}}\n"));

        assertThat(rpmkeys(rpm).ok().out()).contains("    Header V4 RSA").contains("\n    V4 RSA");
        assertThat(Gopack.create().inspect(rpm).isIntact()).isTrue();
    }

    @Test
    void formatSixIsInstalledAndVerifiedByRpm() throws IOException {
        Path rpm = Packages.rpm(dir, spec("rpm: {format: 6}\n"));
        assertThat(Tool.run("rpm", "-qp", "--qf", "%{LONGSIZE}", rpm).ok().out())
                .isNotEmpty();
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm).ok();
            assertThat(root.rpm("-V", "signed").ok().out()).isEmpty();
        }
        assertThat(Gopack.create().inspect(rpm).isIntact()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"rsa3072", "ed25519", "nistp256"})
    void debsigVerifyAcceptsTheOrigin(String algorithm) throws IOException {
        Path deb = Packages.deb(dir, signed(algorithm, ""));
        Path root = dir.resolve("root");
        Debsig.trust(root, gpg, "signer");

        Tool.run("debsig-verify", "--root", root, deb).ok();
        assertThat(Gopack.create().inspect(deb).isIntact()).isTrue();
    }
}
