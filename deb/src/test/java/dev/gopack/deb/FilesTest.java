package dev.gopack.deb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.deb.write.ControlFile;
import dev.gopack.deb.write.DebPlan;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Changelog;
import dev.gopack.model.DebSettings;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.Ownership;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.Scriptlet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is installed, and the control files that follow from it. */
class FilesTest {

    @Test
    void everyParentDirectoryIsThere() {
        assertThat(paths(Packages.hello().file("/opt/a/b/c", "x")))
                .containsExactly(
                        "/",
                        "/opt",
                        "/opt/a",
                        "/opt/a/b",
                        "/opt/a/b/c",
                        "/usr",
                        "/usr/share",
                        "/usr/share/doc",
                        "/usr/share/doc/hello",
                        "/usr/share/doc/hello/changelog.gz",
                        "/usr/share/doc/hello/copyright");
    }

    @Test
    void aFileBelowALinkIsAnError() {
        Packages hello = Packages.hello().symlink("/opt", "/elsewhere").file("/opt/a", "x");
        assertThat(PlannerTest.ids(hello.report())).containsExactly("deb.bad-path");
    }

    @Test
    void installedSizeIsThatOfDpkgGencontrol() {
        // dpkg-gencontrol 1.21.23 -P tree -O, on trees made of the files below alone:
        // a 1025, b 1024, c 0, h hard link to a, s symbolic link, directories usr usr/bin usr/share usr/share/d: 9
        assertThat(size(bare().file("/usr/bin/a", zeros(1025))
                        .file("/usr/bin/b", zeros(1024))
                        .file("/usr/bin/c", zeros(0))
                        .hardlink("/usr/bin/h", "/usr/bin/a")
                        .symlink("/usr/bin/s", "a")
                        .directory("/usr/share/d")))
                .isEqualTo(9);
        assertThat(size(bare())).isEqualTo(1); // an empty tree
        assertThat(size(bare().file("/e", zeros(0)))).isEqualTo(1);
        assertThat(size(bare().symlink("/usr/l", "x".repeat(1025)))).isEqualTo(4);
        assertThat(size(bare().file("/usr/big", zeros(1_048_577)))).isEqualTo(1027);
    }

    @Test
    void configurationBecomesConffiles() {
        Packages hello = Packages.hello()
                .file("/etc/b", 0644, FileRole.CONFIG_NOREPLACE, "x")
                .file("/etc/a", 0644, FileRole.CONFIG, "x")
                .file("/usr/lib/c", 0644, FileRole.CONFIG_MISSINGOK, "x");
        assertThat(controlFile(hello, "conffiles").text()).isEqualTo("/etc/a\n/etc/b\n/usr/lib/c\n");
        assertThat(hello.report().findings()).isEmpty();
    }

    @Test
    void filesBelowEtcShouldBeConfiguration() {
        Packages hello = Packages.hello().file("/etc/a", "x").file("/etc/b", "x");
        assertThat(hello.report().findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                .endsWith(": /etc/a and 1 more"));
    }

    @Test
    void aConffileThatDpkgWouldMisreadIsAnError() {
        Packages blank = Packages.hello().file("/etc/a ", 0644, FileRole.CONFIG, "x");
        Packages longPath =
                Packages.hello().file("/etc/" + ("d".repeat(240) + "/").repeat(5) + "f", 0644, FileRole.CONFIG, "x");
        assertThat(PlannerTest.ids(blank.report())).containsExactly("deb.bad-path");
        assertThat(PlannerTest.ids(longPath.report())).containsExactly("deb.bad-path");
    }

    @Test
    void ghostsAreLeftOutAndDocumentsShipped() {
        Packages hello = Packages.hello()
                .file(new FileEntry.Ghost(
                        EntryPath.of("/var/log/hello/log"), FileAttributes.of(0644, 0), FileRole.PLAIN))
                .file(new FileEntry.Directory(EntryPath.of("/var/log/hello"), FileAttributes.of(0755, 0), true))
                .file("/usr/share/doc/hello/LICENSE", 0644, FileRole.LICENSE, "x");
        assertThat(paths(hello)).contains("/usr/share/doc/hello/LICENSE").doesNotContain("/var", "/var/log/hello");
        assertThat(PlannerTest.ids(hello.report())).containsExactly("deb.ghost-omitted", "deb.doc-shipped");
    }

    @Test
    void ownersThatMayNotExistAreNoticed() {
        FileEntry file = new FileEntry.Directory(
                EntryPath.of("/var/lib/hello"),
                new FileAttributes(new Ownership("svc", "svc"), 0750, Packages.TIME, "", "cap_chown=ep"),
                false);
        assertThat(PlannerTest.ids(Packages.hello().file(file).report()))
                .containsExactlyInAnyOrder("deb.owner-not-static", "deb.capabilities-ignored");
        Packages created = Packages.hello().file(file).script(ScriptSlot.PREINSTALL, "adduser --system svc\n");
        assertThat(PlannerTest.ids(created.report())).containsExactly("deb.capabilities-ignored");
    }

    @Test
    void scriptsGetAnInterpreter() {
        Packages hello = Packages.hello()
                .script(ScriptSlot.PREINSTALL, "exit 0\n")
                .script(ScriptSlot.POSTINSTALL, "#!/usr/bin/perl\nexit 0;\n")
                .script(new Scriptlet(ScriptSlot.PREREMOVE, List.of("/usr/bin/python3", "-B"), "pass\n"))
                .script(new Scriptlet(ScriptSlot.POSTREMOVE, List.of("/sbin/ldconfig"), ""))
                .script(ScriptSlot.PRETRANS, "rpm only");
        assertThat(controlFile(hello, "preinst")).isEqualTo(ControlFile.script("preinst", "#!/bin/sh\nexit 0\n"));
        assertThat(controlFile(hello, "postinst").text()).isEqualTo("#!/usr/bin/perl\nexit 0;\n");
        assertThat(controlFile(hello, "prerm").text()).isEqualTo("#!/usr/bin/python3 -B\npass\n");
        assertThat(controlFile(hello, "postrm").text()).isEqualTo("#!/bin/sh\nset -e\nexec /sbin/ldconfig\n");
        assertThat(((DebPlan) hello.plan()).controlFiles()).hasSize(4);
    }

    @Test
    void scriptsThatCannotRunAreErrors() {
        Packages crlf = Packages.hello().script(ScriptSlot.POSTINSTALL, "#!/bin/sh\r\nexit 0\r\n");
        Packages lua = Packages.hello().script(new Scriptlet(ScriptSlot.POSTINSTALL, List.of("<lua>"), "print('x')"));
        assertThat(PlannerTest.ids(crlf.report())).containsExactly("deb.bad-script");
        assertThat(PlannerTest.ids(lua.report())).containsExactly("deb.bad-script");
    }

    @Test
    void debconfFilesGoIntoTheControlArchive() {
        Packages hello = Packages.hello()
                .controlFile("config", "exit 0\n")
                .controlFile("templates", "Template: hello/x")
                .controlFile("rules", "#!/usr/bin/make -f\n");
        assertThat(controlFile(hello, "config")).isEqualTo(ControlFile.script("config", "#!/bin/sh\nexit 0\n"));
        assertThat(controlFile(hello, "templates")).isEqualTo(ControlFile.data("templates", "Template: hello/x\n"));
        assertThat(controlFile(hello, "rules").mode()).isEqualTo(0755);
        assertThat(PlannerTest.ids(hello.report())).containsExactly("deb.no-debconf");
        assertThat(PlannerTest.ids(Packages.hello().controlFile("md5sums", "x").report()))
                .containsExactly("deb.bad-control-file");
    }

    @Test
    void triggersStandInOneOrder() {
        Packages hello = Packages.hello();
        hello.spec()
                .deb(DebSettings.builder()
                        .triggers(Map.of(
                                "activate-noawait",
                                List.of("ldconfig"),
                                "interest_noawait",
                                List.of("/usr/lib/a", "b")))
                        .build());
        assertThat(controlFile(hello, "triggers").text()).isEqualTo("""
                interest-noawait /usr/lib/a
                interest-noawait b
                activate-noawait ldconfig
                """);
        hello.spec()
                .deb(DebSettings.builder()
                        .triggers(Map.of("await", List.of("x"), "interest", List.of("a b", "")))
                        .build());
        assertThat(PlannerTest.ids(hello.report()))
                .containsExactly("deb.bad-trigger", "deb.bad-trigger", "deb.bad-trigger");
    }

    @Test
    void aChangelogIsAlwaysThere() {
        assertThat(text(Packages.hello(), "/usr/share/doc/hello/changelog.gz")).isEqualTo("""
                hello (1.2.3) unstable; urgency=medium

                  * Package version 1.2.3.

                 -- Tools Team <tools@example.org>  Tue, 14 Nov 2023 22:13:20 +0000
                """);
    }

    @Test
    void aChangelogIsRendered() {
        Instant march = Instant.parse("2024-03-05T06:07:08Z");
        Packages hello = Packages.hello()
                .version(new PackageVersion(1L, "1.2.3", "", "", "0vendor1"))
                .changelog(new Changelog(List.of(
                        new Changelog.Entry(
                                "v1.2.3",
                                march,
                                "Jo <jo@example.org>",
                                "stable",
                                "HIGH",
                                List.of("One.\nmore", "Two.")),
                        new Changelog.Entry(
                                "1.2.3-rc.1", march.minusSeconds(9), "jo", "", "", List.of("word ".repeat(20))),
                        new Changelog.Entry("first!", march.minusSeconds(99), "", "no\nsuch", "x", List.of()))));
        assertThat(text(hello, "/usr/share/doc/hello/changelog.Debian.gz")).isEqualTo("""
                hello (1:1.2.3-0vendor1) stable; urgency=high

                  * One.
                    more
                  * Two.

                 -- Jo <jo@example.org>  Tue, 05 Mar 2024 06:07:08 +0000

                hello (1.2.3~rc.1) unstable; urgency=medium

                  * word word word word word word word word word word word word word word word
                    word word word word word

                 -- jo <unset@localhost>  Tue, 05 Mar 2024 06:06:59 +0000

                hello (0~first.) unstable; urgency=medium

                  * New release.

                 -- Tools Team <tools@example.org>  Tue, 05 Mar 2024 06:05:29 +0000
                """);
    }

    @Test
    void theLicenceIsNeverLost() {
        Packages hello = Packages.hello().file("/usr/share/doc/hello/LICENSE", 0644, FileRole.LICENSE, "x");
        hello.spec()
                .license("GPL-3.0-or-later OR MIT")
                .homepage("https://example.org")
                .vendor("Example Ltd");
        assertThat(text(hello, "/usr/share/doc/hello/copyright")).isEqualTo("""
                Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
                Upstream-Name: hello
                Source: https://example.org

                Files: *
                Copyright: 2023 the authors of hello, Example Ltd
                License: GPL-3.0-or-later or MIT
                 The text of the licence is in /usr/share/doc/hello/LICENSE.
                 On Debian systems, the text of GPL-3.0-or-later is in /usr/share/common-licenses/GPL-3.
                """);
    }

    @Test
    void theUsersDocumentsWin() {
        Packages hello = Packages.hello()
                .file("/usr/share/doc/hello/copyright", "mine")
                .file("/usr/share/doc/hello/changelog.gz", "mine");
        assertThat(content(hello, "/usr/share/doc/hello/copyright")).isEqualTo("mine".getBytes(StandardCharsets.UTF_8));
        assertThat(content(hello, "/usr/share/doc/hello/changelog.gz")).hasSize(4);
        assertThat(paths(Packages.hello().symlink("/usr/share/doc/hello", "other")))
                .doesNotContain("/usr/share/doc/hello/copyright");
    }

    @Test
    void aMissingLicenceIsNoticed() {
        Packages hello = Packages.hello();
        hello.spec().license("");
        assertThat(PlannerTest.ids(hello.report())).containsExactly("deb.no-license");
        assertThat(paths(hello)).doesNotContain("/usr/share/doc/hello/copyright");
    }

    /** Without the two documents that every package gets, so that only the files of the test count. */
    private static Packages bare() {
        return Packages.hello();
    }

    private static long size(Packages packages) {
        List<FileEntry> files = packages.plan().files().stream()
                .filter(file -> !file.path().value().startsWith("/usr/share/doc"))
                .filter(file -> !isOnlyForDocuments(packages, file))
                .toList();
        return InstalledSize.of(files);
    }

    private static boolean isOnlyForDocuments(Packages packages, FileEntry file) {
        return (file.path().value().equals("/usr") || file.path().value().equals("/usr/share"))
                && packages.draft().files().stream()
                        .noneMatch(other -> file.path().contains(other.path()));
    }

    private static ContentSource zeros(int size) {
        return ContentSource.of("zeros", new byte[size]);
    }

    private static List<String> paths(Packages packages) {
        return packages.plan().files().stream().map(file -> file.path().value()).toList();
    }

    private static ControlFile controlFile(Packages packages, String name) {
        return ((DebPlan) packages.plan())
                .controlFiles().stream()
                        .filter(file -> file.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static byte[] content(Packages packages, String path) {
        return packages.plan().files().stream()
                .filter(file -> file.path().value().equals(path))
                .map(file -> ((FileEntry.Regular) file).content().inMemory().orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private static String text(Packages packages, String path) {
        byte[] content = content(packages, path);
        try {
            return new String(
                    path.endsWith(".gz")
                            ? new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes()
                            : content,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
