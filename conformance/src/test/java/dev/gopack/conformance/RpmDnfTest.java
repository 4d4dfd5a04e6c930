package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** dnf resolves, installs, upgrades and removes packages of a repository. */
class RpmDnfTest {

    @TempDir
    Path dir;

    private ScratchRoot root;

    @BeforeEach
    void makeARepository() throws IOException {
        root = ScratchRoot.create();
        Files.createDirectories(dir.resolve("repository"));
        Files.createDirectories(dir.resolve("repos"));
        Files.writeString(dir.resolve("repos/test.repo"), """
                [test]
                name=test
                baseurl=file://%s
                gpgcheck=0
                metadata_expire=0
                """.formatted(dir.resolve("repository")));
    }

    @AfterEach
    void removeTheRoot() {
        root.close();
    }

    @Test
    void dependenciesAreInstalledInTheVersionsThatArePromised() {
        publish("{name: app, version: 1.0.0, arch: all, depends: ['library >= 3:2.0~beta', 'virtual(x) = 4']}");
        publish("{name: library, version: 2.0-rc1, epoch: 3, arch: all, depends: ['app >= 1']}");
        publish("{name: library, version: 9.9.9, epoch: 2, arch: all}");
        publish("{name: provider, version: 1.0.0, arch: all, provides: ['virtual(x) = 4']}");

        dnf("install", "app").ok();

        assertThat(installed())
                .containsExactly("app-1.0.0-1.noarch", "library-2.0.0~rc1-1.noarch", "provider-1.0.0-1.noarch");
    }

    @Test
    void upgradesGoFromThePrereleaseToTheReleaseToItsRevision() {
        publish("{name: app, version: 1.0.0-rc1, arch: all}");
        dnf("install", "app").ok();
        assertThat(installed()).containsExactly("app-1.0.0~rc1-1.noarch");

        publish("{name: app, version: 1.0.0, arch: all}");
        dnf("upgrade").ok();
        assertThat(installed()).containsExactly("app-1.0.0-1.noarch");

        publish("{name: app, version: 1.0.0, release: 2, arch: all}");
        dnf("upgrade").ok();
        assertThat(installed()).containsExactly("app-1.0.0-2.noarch");

        publish("{name: app, version: 0.1.0, epoch: 1, arch: all}");
        dnf("upgrade").ok();
        assertThat(installed()).containsExactly("app-0.1.0-1.noarch");

        dnf("downgrade", "app").ok();
        assertThat(installed()).containsExactly("app-1.0.0-2.noarch");
    }

    @Test
    void whatIsReplacedIsUpgradedToItsReplacement() {
        publish("{name: old-name, version: 1.0.0, arch: all}");
        dnf("install", "old-name").ok();

        publish("""
                {name: new-name, version: 2.0.0, arch: all, replaces: [old-name < 2], provides: [old-name = 2.0.0]}
                """);
        dnf("upgrade").ok();

        assertThat(installed()).containsExactly("new-name-2.0.0-1.noarch");
    }

    @Test
    void recommendationsAndSupplementsAreInstalledSuggestionsAreNot() {
        publish("{name: app, version: 1.0.0, arch: all, recommends: [nice], suggests: [maybe]}");
        publish("{name: nice, version: 1.0.0, arch: all}");
        publish("{name: maybe, version: 1.0.0, arch: all}");
        publish("{name: plugin, version: 1.0.0, arch: all, supplements: ['(app and nice)']}");
        publish("{name: enhancer, version: 1.0.0, arch: all, enhances: [app]}");

        dnf("install", "app").ok();

        assertThat(installed()).containsExactly("app-1.0.0-1.noarch", "nice-1.0.0-1.noarch", "plugin-1.0.0-1.noarch");
    }

    @Test
    void conflictsAndConditionsAreHonoured() {
        publish("{name: app, version: 1.0.0, arch: all, depends: ['(extra if base)'], conflicts: [enemy]}");
        publish("{name: base, version: 1.0.0, arch: all}");
        publish("{name: extra, version: 1.0.0, arch: all}");
        publish("{name: enemy, version: 1.0.0, arch: all}");

        dnf("install", "app").ok();
        assertThat(installed()).containsExactly("app-1.0.0-1.noarch");

        dnf("install", "base").ok();
        assertThat(installed()).containsExactly("app-1.0.0-1.noarch", "base-1.0.0-1.noarch", "extra-1.0.0-1.noarch");

        Tool.Result result = dnf("install", "enemy");
        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("conflicts with enemy");
    }

    @Test
    void removalTakesWhatOnlyTheRemovedPackageNeeded() {
        publish("{name: app, version: 1.0.0, arch: all, depends: [library]}");
        publish("{name: library, version: 1.0.0, arch: all}");
        dnf("install", "app").ok();

        dnf("remove", "app").ok();

        assertThat(installed()).isEmpty();
    }

    @Test
    void packagesAreFoundByTheFilesThatTheyOwn() {
        publish("""
                name: app
                version: 1.0.0
                arch: all
                contents: [{src: nothing, dst: /usr/bin/app, type: symlink}]
                """);

        dnf("install", "/usr/bin/app").ok();

        assertThat(installed()).containsExactly("app-1.0.0-1.noarch");
        assertThat(root.rpm("-V", "app").ok().out()).isEmpty();
    }

    /** Puts a package into the repository. */
    private void publish(String spec) {
        Path rpm = Packages.rpm(dir, spec);
        try {
            Files.copy(rpm, dir.resolve("repository").resolve(rpm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs dnf on the root, after the repository was indexed. */
    private Tool.Result dnf(String... words) {
        Tool.run("createrepo_c", "--quiet", dir.resolve("repository")).ok();
        List<Object> command = new ArrayList<>(List.of(
                "dnf",
                "-y",
                "-q",
                "--refresh",
                "--installroot=" + root.path(),
                "--setopt=reposdir=" + dir.resolve("repos"),
                "--setopt=cachedir=" + dir.resolve("cache"),
                "--setopt=persistdir=" + dir.resolve("persist"),
                "--releasever=1"));
        command.addAll(List.of(words));
        return Tool.run(command.toArray());
    }

    private List<String> installed() {
        return root.rpm("-qa").ok().lines().stream()
                .filter(name -> !name.startsWith("root-base-"))
                .sorted()
                .toList();
    }
}
