package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator changed survives upgrades and removal as rpm promises. */
class RpmConfigurationTest {

    private static final String SPEC = """
            name: configured
            version: %1$s
            arch: all
            license: MIT
            contents:
              - {src: app-%1$s.conf, dst: /etc/app.conf, type: config}
              - {src: app-%1$s.conf, dst: /etc/noreplace.conf, type: config|noreplace}
              - {src: app-%1$s.conf, dst: /etc/missingok.conf, type: config|missingok}
              - {src: tree-%1$s, dst: /etc/app.d, type: config|noreplace|tree}
            """;

    @TempDir
    Path dir;

    @Test
    void unchangedConfigurationIsReplacedByAnUpgrade() {
        try (ScratchRoot root = installed()) {
            root.rpm("-U", rpm("2.0.0")).ok();

            for (String name : new String[] {"app.conf", "noreplace.conf", "missingok.conf", "app.d/a.conf"}) {
                assertThat(root.text("/etc/" + name)).as(name).isEqualTo("of 2.0.0\n");
                assertThat(root.file("/etc/" + name + ".rpmsave")).doesNotExist();
                assertThat(root.file("/etc/" + name + ".rpmnew")).doesNotExist();
            }
        }
    }

    @Test
    void changedConfigurationIsSavedByAnUpgrade() {
        try (ScratchRoot root = installed()) {
            change(root, "/etc/app.conf");

            assertThat(root.rpm("-U", rpm("2.0.0")).ok().err())
                    .contains("/etc/app.conf saved as /etc/app.conf.rpmsave");
            assertThat(root.text("/etc/app.conf")).isEqualTo("of 2.0.0\n");
            assertThat(root.text("/etc/app.conf.rpmsave")).isEqualTo("mine\n");
        }
    }

    @Test
    void changedConfigurationThatIsNotToBeReplacedIsKeptByAnUpgrade() {
        try (ScratchRoot root = installed()) {
            change(root, "/etc/noreplace.conf");
            change(root, "/etc/app.d/a.conf");

            assertThat(root.rpm("-U", rpm("2.0.0")).ok().err())
                    .contains("/etc/noreplace.conf created as /etc/noreplace.conf.rpmnew")
                    .contains("/etc/app.d/a.conf created as /etc/app.d/a.conf.rpmnew");
            assertThat(root.text("/etc/noreplace.conf")).isEqualTo("mine\n");
            assertThat(root.text("/etc/noreplace.conf.rpmnew")).isEqualTo("of 2.0.0\n");
            assertThat(root.text("/etc/app.d/a.conf")).isEqualTo("mine\n");
        }
    }

    @Test
    void changedConfigurationIsKeptIfThePackageDidNotChangeIt() {
        try (ScratchRoot root = installed()) {
            change(root, "/etc/app.conf");
            write("app-1.0.1.conf", "of 1.0.0\n");
            write("tree-1.0.1/a.conf", "of 1.0.0\n");

            root.rpm("-U", Packages.rpm(dir, SPEC.formatted("1.0.1"))).ok();

            assertThat(root.text("/etc/app.conf")).isEqualTo("mine\n");
            assertThat(root.file("/etc/app.conf.rpmsave")).doesNotExist();
        }
    }

    @Test
    void removalSavesChangedConfigurationAndRemovesTheRest() {
        try (ScratchRoot root = installed()) {
            change(root, "/etc/app.conf");
            change(root, "/etc/app.d/a.conf");

            root.rpm("-e", "configured").ok();

            assertThat(root.file("/etc/app.conf")).doesNotExist();
            assertThat(root.text("/etc/app.conf.rpmsave")).isEqualTo("mine\n");
            assertThat(root.text("/etc/app.d/a.conf.rpmsave")).isEqualTo("mine\n");
            assertThat(root.file("/etc/noreplace.conf")).doesNotExist();
            assertThat(root.file("/etc/noreplace.conf.rpmsave")).doesNotExist();
            assertThat(root.file("/etc/missingok.conf")).doesNotExist();
        }
    }

    @Test
    void verificationToleratesOnlyTheAbsenceOfWhatMayBeMissing() {
        try (ScratchRoot root = installed()) {
            assertThat(root.rpm("-V", "configured").ok().out()).isEmpty();

            root.inside("rm", "/etc/missingok.conf").ok();
            assertThat(root.rpm("-V", "configured").ok().out()).isEmpty();

            root.inside("rm", "/etc/app.conf").ok();
            change(root, "/etc/noreplace.conf");
            Tool.Result result = root.rpm("-V", "configured");
            assertThat(result.code()).isNotZero();
            assertThat(result.lines()).containsExactly("missing   c /etc/app.conf", "S.5....T.  c /etc/noreplace.conf");
        }
    }

    @Test
    void configurationOfAnotherPackageIsNotOverwritten() {
        try (ScratchRoot root = installed()) {
            Path rival = Packages.rpm(dir, """
                    name: rival
                    version: 1
                    arch: all
                    contents: [{src: app-2.0.0.conf, dst: /etc/app.conf, type: config}]
                    """);

            Tool.Result result = root.rpm("-i", rival);

            assertThat(result.code()).isNotZero();
            assertThat(result.err())
                    .contains("file /etc/app.conf from install of rival-1.0.0-1.noarch conflicts with file from"
                            + " package configured-1.0.0-1.noarch");
        }
    }

    private ScratchRoot installed() {
        write("app-2.0.0.conf", "of 2.0.0\n");
        write("tree-2.0.0/a.conf", "of 2.0.0\n");
        write("app-1.0.0.conf", "of 1.0.0\n");
        write("tree-1.0.0/a.conf", "of 1.0.0\n");
        ScratchRoot root = ScratchRoot.create();
        root.rpm("-i", rpm("1.0.0")).ok();
        return root;
    }

    private Path rpm(String version) {
        return Packages.rpm(dir, SPEC.formatted(version));
    }

    private void change(ScratchRoot root, String path) {
        write(root.file(path), "mine\n");
    }

    private void write(String name, String text) {
        write(dir.resolve(name), text);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
