package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two releases of a toolchain are installed side by side, switched and removed, and no link dangles. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class AlternativesTest {

    private static final String SPEC = """
            name: acme-go%1$s
            version: %1$s.2
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Go %1$s
            license: BSD-3-Clause
            contents:
              - {src: go-%1$s, dst: /opt/acme/go/%1$s/bin/go, file_info: {mode: 0755}}
              - {src: go-%1$s, dst: /opt/acme/go/%1$s/bin/gofmt, file_info: {mode: 0755}}
            alternatives:
              - name: go
                link: /usr/bin/go
                path: /opt/acme/go/%1$s/bin/go
                followers: [{name: gofmt, link: /usr/bin/gofmt, path: /opt/acme/go/%1$s/bin/gofmt}]
            """;

    @TempDir
    Path directory;

    private ScratchRoot root;

    @BeforeEach
    void makeRoot() {
        root = ScratchRoot.create();
    }

    @AfterEach
    void removeRoot() {
        root.close();
    }

    private Path built(String format, String version) throws IOException {
        Files.writeString(directory.resolve("go-" + version), "#!/bin/sh\necho " + version + "\n");
        return Packages.build(directory, format, SPEC.formatted(version)).get(0);
    }

    private void install(String format, String version) throws IOException {
        Path file = built(format, version);
        if (format.equals("rpm")) {
            root.rpm("-i", file).ok();
        } else {
            root.inside("dpkg", "-i", root.bring(file)).ok();
        }
    }

    private void remove(String format, String version) {
        if (format.equals("rpm")) {
            root.rpm("-e", "acme-go" + version).ok();
        } else {
            root.inside("dpkg", "-P", "acme-go" + version).ok();
        }
    }

    private List<String> says() {
        return List.of(
                root.inside("/usr/bin/go").out().strip(),
                root.inside("/usr/bin/gofmt").out().strip());
    }

    private static final String VERSIONED = """
            name: acme-tool
            version: %1$s
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Tool
            license: BSD-3-Clause
            contents:
              - {src: go-%1$s, dst: /opt/acme/%1$s/bin/tool, file_info: {mode: 0755}}
            """;
    private static final String OFFERED =
            VERSIONED + "alternatives: [{name: tool, link: /usr/bin/tool, path: /opt/acme/%1$s/bin/tool}]\n";

    private Path versioned(String spec, String version) throws IOException {
        Files.writeString(directory.resolve("go-" + version), "#!/bin/sh\necho " + version + "\n");
        return Packages.build(directory, "rpm", spec.formatted(version)).get(0);
    }

    /** A version has its program at a path of its own: neither a choice nor a way back leaves a link to what is gone. */
    @Test
    void anotherVersionOfAnRpmTakesTheLinkAlong() throws IOException {
        root.rpm("-i", versioned(OFFERED, "1.0")).ok();
        root.inside("update-alternatives", "--set", "tool", "/opt/acme/1.0/bin/tool")
                .ok();
        root.rpm("-U", versioned(OFFERED, "2.0")).ok();
        assertThat(root.inside("/usr/bin/tool").out().strip()).isEqualTo("2.0");

        root.rpm("-U", "--oldpackage", versioned(OFFERED, "1.0")).ok();
        assertThat(root.inside("/usr/bin/tool").out().strip()).isEqualTo("1.0");

        root.rpm("-U", versioned(VERSIONED, "3.0")).ok();
        assertThat(root.inside("find", "/usr/bin", "/etc/alternatives", "-name", "tool")
                        .out())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpm", "deb"})
    void severalReleasesOfferTheSameCommand(String format) throws IOException {
        install(format, "1.25");
        assertThat(says()).containsExactly("1.25", "1.25");
        install(format, "1.26");
        assertThat(says()).as("the newer one has the higher priority").containsExactly("1.26", "1.26");

        root.inside("update-alternatives", "--set", "go", "/opt/acme/go/1.25/bin/go")
                .ok();
        assertThat(says()).containsExactly("1.25", "1.25");

        remove(format, "1.25");
        assertThat(says()).as("what was chosen is gone").containsExactly("1.26", "1.26");
        remove(format, "1.26");
        assertThat(root.inside("find", "/usr/bin", "/etc/alternatives", "-name", "go*")
                        .out())
                .isEmpty();
    }
}
