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

    private static final String VERSIONED = """
            name: acme-go
            version: %1$s
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Go %1$s
            license: BSD-3-Clause
            contents: [{src: go-%1$s, dst: /opt/acme-%1$s/go, file_info: {mode: 0755}}]
            %2$s
            """;

    private String upgraded(String format, String version) throws IOException {
        Files.writeString(directory.resolve("go-" + version), "#!/bin/sh\necho " + version + "\n");
        String offer =
                version.equals("3") ? "" : "alternatives: [{name: go, link: /usr/bin/go, path: /opt/acme-%s/go}]";
        Path file = Packages.build(directory, format, VERSIONED.formatted(version, offer.formatted(version)))
                .get(0);
        Tool.Result result = format.equals("rpm")
                ? root.rpm("-U", "--oldpackage", file).ok()
                : root.inside("dpkg", "-i", root.bring(file)).ok();
        assertThat(result.err()).doesNotContain("alternative");
        return root.inside("find", "/usr/bin", "/etc/alternatives", "-name", "go", "-xtype", "l")
                        .out() // what dangles
                + root.inside("/usr/bin/go").out().strip();
    }

    /** The path has the version, as the only one or as the administrator's choice; the last version offers nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"rpm", "deb"})
    void anUpgradeLeavesNoLinkToWhatIsGone(String format) throws IOException {
        assertThat(upgraded(format, "1")).isEqualTo("1");
        root.inside("update-alternatives", "--set", "go", "/opt/acme-1/go").ok();
        assertThat(upgraded(format, "2")).isEqualTo("2");
        assertThat(upgraded(format, "1")).isEqualTo("1");
        assertThat(upgraded(format, "3")).isEmpty();
        assertThat(root.inside("find", "/usr/bin", "/etc/alternatives", "-name", "go")
                        .out())
                .isEmpty();
    }

    /** The file stays, and what was chosen of a group that stays; a group of another name takes over the link. */
    @Test
    void anAlternativeThatIsDroppedOrRenamedEndsInADeb() throws IOException {
        installed("1", "[{name: go, link: /usr/bin/go, path: /opt/acme/go}]");
        root.inside("update-alternatives", "--set", "go", "/opt/acme/go").ok();
        installed("2", "[{name: go, link: /usr/bin/go, path: /opt/acme/go, priority: 7}]");
        assertThat(root.inside("update-alternatives", "--query", "go").ok().out())
                .contains("Status: manual");

        installed("3", "[{name: other, link: /usr/bin/go, path: /opt/acme/go}]");
        assertThat(root.inside("update-alternatives", "--query", "go").code()).isNotZero();
        assertThat(root.inside("update-alternatives", "--query", "other").ok().out())
                .contains("/opt/acme/go");

        installed("4", "[]");
        assertThat(root.inside("update-alternatives", "--query", "other").code())
                .isNotZero();
        root.inside("dpkg", "-P", "acme-go").ok();
        assertThat(root.inside("find", "/usr/bin", "/etc/alternatives", "-name", "go", "-o", "-name", "other")
                        .out())
                .isEmpty();
    }

    private void installed(String version, String alternatives) throws IOException {
        Files.writeString(directory.resolve("go"), "#!/bin/sh\necho " + version + "\n");
        Path file = Packages.build(directory, "deb", """
                name: acme-go
                version: %s
                arch: all
                maintainer: Tools Team <tools@example.com>
                description: Go
                license: BSD-3-Clause
                contents: [{src: go, dst: /opt/acme/go, file_info: {mode: 0755}}]
                alternatives: %s
                """.formatted(version, alternatives))
                .get(0);
        root.inside("dpkg", "-i", root.bring(file)).ok();
    }
}
