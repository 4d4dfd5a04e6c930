package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package's life under the real dpkg and apt: installed, upgraded, removed, purged, with its scripts and conffiles. */
class DebLifecycleTest {

    // Each script writes its name and arguments, so that the log is what dpkg called, in its order.
    private static final String SPEC = """
            name: life
            version: %s
            release: 1
            maintainer: Tools Team <tools@example.com>
            description: |
              Life of a package
              It is installed, upgraded and removed.
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            contents:
              - {src: program, dst: /usr/bin/life, file_info: {mode: 0755}}
              - {src: settings, dst: /etc/life/settings.conf, type: config}
              - {src: rules, dst: /etc/life/rules.conf, type: config|noreplace}
              - {dst: /var/lib/life, type: dir}
            scripts:
              preinstall: {text: "echo preinst $* >> /log"}
              postinstall: {text: "echo postinst $* >> /log"}
              preremove: {text: "echo prerm $* >> /log"}
              postremove: {text: "echo postrm $* >> /log"}
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

    /** A package of this version whose files all say so. */
    private String life(String version) throws IOException {
        for (String name : List.of("program", "settings", "rules")) {
            Files.writeString(directory.resolve(name), name + " of " + version + "\n");
        }
        return root.bring(Packages.deb(directory, SPEC.formatted(version)));
    }

    private Tool.Result apt(Object... arguments) {
        List<Object> words = new java.util.ArrayList<>(List.of("apt-get", "-y", "-q"));
        words.addAll(List.of(arguments));
        return root.inside(words.toArray()).ok();
    }

    private List<String> log() throws IOException {
        List<String> lines = root.text("/log").lines().toList();
        Files.delete(root.file("/log"));
        return lines;
    }

    private String status(String name) {
        return root.inside("dpkg-query", "-W", "-f", "${db:Status-Abbrev}${Version}", name)
                .out();
    }

    @Test
    void everyScriptRunsWithTheArgumentsThatPolicyPromises() throws IOException {
        apt("install", life("1.0.0"));
        assertThat(log()).containsExactly("preinst install", "postinst configure");
        assertThat(status("life")).isEqualTo("ii 1.0.0-1");

        apt("install", life("2.0.0"));
        assertThat(log())
                .containsExactly(
                        "prerm upgrade 2.0.0-1",
                        "preinst upgrade 1.0.0-1 2.0.0-1",
                        "postrm upgrade 2.0.0-1",
                        "postinst configure 1.0.0-1");

        apt("--allow-downgrades", "install", life("1.0.0"));
        assertThat(log())
                .containsExactly(
                        "prerm upgrade 1.0.0-1",
                        "preinst upgrade 2.0.0-1 1.0.0-1",
                        "postrm upgrade 1.0.0-1",
                        "postinst configure 2.0.0-1");
        assertThat(root.text("/usr/bin/life")).isEqualTo("program of 1.0.0\n");

        apt("remove", "life");
        assertThat(log()).containsExactly("prerm remove", "postrm remove");
        assertThat(status("life")).isEqualTo("rc 1.0.0-1");
        assertThat(root.file("/usr/bin/life")).doesNotExist();
        assertThat(root.file("/etc/life/settings.conf")).exists();

        apt("purge", "life");
        assertThat(log()).containsExactly("postrm purge");
        assertThat(root.file("/etc/life")).doesNotExist();
        assertThat(root.file("/var/lib/life")).doesNotExist();
        assertThat(root.inside("dpkg-query", "-W", "life").code()).isEqualTo(1);
    }

    @Test
    void aPackageThatWasRemovedAndComesBackSaysWhatWasThereBefore() throws IOException {
        apt("install", life("1.0.0"));
        apt("remove", "life");
        log();

        apt("install", life("2.0.0"));

        assertThat(log()).containsExactly("preinst install 1.0.0-1 2.0.0-1", "postinst configure 1.0.0-1");
    }

    @Test
    void anUnchangedConffileIsReplacedByAnUpgrade() throws IOException {
        apt("install", life("1.0.0"));
        apt("install", life("2.0.0"));

        assertThat(root.text("/etc/life/settings.conf")).isEqualTo("settings of 2.0.0\n");
        assertThat(root.text("/etc/life/rules.conf")).isEqualTo("rules of 2.0.0\n");
    }

    @Test
    void aChangedConffileIsKeptOrReplacedAsTheAdministratorSays() throws IOException {
        apt("install", life("1.0.0"));
        Files.writeString(root.file("/etc/life/settings.conf"), "mine\n");
        apt("-o", "Dpkg::Options::=--force-confold", "install", life("2.0.0"));

        assertThat(root.text("/etc/life/settings.conf")).isEqualTo("mine\n");
        assertThat(root.text("/etc/life/settings.conf.dpkg-dist")).isEqualTo("settings of 2.0.0\n");
        assertThat(root.text("/etc/life/rules.conf")).isEqualTo("rules of 2.0.0\n");

        apt("-o", "Dpkg::Options::=--force-confnew", "install", life("3.0.0"));

        assertThat(root.text("/etc/life/settings.conf")).isEqualTo("settings of 3.0.0\n");
        assertThat(root.text("/etc/life/settings.conf.dpkg-old")).isEqualTo("mine\n");
    }

    @Test
    void verifyIsSilentUntilAFileIsChanged() throws IOException {
        apt("install", life("1.0.0"));
        assertThat(root.inside("dpkg", "--verify", "life").ok().out()).isEmpty();

        Files.writeString(root.file("/usr/bin/life"), "changed\n");
        Files.writeString(root.file("/etc/life/settings.conf"), "changed\n");

        assertThat(root.inside("dpkg", "--verify", "life").lines())
                .containsExactlyInAnyOrder("??5?????? c /etc/life/settings.conf", "??5??????   /usr/bin/life");
    }

    @Test
    void dpkgKnowsEveryDirectoryAndConffileOfThePackage() throws IOException {
        apt("install", life("1.0.0"));

        assertThat(root.inside("dpkg", "-L", "life").ok().lines())
                .containsExactlyInAnyOrder(
                        "/.",
                        "/etc",
                        "/etc/life",
                        "/etc/life/rules.conf",
                        "/etc/life/settings.conf",
                        "/usr",
                        "/usr/bin",
                        "/usr/bin/life",
                        "/usr/share",
                        "/usr/share/doc",
                        "/usr/share/doc/life",
                        "/usr/share/doc/life/changelog.Debian.gz",
                        "/usr/share/doc/life/copyright",
                        "/var",
                        "/var/lib",
                        "/var/lib/life");
        assertThat(root.inside("dpkg-query", "-W", "-f", "${Conffiles}", "life").lines().stream()
                        .map(line -> line.strip().replaceAll(" .*", "")))
                .containsExactlyInAnyOrder("/etc/life/rules.conf", "/etc/life/settings.conf");
        assertThat(root.inside("dpkg", "-S", "/var/lib/life").ok().out()).isEqualTo("life: /var/lib/life\n");
    }

    @Test
    void aScriptThatFailsLeavesThePackageAsDpkgDefines() throws IOException {
        String spec = SPEC.formatted("1.0.0").replace("echo postinst $* >> /log", "exit 3");
        life("1.0.0");

        Tool.Result result = root.inside("dpkg", "-i", root.bring(Packages.deb(directory, spec)));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("exit status 3");
        assertThat(status("life")).isEqualTo("iF 1.0.0-1");
    }
}
