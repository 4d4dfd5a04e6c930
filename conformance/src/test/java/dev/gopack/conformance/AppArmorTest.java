package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of AppArmor in debs, with programs in place of its own, which need its kernel: they write down that they ran. */
class AppArmorTest {

    private static final String SPEC = """
            name: food
            version: %s
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Food
            license: MIT
            targets: [debian12]
            contents: [{src: food, dst: /usr/bin/food, file_info: {mode: 0755}}]
            apparmor: {profiles: [usr.bin.food]}
            """;

    @TempDir
    Path directory;

    private Path built(String version) throws IOException {
        Files.writeString(directory.resolve("food"), "#!/bin/sh\n");
        Files.writeString(directory.resolve("usr.bin.food"), "/usr/bin/food { # " + version + "\n}\n");
        return Packages.build(directory, "deb", SPEC.formatted(version)).get(0);
    }

    /** Programs in place of AppArmor's own: one says that it is enabled, one writes down what it was asked. */
    private static void standIns(ScratchRoot root) {
        root.inside(
                        "sh",
                        "-c",
                        "printf '#!/bin/sh\\n' >/usr/bin/aa-enabled && chmod 755 /usr/bin/aa-enabled"
                                + " && printf '#!/bin/sh\\necho \"$@\" >>/loaded\\n' >/usr/sbin/apparmor_parser"
                                + " && chmod 755 /usr/sbin/apparmor_parser")
                .ok();
    }

    @Test
    void aProfileThatAVersionDropsGoesUnlessTheAdministratorChangedIt() throws IOException {
        Path first = built("1.0");
        Path without = Packages.build(directory, "deb", SPEC.formatted("2.0").replaceFirst("apparmor:.*\n", ""))
                .get(0);
        try (ScratchRoot root = ScratchRoot.create()) {
            standIns(root);
            root.inside("dpkg", "-i", root.bring(first)).ok();
            root.inside("dpkg", "-i", root.bring(without)).ok();
            assertThat(root.inside("cat", "/loaded").out())
                    .endsWith("-W /etc/apparmor.d/usr.bin.food\n-R /etc/apparmor.d/usr.bin.food\n");
            assertThat(root.inside("find", "/etc/apparmor.d", "-name", "*food*").out())
                    .isEmpty();
            root.inside("dpkg", "-P", "food").ok();

            root.inside("dpkg", "-i", root.bring(first)).ok();
            root.inside("sh", "-c", "echo '# ours' >>/etc/apparmor.d/usr.bin.food; rm /loaded")
                    .ok();
            root.inside("dpkg", "-i", root.bring(without)).ok();
            assertThat(root.inside("find", "/etc/apparmor.d", "-type", "f", "-name", "*food*")
                            .out()
                            .lines())
                    .containsExactlyInAnyOrder("/etc/apparmor.d/usr.bin.food", "/etc/apparmor.d/local/usr.bin.food");
            assertThat(root.inside("test", "-e", "/loaded").code()).isNotZero();
        }
    }

    @Test
    void aProfileIsLoadedUnlessTheAdministratorDeletedIt() throws IOException {
        try (ScratchRoot root = ScratchRoot.create()) {
            standIns(root);
            root.inside("dpkg", "-i", root.bring(built("1.0"))).ok();
            assertThat(root.inside("cat", "/loaded").out()).isEqualTo("-r -T -W /etc/apparmor.d/usr.bin.food\n");
            assertThat(root.inside("test", "-f", "/etc/apparmor.d/local/usr.bin.food")
                            .code())
                    .isZero();

            root.inside("rm", "/etc/apparmor.d/usr.bin.food", "/loaded").ok();
            root.inside("dpkg", "--force-confold", "-i", root.bring(built("2.0")))
                    .ok();
            assertThat(root.inside("test", "-e", "/loaded").code()).isNotZero();

            root.inside("dpkg", "-P", "food").ok();
            assertThat(root.inside("find", "/etc/apparmor.d", "-name", "*food*").out())
                    .isEmpty();
        }
    }
}
