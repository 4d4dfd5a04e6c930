package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate in a package is trusted by a program of Go once the package is installed, and no longer when it is gone. */
class TrustTest {

    private static final String CLIENT = """
            package main

            import (
            	"crypto/x509"
            	"encoding/pem"
            	"fmt"
            	"os"
            )

            func main() {
            	data, _ := os.ReadFile("/leaf.pem")
            	block, _ := pem.Decode(data)
            	leaf, err := x509.ParseCertificate(block.Bytes)
            	if err == nil {
            		_, err = leaf.Verify(x509.VerifyOptions{DNSName: "service.example.com"})
            	}
            	if err != nil {
            		fmt.Println(err)
            		os.Exit(1)
            	}
            }
            """;

    private static final String LIST = "/etc/ca-certificates.conf";

    @TempDir
    Path directory;

    /** A program of Go that asks whether a server of ours would be trusted. */
    private Path client() throws IOException {
        Files.writeString(directory.resolve("go.mod"), "module example.com/client\n\ngo 1.21\n");
        Files.writeString(directory.resolve("main.go"), CLIENT);
        Tool.run(directory, Map.of("CGO_ENABLED", "0", "GOFLAGS", ""), List.of("go", "build", "-o", "client", "."))
                .ok();
        return directory.resolve("client");
    }

    private void certificates() {
        Tool.run(directory, Map.of(), List.of("sh", "-ec", """
                openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out "root ca.pem" -days 30 \
                    -subj '/CN=Example Root' -addext basicConstraints=critical,CA:TRUE 2>/dev/null
                openssl req -newkey rsa:2048 -nodes -keyout leaf.key -out leaf.csr -subj /CN=service.example.com 2>/dev/null
                printf 'subjectAltName=DNS:service.example.com\n' >leaf.ext
                openssl x509 -req -in leaf.csr -CA "root ca.pem" -CAkey root.key -CAcreateserial -days 30 \
                    -extfile leaf.ext -out leaf.pem 2>/dev/null
                """)).ok();
    }

    private Path deb(String version, String further) {
        return Packages.deb(directory, """
                name: example-ca
                version: %s
                arch: all
                maintainer: Tools Team <tools@example.com>
                description: Root certificate of Example
                license: MIT
                targets: [debian12]
                contents: []
                %s
                """.formatted(version, further));
    }

    @Test
    void aRootIsTrustedAsLongAsThePackageIsThere() throws IOException {
        certificates();
        Path deb = deb("1.0.0", "ca: {anchors: [root ca.pem]}");
        try (ScratchRoot root = withFewRoots()) {
            Files.copy(client(), root.file("/client"));
            Files.copy(directory.resolve("leaf.pem"), root.file("/leaf.pem"));
            assertThat(root.inside("/client").out()).contains("unknown authority");

            root.inside("dpkg", "-i", root.bring(deb)).ok();
            root.inside("/client").ok();

            root.inside("dpkg", "-r", "example-ca").ok();
            assertThat(root.inside("/client").out()).contains("unknown authority");
            nothingIsLeft(root);

            root.inside("dpkg", "-i", root.bring(deb)).ok();
            root.inside("/client").ok();
            // an administrator's no holds over upgrades and removals
            root.inside("sed", "-i", "s|^example-ca/|!&|", LIST).ok();
            root.inside("update-ca-certificates").ok();
            for (String removal : List.of("", "-r")) {
                if (!removal.isEmpty()) {
                    root.inside("dpkg", removal, "example-ca").ok();
                }
                root.inside("dpkg", "-i", root.bring(deb)).ok();
                assertThat(root.inside("/client").out()).contains("unknown authority");
                assertThat(root.text(LIST)).contains("\n!example-ca/root-ca.crt\n");
            }
            root.inside("dpkg", "-P", "example-ca").ok();
            nothingIsLeft(root);

            root.inside("dpkg", "-i", root.bring(deb)).ok();
            root.inside("/client").ok(); // a purge forgets it
        }
    }

    @Test
    void anotherVersionHasOtherRoots() throws IOException {
        certificates();
        Files.copy(directory.resolve("root ca.pem"), directory.resolve("root.ca.2.pem"));
        Path first = deb("1", "ca: {anchors: [root ca.pem, root.ca.2.pem]}");
        Path second = deb("2", "ca: {anchors: [root.ca.2.pem]}");
        Files.move(directory.resolve("root.ca.2.pem"), directory.resolve("root-ca.2.pem"));
        Path third = deb("3", "ca: {anchors: [root-ca.2.pem]}");
        Path last = deb("4", "");
        try (ScratchRoot root = withFewRoots()) {
            assertThat(afterInstalling(root, first)).containsExactly("root-ca.crt", "root.ca.2.crt");
            assertThat(afterInstalling(root, second)).containsExactly("root.ca.2.crt");
            assertThat(afterInstalling(root, third)).containsExactly("root-ca.2.crt");
            assertThat(afterInstalling(root, first)).containsExactly("root-ca.crt", "root.ca.2.crt");
            assertThat(afterInstalling(root, last)).isEmpty();
            nothingIsLeft(root);
            assertThat(afterInstalling(root, first)).containsExactly("root-ca.crt", "root.ca.2.crt");
            root.inside("dpkg", "-P", "example-ca").ok();
            nothingIsLeft(root);
        }
    }

    @Test
    void aRemovalThatFailsLeavesTheTrust() throws IOException {
        certificates();
        Path deb = deb("1", "ca: {anchors: [root ca.pem]}\nscripts: {preremove: {text: 'test ! -e /busy'}}");
        try (ScratchRoot root = withFewRoots()) {
            List<String> trusted = afterInstalling(root, deb);
            Files.createFile(root.file("/busy"));
            assertThat(root.inside("dpkg", "-r", "example-ca").code()).isNotZero();
            assertThat(state(root)).isEqualTo(trusted).containsExactly("root-ca.crt");
            Files.delete(root.file("/busy"));
            root.inside("dpkg", "-P", "example-ca").ok();
            nothingIsLeft(root);
        }
    }

    /** A system that trusts three others: each further one makes every update slower. */
    private static ScratchRoot withFewRoots() {
        ScratchRoot root = ScratchRoot.withSystemd();
        root.inside(
                        "sh",
                        "-ec",
                        "grep '^mozilla/' $1 | head -n 3 >/few; cp /few $1; update-ca-certificates --fresh",
                        "sh",
                        LIST)
                .ok();
        return root;
    }

    private List<String> afterInstalling(ScratchRoot root, Path deb) throws IOException {
        Tool.Result result = root.inside("dpkg", "-i", root.bring(deb)).ok();
        assertThat(result.err()).doesNotContain("not found");
        return state(root);
    }

    /** The package's certificates that are listed; all of them are trusted, and there are no others. */
    private List<String> state(ScratchRoot root) throws IOException {
        List<String> listed = root.text(LIST)
                .lines()
                .filter(line -> line.contains("example-ca/"))
                .map(line -> line.replaceFirst("^example-ca/", ""))
                .sorted()
                .toList();
        assertThat(root.inside("sh", "-c", "find /etc/ssl/certs -lname '*/example-ca/*' | sort")
                        .out()
                        .lines()
                        .toList())
                .as("links")
                .isEqualTo(listed.stream()
                        .map(name -> "/etc/ssl/certs/" + name.replaceFirst("crt$", "pem"))
                        .toList());
        String certificate = Files.readString(directory.resolve("root ca.pem")).strip();
        assertThat(root.text("/etc/ssl/certs/ca-certificates.crt").split(Pattern.quote(certificate), -1))
                .as("certificates in the bundle")
                .hasSize(listed.size() + 1);
        assertThat(root.inside("find", "/etc/ssl/certs", "-xtype", "l").out())
                .as("links that dangle")
                .isEmpty();
        assertThat(root.inside("update-ca-certificates").ok().err()).doesNotContain("not found");
        return listed;
    }

    private void nothingIsLeft(ScratchRoot root) throws IOException {
        assertThat(state(root)).isEmpty();
    }
}
