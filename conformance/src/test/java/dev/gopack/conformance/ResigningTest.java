package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.PackageSigner;
import dev.gopack.Verifier;
import dev.gopack.model.DebSignature;
import dev.gopack.model.RpmSignature;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.report.FormatException;
import dev.gopack.report.SigningException;
import dev.gopack.sign.OpenPgpKeySigner;
import dev.gopack.sign.Passphrase;
import dev.gopack.verify.VerifyPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that are there are signed, signed anew, and made unsigned again; nothing else of them changes. */
class ResigningTest {

    private static final String FOREIGN_SPEC = """
            Name: foreign
            Version: 1
            Release: 1
            Summary: Made by rpmbuild
            License: MIT
            BuildArch: noarch
            %description
            Made by rpmbuild.
            %install
            mkdir -p %{buildroot}/opt; echo data > %{buildroot}/opt/data
            %files
            /opt/data
            """;

    @TempDir
    static Path shared;

    @TempDir
    Path dir;

    private static Gpg gpg;
    private static Path first;
    private static Path second;

    @BeforeAll
    static void makeKeys() throws IOException {
        gpg = new Gpg(shared);
        gpg.key("first", "rsa2048");
        gpg.key("second", "ed25519");
        first = gpg.secret("first", "");
        second = gpg.secret("second", "");
    }

    @AfterAll
    static void endAgent() {
        gpg.close();
    }

    private String spec(String more) throws IOException {
        Files.writeString(dir.resolve("data"), "data of the package\n");
        return """
                name: signed
                version: 1.0.0
                arch: all
                mtime: 2030-01-01T00:00:00Z
                maintainer: Tools Team <tools@example.com>
                description: A package with a signature
                license: MIT
                contents:
                  - {src: data, dst: /opt/signed/data}
                """ + more;
    }

    private static PackageSigner by(OpenPgpKeySigner... signers) {
        PackageSigner.Builder builder = PackageSigner.builder();
        for (OpenPgpKeySigner signer : signers) {
            builder.signer(signer);
        }
        return builder.build();
    }

    private static OpenPgpKeySigner open(Path key) throws IOException {
        return OpenPgpKeySigner.open(key, Passphrase.none());
    }

    private static Path certificate(String name) {
        Path file = shared.resolve(name + ".asc");
        gpg.run("--armor", "--yes", "--output", file, "--export", name).ok();
        return file;
    }

    private Tool.Result rpmkeys(Path rpm, String... keys) throws IOException {
        Path database = Files.createTempDirectory(dir, "rpmdb");
        for (String key : keys) {
            Tool.run("rpmkeys", "--dbpath", database, "--import", certificate(key))
                    .ok();
        }
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

    private static void weAccept(Path file, String... keys) throws IOException {
        KeyRing ring = KeyRing.EMPTY;
        for (String key : keys) {
            ring = ring.plus(KeyRing.read(certificate(key)));
        }
        var result = Verifier.builder()
                .keys(ring)
                .policy(VerifyPolicy.DEFAULT)
                .at(java.time.Instant.parse("2030-06-01T00:00:00Z"))
                .build()
                .verify(file);
        assertThat(result.refusing()).isEmpty();
        assertThat(result.signatures())
                .isNotEmpty()
                .allMatch(one -> one.result().problems().isEmpty());
    }

    /** The order of building and signing does not matter, and deleting undoes it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rpm | rpm: {format: 4}",
                "rpm | rpm: {format: 6}",
                "rpm | rpm: {signature: {header_and_payload: true, openpgp: true}}",
                "deb | deb: {signature: {type: maint}}",
                "deb | deb: {compression: xz, signature: {method: dpkg-sig}}"
            })
    void signingLaterGivesTheBytesOfSigningAtOnceAndDeletingThoseOfTheUnsignedBuild(String format, String more)
            throws IOException {
        Path plain = Packages.build(dir, format, spec(more.replaceAll(", signature: .*|signature: .*", "}") + "\n"))
                .get(0);
        byte[] unsigned = Files.readAllBytes(plain);
        Path file = Files.copy(plain, dir.resolve("later." + format));
        Path atOnce = Packages.build(dir, format, spec("sign: {key_file: " + first + "}\n" + more + "\n"))
                .get(0);
        byte[] signed = Files.readAllBytes(atOnce);

        try (OpenPgpKeySigner signer = open(first)) {
            boolean all = more.contains("header_and_payload");
            boolean old = more.contains("dpkg-sig");
            PackageSigner.builder()
                    .signer(signer)
                    .rpm(new RpmSignature(all, all))
                    .deb(new DebSignature(
                            old ? DebSignature.Method.DPKG_SIG : DebSignature.Method.DEBSIGN,
                            old ? "builder" : "maint",
                            ""))
                    .build()
                    .sign(file);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(signed).isNotEqualTo(unsigned);

        by().unsign(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(unsigned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpm", "deb"})
    void signersThatSignOneAfterTheOtherLeaveWhatBothLeaveAtOnce(String format) throws IOException {
        Path both = Packages.build(
                        dir, format, spec("sign: {key_file: " + first + ", more: [{key_file: " + second + "}]}\n"))
                .get(0);
        byte[] expected = Files.readAllBytes(both);
        Path file = Packages.build(dir, format, spec("")).get(0);
        try (OpenPgpKeySigner one = open(first);
                OpenPgpKeySigner other = open(second)) {
            by(one).sign(file);
            by(other).sign(file);
            assertThat(Files.readAllBytes(file)).isEqualTo(expected);
            weAccept(file, "first", "second");

            assertThatThrownBy(() -> by(other).sign(file))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("already");
            by(other).resign(file);
            weAccept(file, "second");
        }
    }

    @Test
    void rpmAcceptsWhatIsSignedOfRpmbuildsPackagesAndDeletingGivesItsBytesBack() throws IOException {
        Path rpm = Rpmbuild.rpm(dir, FOREIGN_SPEC);
        byte[] original = Files.readAllBytes(rpm);
        assertThat(rpmkeys(rpm, "first").code()).isEqualTo(1);

        Packages.gopack(dir, "sign", rpm, "--key", first).ok();
        assertThat(rpmkeys(rpm, "first").ok().out())
                .contains("Header V4 RSA/SHA512 Signature")
                .contains(": OK");
        assertThat(Tool.run("rpm", "-qip", rpm).ok().out())
                .contains("Key ID " + gpg.fingerprint("first").substring(24).toLowerCase(java.util.Locale.ROOT));
        weAccept(rpm, "first");
        assertThat(Files.readAllBytes(rpm)).hasSameSizeAs(original);

        assertThat(Packages.gopack(dir, "sign", rpm, "--delete-signatures").ok().out())
                .isEqualTo(rpm + "\n");
        assertThat(Files.readAllBytes(rpm)).isEqualTo(original);
    }

    /** What stands beside a package is a signature of the bytes that it had. */
    @Test
    void aSignatureBesideThePackageIsMadeAnewOrTakenAwayAndNeverLeftBehind() throws IOException {
        Path rpm = Rpmbuild.rpm(dir, FOREIGN_SPEC);
        Path beside = rpm.resolveSibling(rpm.getFileName() + ".asc");
        Packages.gopack(dir, "sign", rpm, "--key", first, "--detached").ok();
        gpg.run("--verify", beside, rpm).ok();

        Packages.gopack(dir, "sign", rpm, "--key", first, "--resign", "--hash", "sha256")
                .ok();
        gpg.run("--verify", beside, rpm).ok();

        byte[] signed = Files.readAllBytes(rpm);
        Tool.Result refused = Packages.gopack(dir, "sign", rpm, "--key", second, "--resign");
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.err()).contains(beside + " has a signature by the key " + gpg.fingerprint("first"));
        assertThat(Files.readAllBytes(rpm)).isEqualTo(signed);

        Packages.gopack(dir, "sign", rpm, "--delete-signatures").ok();
        assertThat(beside).doesNotExist();
        Files.writeString(beside, "a note\n");
        Packages.gopack(dir, "sign", rpm, "--key", second).ok();
        assertThat(beside).hasContent("a note\n");
    }

    @Test
    void whatRpmsignSignedIsSignedAnew() throws IOException {
        Path rpm = Rpmbuild.rpm(dir, FOREIGN_SPEC);
        byte[] original = Files.readAllBytes(rpm);
        Tool.run(
                        dir,
                        gpg.environment(),
                        List.of(
                                "rpmsign",
                                "--define",
                                "__gpg /usr/bin/gpg",
                                "--define",
                                "_gpg_name " + gpg.fingerprint("first"),
                                "--rpmv3",
                                "--addsign",
                                rpm))
                .ok();
        assertThat(rpmkeys(rpm, "first").ok().out()).contains("    V4 RSA");

        Path copy = Files.copy(rpm, dir.resolve("copy.rpm"));
        Packages.gopack(dir, "sign", "--resign", "--key", second, rpm, copy).ok();
        assertThat(rpm).hasSameBinaryContentAs(copy);
        assertThat(rpmkeys(rpm, "second").ok().out()).contains("EdDSA").doesNotContain("RSA");
        weAccept(rpm, "second");
        byte[] signed = Files.readAllBytes(rpm);
        int rest = original.length - 96 - 4408;
        assertThat(Arrays.copyOfRange(signed, signed.length - rest, signed.length))
                .isEqualTo(Arrays.copyOfRange(original, 96 + 4408, original.length));
    }

    @Test
    void debsigVerifyAcceptsWhatIsSignedOfDpkgDebsPackages() throws IOException {
        Path tree = Files.createDirectories(dir.resolve("tree/DEBIAN")).getParent();
        Files.writeString(
                tree.resolve("DEBIAN/control"),
                "Package: foreign\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.com>\nDescription: x\n");
        Path deb = dir.resolve("foreign.deb");
        Tool.run("dpkg-deb", "--root-owner-group", "--build", tree, deb).ok();
        byte[] original = Files.readAllBytes(deb);

        Packages.gopack(dir, "sign", deb, "--key", first).ok();
        debsigVerify(deb, "first").ok();
        Tool.run("dpkg-deb", "--info", deb).ok();
        weAccept(deb, "first");
        Path contents = dir.resolve("contents");
        Files.write(
                contents,
                List.of("debian-binary", "control.tar.xz", "data.tar.xz").stream()
                        .map(name -> member(deb, name))
                        .reduce(new byte[0], ResigningTest::joined));
        Path signature = Files.write(dir.resolve("signature"), member(deb, "_gpgorigin"));
        gpg.run("--verify", signature, contents).ok();

        Packages.gopack(dir, "sign", deb, "--delete-signatures").ok();
        assertThat(Files.readAllBytes(deb)).isEqualTo(original);
    }

    /** debsig-verify wants an origin besides any other role, so that one key has to have two. */
    @Test
    void aKeySignsInEveryRoleThatItIsAskedForAndInEachOnce() throws IOException {
        Path deb = Packages.build(dir, "deb", spec("")).get(0);
        Packages.gopack(dir, "sign", deb, "--key", first, "--deb-type", "maint").ok();
        assertThat(debsigVerify(deb, "first").code()).isNotZero();
        Packages.gopack(dir, "sign", deb, "--key", first, "--deb-type", "origin")
                .ok();
        debsigVerify(deb, "first").ok();
        weAccept(deb, "first");
        assertThat(Tool.run("ar", "t", deb).ok().out()).endsWith("_gpgmaint\n_gpgorigin\n");
        for (String role : List.of("maint", "origin")) {
            Tool.Result refused = Packages.gopack(dir, "sign", deb, "--key", first, "--deb-type", role);
            assertThat(refused.code()).isEqualTo(6);
            assertThat(refused.err()).contains("already");
        }
    }

    private byte[] member(Path deb, String name) {
        try {
            Path out = dir.resolve("member-" + name);
            Process process = Tool.process(dir, Map.of(), List.of("ar", "p", deb.toString(), name))
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor()).isZero();
            return Files.readAllBytes(out);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private Tool.Result debsigVerify(Path deb, String key) throws IOException {
        Path root = dir.resolve("root");
        Debsig.trust(root, gpg, key);
        return Tool.run("debsig-verify", "--root", root, deb);
    }

    @Test
    void aPackageThatIsBrokenIsNotSignedAndStaysAsItWas() throws IOException {
        for (String format : List.of("rpm", "deb")) {
            Path file = Packages.build(dir, format, spec("")).get(0);
            byte[] bytes = Files.readAllBytes(file);
            List<byte[]> broken = new ArrayList<>();
            if (format.equals("rpm")) {
                broken.add(bytes.clone());
                broken.get(0)[bytes.length - 1] ^= 1; // the payload is not the one of its digest
                broken.add(bytes.clone());
                broken.get(1)[96 + 4408 + 2000] ^= 1; // nor the header
            }
            broken.add(Arrays.copyOf(bytes, bytes.length - 101));
            for (byte[] one : broken) {
                Files.write(file, one);
                try (OpenPgpKeySigner signer = open(first)) {
                    assertThatThrownBy(() -> by(signer).sign(file)).isInstanceOf(FormatException.class);
                }
                assertThat(Files.readAllBytes(file)).isEqualTo(one);
            }
            try (var left = Files.list(file.getParent())) {
                assertThat(left.filter(path -> path.toString().endsWith(".tmp")))
                        .isEmpty();
            }
        }
    }

    @Test
    void aPassphraseThatDoesNotFitChangesNothing() throws IOException {
        Path key = dir.resolve("keys/signing-secret.asc");
        Files.writeString(dir.resolve("word"), "right\n");
        Files.writeString(dir.resolve("other"), "wrong\n");
        Packages.gopack(
                        dir,
                        "keygen",
                        "A <a@example.com>",
                        "--type",
                        "ed25519",
                        "--passphrase-file",
                        "word",
                        "-o",
                        "keys")
                .ok();
        Path rpm = Packages.rpm(dir, spec(""));
        byte[] before = Files.readAllBytes(rpm);

        Tool.Result refused = Packages.gopack(dir, "sign", rpm, "--key", key, "--passphrase-file", "other");
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.err()).contains("does not open").doesNotContain("wrong");
        assertThat(Files.readAllBytes(rpm)).isEqualTo(before);

        Packages.gopack(dir, "sign", rpm, "--key", key, "--passphrase-file", "word")
                .ok();
        assertThat(Files.readAllBytes(rpm)).isNotEqualTo(before);
    }

    @Test
    void permissionsAndLinksStay() throws IOException {
        Path rpm = Packages.rpm(dir, spec(""));
        Path link = Files.createSymbolicLink(dir.resolve("link.rpm"), rpm);
        Files.setPosixFilePermissions(rpm, PosixFilePermissions.fromString("rw-r-----"));
        try (OpenPgpKeySigner signer = open(first)) {
            by(signer).sign(link);
        }
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rpm)))
                .isEqualTo("rw-r-----");
        weAccept(rpm, "first");
    }

    /** The heap is smaller than the package. */
    @ParameterizedTest
    @ValueSource(strings = {"rpm", "deb"})
    void memoryDoesNotGrowWithThePackage(String format) throws IOException {
        String text = spec(format + ": {compression: none}\n");
        try (var file =
                java.nio.channels.FileChannel.open(dir.resolve("data"), java.nio.file.StandardOpenOption.WRITE)) {
            file.write(java.nio.ByteBuffer.wrap(new byte[1]), (96 << 20) - 1);
        }
        Path large = Packages.build(dir, format, text).get(0);
        Tool.run(
                        dir,
                        Map.of(),
                        Packages.gopack(
                                Packages.javaHome(),
                                List.of("-Xmx24m", "-XX:TieredStopAtLevel=1"),
                                List.of("sign", large.toString(), "--key", first.toString())))
                .ok();
        weAccept(large, "first");
    }
}
