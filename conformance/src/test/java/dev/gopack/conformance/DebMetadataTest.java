package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control file, as dpkg's own programs read it. */
class DebMetadataTest {

    private static final String COMPLETE = """
            name: complete
            epoch: 3
            version: v1.2.3-rc.1+build.5
            release: 2vendor1
            section: devel
            priority: standard
            maintainer: Ärztin Ωmega <omega@example.com>
            vendor: Example
            homepage: https://example.com/complete?a=b#c
            license: MIT OR Apache-2.0
            mtime: 2026-11-01T12:00:00Z
            description: |
              Complete package with every field
              First paragraph, folded
              over two lines.

              Second paragraph: ünïcode.
                verbatim line
                 deeper

              Last.
            depends: ["libc6 >= 2.36", "python3:any", "debconf (>= 0.5) | debconf-2.0", "epochal >= 2:1.0~rc1-3"]
            recommends: [git, "less > 1.0"]
            suggests: ["delve = 1.27.2-1"]
            enhances: [editor]
            conflicts: ["other < 2", rival]
            breaks: ["older <= 1:3.0"]
            replaces: ["older <= 1:3.0"]
            provides: [debugger, "virtual = 1.2", "virtual = 1.1"]
            deb:
              arch_variant: v3
              multi_arch: foreign
              predepends: ["dpkg >= 1.17.5"]
              breaks: [broken]
              enhances: [ide]
              fields:
                Bugs: https://example.com/bugs
                Origin: Example
                Built-Using: "golang-1.22 (= 1.22.1-1)"
                Go-Module: example.com/complete
                Long-Field: |
                  first line
                  second line

                  after a blank one
                Empty: ""
            """;

    private static final List<String> UNKNOWN_TO_DPKG = List.of("Architecture-Variant", "Go-Module", "Long-Field");

    @TempDir
    Path directory;

    private Path deb;

    @BeforeEach
    void buildTheCompletePackage() {
        deb = Packages.deb(directory, COMPLETE);
    }

    private static String field(Path deb, String name) {
        return Tool.run("dpkg-deb", "-f", deb, name).ok().out().stripTrailing();
    }

    @Test
    void everyFieldSaysWhatTheSpecSaysInDpkgsOrder() {
        assertThat(Tool.run("dpkg-deb", "-f", deb).ok().lines())
                .containsExactly(
                        "Package: complete",
                        "Version: 3:1.2.3~rc.1+build.5-2vendor1",
                        "Architecture: amd64",
                        "Architecture-Variant: amd64v3",
                        "Origin: Example",
                        "Bugs: https://example.com/bugs",
                        "Maintainer: Ärztin Ωmega <omega@example.com>",
                        "Installed-Size: 7",
                        "Pre-Depends: dpkg (>= 1.17.5)",
                        "Depends: libc6 (>= 2.36), python3:any, debconf (>= 0.5) | debconf-2.0, epochal (>= 2:1.0~rc1-3)",
                        "Recommends: git, less (>> 1.0)",
                        "Suggests: delve (= 1.27.2-1)",
                        "Enhances: editor, ide",
                        "Conflicts: other (<< 2), rival",
                        "Breaks: older (<= 1:3.0), broken",
                        "Replaces: older (<= 1:3.0)",
                        "Provides: debugger, virtual (= 1.2), virtual (= 1.1)",
                        "Built-Using: golang-1.22 (= 1.22.1-1)",
                        "Section: devel",
                        "Priority: standard",
                        "Multi-Arch: foreign",
                        "Homepage: https://example.com/complete?a=b#c",
                        "Description: Complete package with every field",
                        " First paragraph, folded",
                        " over two lines.",
                        " .",
                        " Second paragraph: ünïcode.",
                        "   verbatim line",
                        "    deeper",
                        " .",
                        " Last.",
                        "Go-Module: example.com/complete",
                        "Long-Field: first line",
                        " second line",
                        " .",
                        " after a blank one");
        assertThat(deb.getFileName().toString()).isEqualTo("complete_1.2.3~rc.1+build.5-2vendor1_amd64.deb");
    }

    /** dpkg-gencontrol writes the same fields; the order in which it does so is the one that people expect. */
    @Test
    void theOrderOfTheFieldsIsThatOfDpkgsOwnGenerator() throws IOException {
        List<String> ours = names(Tool.run("dpkg-deb", "-f", deb).ok());
        Path source = Files.createDirectories(directory.resolve("source/debian"));
        StringBuilder control = new StringBuilder("Source: complete\nMaintainer: A B <a@example.com>\n");
        for (String name : List.of("Origin", "Bugs")) {
            control.append(name).append(": ").append(field(deb, name)).append('\n');
        }
        control.append('\n');
        for (String name : ours) {
            if (!List.of("Version", "Installed-Size", "Maintainer", "Origin", "Bugs")
                            .contains(name)
                    && !UNKNOWN_TO_DPKG.contains(name)) {
                String value = name.equals("Architecture") ? "any" : field(deb, name);
                control.append(name).append(": ").append(value).append('\n');
            }
        }
        Files.writeString(source.resolve("control"), control.toString());
        Files.writeString(source.resolve("changelog"), """
                complete (1.0-1) unstable; urgency=medium

                  * Change.

                 -- A B <a@example.com>  Sun, 01 Nov 2026 12:00:00 +0000
                """);
        Tool.Result theirs = Tool.run(
                        source.getParent(),
                        java.util.Map.of(),
                        List.of("dpkg-gencontrol", "-O", "-fdebian/files", "-Tdebian/none"))
                .ok();

        assertThat(ours).filteredOn(name -> !UNKNOWN_TO_DPKG.contains(name)).isEqualTo(names(theirs));
    }

    private static List<String> names(Tool.Result control) {
        return control.lines().stream()
                .filter(line -> !line.startsWith(" ") && line.contains(":"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    @Test
    void fieldsThatTheSpecLeavesOutHaveDebiansDefaultsOrAreNotThere() {
        Path plain = Packages.deb(directory, """
                name: plain
                version: 1.0
                maintainer: Tools Team <tools@example.com>
                description: Plain
                mtime: 2026-11-01T12:00:00Z
                """);

        assertThat(Tool.run("dpkg-deb", "-f", plain).ok().lines())
                .containsExactly(
                        "Package: plain",
                        "Version: 1.0.0",
                        "Architecture: amd64",
                        "Maintainer: Tools Team <tools@example.com>",
                        "Installed-Size: 6",
                        "Section: misc",
                        "Priority: optional",
                        "Description: Plain");
    }
}
