package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deb has for users that it makes itself, though dpkg unpacks before they are there. */
class AccountFilesTest {

    private static final String SPEC = """
            name: food
            version: %s
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Food
            license: MIT
            targets: [debian12]
            sysusers: [{user: food, group: pantry}]
            contents:
              - {src: food, dst: /usr/libexec/food, file_info: {mode: 02755, group: pantry}}
              - {src: food, dst: /etc/food.key, type: config, file_info: {mode: 0640, group: pantry}}
              - {dst: /var/lib/food, type: dir, file_info: {mode: 0750, owner: food, group: pantry}}
            """;

    @TempDir
    Path directory;

    private Path built(String version) throws IOException {
        Files.writeString(directory.resolve("food"), "#!/bin/sh\n");
        Files.writeString(directory.resolve("gopack.yaml"), SPEC.formatted(version));
        assertThat(Packages.gopack(directory, "check").err()).doesNotContain("deb.owner-not-static");
        return Packages.build(directory, "deb", SPEC.formatted(version)).get(0);
    }

    private static String stat(ScratchRoot root, String path) {
        return root.inside("stat", "-c", "%U:%G %a", path).ok().out().strip();
    }

    @Test
    void belongsToThemFromTheFirstInstallationOn() throws IOException {
        try (ScratchRoot root = ScratchRoot.withSystemd()) {
            for (String version : new String[] {"1", "2"}) {
                root.inside("dpkg", "-i", root.bring(built(version))).ok();
                assertThat(stat(root, "/var/lib/food")).isEqualTo("food:pantry 750");
                assertThat(stat(root, "/etc/food.key")).isEqualTo("root:pantry 640");
                assertThat(stat(root, "/usr/libexec/food")).isEqualTo("root:pantry 2755");
            }
        }
    }

    @Test
    void unlessTheAdministratorDecidedOtherwise() throws IOException {
        try (ScratchRoot root = ScratchRoot.withSystemd()) {
            root.inside("dpkg-statoverride", "--add", "root", "root", "0700", "/var/lib/food")
                    .ok();
            root.inside("dpkg", "-i", root.bring(built("1"))).ok();
            assertThat(stat(root, "/var/lib/food")).isEqualTo("root:root 700");
            assertThat(stat(root, "/etc/food.key")).isEqualTo("root:pantry 640");
        }
    }
}
