package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Verifier;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of key with every digest in every format, before every tool that reads them: rpmkeys as it is, where it asks
 * for a signature, and where it takes no MD5 and SHA-1 as rpm 6 does; dnf; debsig-verify; gpg; sqv, which decides for apt from
 * Debian 13 on. And the other way round: what rpmsign, gpg and debsigs sign, before our verifier.
 */
class SignatureMatrixTest {

    private static final List<String> ALGORITHMS =
            List.of("rsa2048", "rsa3072", "rsa4096", "ed25519", "nistp256", "nistp384", "nistp521");
    private static final List<String> HASHES = List.of("sha256", "sha384", "sha512");

    private static Gpg gpg;

    @TempDir
    static Path directory;

    @BeforeAll
    static void makeKeys() throws IOException {
        gpg = new Gpg(directory);
        Files.writeString(directory.resolve("a"), "content\n");
        for (String algorithm : ALGORITHMS) {
            gpg.key(algorithm, algorithm);
            Files.copy(gpg.secret(algorithm, ""), directory.resolve(algorithm + ".secret"));
            gpg.run("--armor", "--output", key(algorithm), "--export", algorithm)
                    .ok();
            Debsig.trust(directory.resolve("root"), gpg, algorithm);
        }
    }

    @AfterAll
    static void endAgent() {
        gpg.close();
    }

    private static Path key(String algorithm) {
        return directory.resolve(algorithm + ".asc");
    }

    private static String spec(String name, String algorithm, String hash, String more) {
        return """
                name: %s
                version: 1.0.0
                arch: all
                maintainer: Tools Team <tools@example.com>
                description: A package with a signature
                license: MIT
                mtime: 2023-11-14T22:13:20Z
                contents: [{src: a, dst: /opt/%s}]
                sign: {key_file: %s.secret, hash: %s, detached: true}
                """.formatted(name, name, algorithm, hash) + more;
    }

    // observed: rpm 4.18 with its own parser of OpenPGP imports no ECDSA key // docs/signing.md says which rpm reads it
    private static boolean isForRpm(String algorithm) {
        return !algorithm.startsWith("nistp");
    }

    /** ECDSA takes no digest that is shorter than its curve. */
    private static boolean isMade(String algorithm, String hash) {
        return !algorithm.startsWith("nistp")
                || Integer.parseInt(hash.substring(3)) >= Math.min(512, Integer.parseInt(algorithm.substring(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "6"})
    void rpmTakesOurs(String format) throws IOException {
        for (String algorithm : ALGORITHMS) {
            Path database = Files.createDirectory(directory.resolve("rpmdb-" + algorithm + format));
            Tool.Result imported = Tool.run("rpmkeys", "--dbpath", database, "--import", key(algorithm));
            assertThat(imported.code() == 0).as(algorithm + imported).isEqualTo(isForRpm(algorithm));
            for (String hash : HASHES) {
                if (isMade(algorithm, hash)) {
                    Path rpm = Packages.rpm(
                            directory,
                            spec(
                                    algorithm + "-" + hash + "-" + format,
                                    algorithm,
                                    hash,
                                    "rpm: {format: " + format + "}"));
                    for (List<String> policy : List.of(
                            List.<String>of(),
                            List.of("--define", "_pkgverify_level all"),
                            List.of("--define", "_pkgverify_level all", "--define", "_pkgverify_flags 0x20100"))) {
                        List<Object> command = new ArrayList<>(List.of("rpmkeys", "--dbpath", database));
                        command.addAll(policy);
                        command.addAll(List.of("-Kv", rpm));
                        Tool.Result result = Tool.run(directory, Map.of(), command);
                        assertThat(result.code() == 0).as(policy + " " + result).isEqualTo(isForRpm(algorithm));
                    }
                    alsoBeside(rpm, algorithm);
                }
            }
        }
    }

    @Test
    void debsigVerifyTakesOurs() throws IOException {
        for (String algorithm : ALGORITHMS) {
            for (String hash : HASHES) {
                if (isMade(algorithm, hash)) {
                    Path deb = Packages.deb(directory, spec(algorithm + "-" + hash, algorithm, hash, ""));
                    Tool.run("debsig-verify", "--root", directory.resolve("root"), deb)
                            .ok();
                    alsoBeside(deb, algorithm);
                }
            }
        }
    }

    /** The signature beside a package, before gpg and sqv; all of them before our own verifier. */
    private static void alsoBeside(Path file, String algorithm) {
        Path signature = file.resolveSibling(file.getFileName() + ".asc");
        gpg.verify(signature, file).ok();
        Tool.run("sqv", "--keyring", key(algorithm), signature, file).ok();
        assertThat(ours(file, algorithm).line()).endsWith(": ok");
    }

    private static Verification ours(Path file, String algorithm) {
        try {
            return Verifier.builder().keys(KeyRing.read(key(algorithm))).build().verify(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void dnfInstallsOursWhereSignaturesAreAskedForAndNothingElse() throws IOException {
        Path repository = Files.createDirectory(directory.resolve("repository"));
        List<String> names = new ArrayList<>();
        for (String algorithm : List.of("rsa2048", "rsa4096", "ed25519")) {
            Files.copy(
                    Packages.rpm(directory, spec("dnf-" + algorithm, algorithm, "sha512", "")),
                    repository.resolve(algorithm + ".rpm"));
            names.add("dnf-" + algorithm);
        }
        String unsigned = spec("dnf-unsigned", "rsa2048", "sha512", "").replaceAll("sign: .*\n", "");
        Files.copy(Packages.rpm(directory, unsigned), repository.resolve("unsigned.rpm"));
        Tool.run("createrepo_c", repository).ok();
        Path repos = Files.createDirectory(directory.resolve("repos"));
        Files.writeString(
                repos.resolve("test.repo"), """
                [test]
                name=test
                baseurl=file://%s
                gpgcheck=1
                gpgkey=file://%s file://%s file://%s
                metadata_expire=0
                """.formatted(repository, key("rsa2048"), key("rsa4096"), key("ed25519")));
        try (ScratchRoot root = ScratchRoot.create()) {
            assertThat(dnf(root, repos, "dnf-unsigned").toString()).contains("not signed");
            dnf(root, repos, names.toArray(String[]::new)).ok();
            assertThat(root.rpm("-qa", "--qf", "%{NAME}\n", "dnf-*").ok().lines())
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static Tool.Result dnf(ScratchRoot root, Path repos, String... names) throws IOException {
        Path own = Files.createTempDirectory(directory, "dnf");
        List<Object> command = new ArrayList<>(List.of("dnf", "-y", "--installroot", root.path()));
        for (String setting : List.of(
                "reposdir=" + repos, "cachedir=" + own.resolve("cache"), "persistdir=" + own.resolve("persist"))) {
            command.add("--setopt=" + setting);
        }
        command.addAll(List.of("--releasever=1", "install"));
        command.addAll(List.of(names));
        return Tool.run(directory, Map.of(), command);
    }

    @Test
    void ourVerifierTakesTheirs() throws IOException {
        for (String algorithm : ALGORITHMS) {
            for (String hash : HASHES) {
                if (!isMade(algorithm, hash)) {
                    continue;
                }
                String plain =
                        spec("their-" + algorithm + hash, algorithm, hash, "").replaceAll("sign: .*\n", "");
                if (isForRpm(algorithm)) {
                    Path rpm = Packages.rpm(directory, plain);
                    rpmsign(rpm, algorithm, hash);
                    assertThat(ours(rpm, algorithm).line()).endsWith(": ok");
                }
                Path deb = Packages.deb(directory, plain);
                Path signature = deb.resolveSibling(deb.getFileName() + ".asc");
                gpg.run(
                                "--local-user",
                                algorithm,
                                "--digest-algo",
                                hash,
                                "--armor",
                                "--output",
                                signature,
                                "--detach-sign",
                                deb)
                        .ok();
                assertThat(ours(deb, algorithm).line()).endsWith(": ok");
            }
        }
    }

    private static void rpmsign(Path rpm, String algorithm, String hash) {
        List<Object> command = new ArrayList<>(List.of("rpmsign"));
        for (String macro : List.of(
                "__gpg /usr/bin/gpg",
                "_gpg_path " + gpg.home(),
                "_gpg_name " + algorithm + "@example.com",
                "_gpg_digest_algo " + hash)) {
            command.addAll(List.of("--define", macro));
        }
        command.addAll(List.of("--addsign", rpm));
        Tool.run(directory, gpg.environment(), command).ok();
    }

    /** debsigs of Debian 12 asks gpg for what OpenPGP was in 1998, which is SHA-1: debsig-verify and we refuse it alike. */
    @Test
    void whatDebsigsOfDebian12SignsIsAsWeakToUsAsToDebsigVerify() throws IOException {
        Path deb = Packages.deb(
                directory,
                spec("debsigs", "rsa3072", "sha512", "deb: {compression: gzip}\n")
                        .replaceAll("sign: .*\n", ""));
        String id = gpg.fingerprint("rsa3072").substring(24);
        Tool.run(directory, gpg.environment(), List.of("debsigs", "--sign=origin", "-k", id, deb))
                .ok();
        Tool.Result theirs = Tool.run("debsig-verify", "--root", directory.resolve("root"), deb);
        assertThat(theirs.code()).as(theirs.toString()).isNotZero();
        assertThat(ours(deb, "rsa3072").refusals()).contains("verify.weak-hash");
    }
}
