package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    @Test
    void aRootIsTrustedAsLongAsThePackageIsThere() throws IOException {
        certificates();
        Path deb = Packages.deb(directory, """
                name: example-ca
                version: 1.0.0
                arch: all
                maintainer: Tools Team <tools@example.com>
                description: Root certificate of Example
                license: MIT
                targets: [debian12]
                contents: []
                ca: {anchors: [root ca.pem]}
                """);
        try (ScratchRoot root = ScratchRoot.withSystemd()) {
            Files.copy(client(), root.file("/client"));
            Files.copy(directory.resolve("leaf.pem"), root.file("/leaf.pem"));
            assertThat(root.inside("/client").out()).contains("unknown authority");

            root.inside("dpkg", "-i", root.bring(deb)).ok();
            root.inside("/client").ok();

            root.inside("dpkg", "-r", "example-ca").ok();
            assertThat(root.inside("/client").out()).contains("unknown authority");
            assertThat(root.text("/etc/ca-certificates.conf")).doesNotContain("example");

            root.inside("dpkg", "-i", root.bring(deb)).ok();
            root.inside("/client").ok();
            // an administrator's no holds over upgrades
            root.inside("sed", "-i", "s|^example-ca/|!&|", "/etc/ca-certificates.conf")
                    .ok();
            root.inside("update-ca-certificates").ok();
            root.inside("dpkg", "-i", root.bring(deb)).ok();
            assertThat(root.inside("/client").out()).contains("unknown authority");
            root.inside("dpkg", "-P", "example-ca").ok();
            assertThat(root.text("/etc/ca-certificates.conf")).doesNotContain("example");
        }
    }
}
