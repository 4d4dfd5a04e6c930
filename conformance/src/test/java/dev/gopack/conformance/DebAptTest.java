package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real apt resolves the relations of packages in a repository. */
class DebAptTest {

    private static final String HEAD = """
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Related
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            """;

    @TempDir
    Path directory;

    private ScratchRoot root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = ScratchRoot.create();
        Files.createDirectory(root.file("/repository"));
        Files.writeString(root.file("/etc/apt/sources.list"), "deb [trusted=yes] file:/repository ./\n");
    }

    @AfterEach
    void removeRoot() {
        root.close();
    }

    /** Publishes a package; further keys are indented as at the top of a spec. */
    private void publish(String name, String version, String... keys) throws IOException {
        String spec = "name: " + name + "\nversion: " + version + "\n" + HEAD + String.join("\n", keys) + "\n";
        Path deb = Packages.deb(directory, spec);
        Files.move(deb, root.file("/repository").resolve(deb.getFileName()));
    }

    private void update() throws IOException {
        Tool.Result index = Tool.run(
                        root.file("/repository"),
                        java.util.Map.of(),
                        java.util.List.of("dpkg-scanpackages", "--multiversion", "."))
                .ok();
        Files.writeString(root.file("/repository/Packages"), index.out());
        apt("update");
    }

    private Tool.Result apt(String... arguments) {
        return tryApt(arguments).ok();
    }

    private Tool.Result tryApt(String... arguments) {
        java.util.List<Object> words =
                new java.util.ArrayList<>(java.util.List.of("apt-get", "-y", "-q", "-o", "APT::Sandbox::User=root"));
        words.addAll(java.util.List.of(arguments));
        return root.inside(words.toArray());
    }

    private String installed() {
        return root.inside(
                        "sh",
                        "-c",
                        "dpkg-query -W -f '${db:Status-Abbrev}${Package} ${Version}\\n' | grep -E '^ii (one|two|new|old)'")
                .out();
    }

    @Test
    void whatAPackageDependsOnComesWithIt() throws IOException {
        publish("one", "1.0.0", "depends: [two >= 2, 'nothing | dpkg', libc6]");
        publish("two", "1.0.0");
        publish("two", "2.5.0");
        update();

        apt("install", "one");

        assertThat(installed()).isEqualTo("ii one 1.0.0\nii two 2.5.0\n");
    }

    @Test
    void aDependencyThatNothingMeetsStopsTheInstallation() throws IOException {
        publish("one", "1.0.0", "depends: [two >= 3]");
        publish("two", "2.5.0");
        update();

        Tool.Result result = tryApt("install", "one");

        assertThat(result.code()).isEqualTo(100);
        assertThat(result.out()).contains("one : Depends: two (>= 3)");
    }

    @Test
    void recommendationsComeAlongAndSuggestionsDoNot() throws IOException {
        publish("one", "1.0.0", "recommends: [two]", "suggests: [old]");
        publish("two", "1.0.0");
        publish("old", "1.0.0");
        update();

        apt("install", "one");

        assertThat(installed()).isEqualTo("ii one 1.0.0\nii two 1.0.0\n");
    }

    @Test
    void anUpgradeGoesFromAPreReleaseOverTheReleaseToItsNextRevision() throws IOException {
        publish("one", "1.0.0-rc.2");
        update();
        apt("install", "one");
        publish("one", "1.0.0-rc.1");
        publish("one", "1.0.0");
        update();
        apt("upgrade");
        assertThat(installed()).isEqualTo("ii one 1.0.0\n");

        publish("one", "1.0.0", "release: 2");
        update();
        apt("upgrade");
        assertThat(installed()).isEqualTo("ii one 1.0.0-2\n");

        publish("one", "0.1.0", "epoch: 1");
        update();
        apt("upgrade");
        assertThat(installed()).isEqualTo("ii one 1:0.1.0\n");
    }

    @Test
    void aVersionedProvisionMeetsAVersionedDependency() throws IOException {
        publish("one", "1.0.0", "depends: [virtual >= 2]");
        publish("two", "9.0.0", "provides: [virtual = 2.1]");
        update();

        apt("install", "one");

        assertThat(installed()).isEqualTo("ii one 1.0.0\nii two 9.0.0\n");
    }

    @Test
    void aPackageTakesThePlaceOfAnother() throws IOException {
        Files.writeString(directory.resolve("tool"), "tool\n");
        String contents = "contents: [{src: tool, dst: /usr/bin/tool}]";
        publish("old", "1.0.0", contents);
        update();
        apt("install", "old");
        publish("new", "1.0.0", contents, "replaces: [old]", "conflicts: [old]", "provides: [old = 1.0.0]");
        publish("one", "1.0.0", "depends: [old]");
        update();

        apt("install", "new", "one");

        assertThat(installed()).isEqualTo("ii new 1.0.0\nii one 1.0.0\n");
        assertThat(root.inside("dpkg", "-S", "/usr/bin/tool").ok().out()).isEqualTo("new: /usr/bin/tool\n");
    }

    @Test
    void aFileMovesFromOnePackageToAnother() throws IOException {
        Files.writeString(directory.resolve("tool"), "tool\n");
        publish("one", "1.0.0", "contents: [{src: tool, dst: /usr/bin/tool}]");
        update();
        apt("install", "one");
        publish("one", "2.0.0", "depends: [two]");
        publish(
                "two",
                "2.0.0",
                "contents: [{src: tool, dst: /usr/bin/tool}]",
                "replaces: [one < 2]",
                "breaks: [one < 2]");
        update();

        apt("dist-upgrade");

        assertThat(installed()).isEqualTo("ii one 2.0.0\nii two 2.0.0\n");
        assertThat(root.inside("dpkg", "-S", "/usr/bin/tool").ok().out()).isEqualTo("two: /usr/bin/tool\n");
    }

    @Test
    void whatIsNeededBeforeUnpackingIsConfiguredFirst() throws IOException {
        publish(
                "one",
                "1.0.0",
                "deb: {predepends: [two]}",
                "scripts: {preinstall: {text: 'test -e /two-is-configured'}}");
        publish("two", "1.0.0", "scripts: {postinstall: {text: 'touch /two-is-configured'}}");
        update();

        apt("install", "one");

        assertThat(installed()).isEqualTo("ii one 1.0.0\nii two 1.0.0\n");
    }
}
