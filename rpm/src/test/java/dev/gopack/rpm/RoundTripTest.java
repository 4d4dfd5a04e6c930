package dev.gopack.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.PackageDraft.TriggerScript;
import dev.gopack.format.PackageInfo;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Changelog;
import dev.gopack.model.DependencyParser;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.Ownership;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.RelationKind;
import dev.gopack.model.RpmSettings;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import dev.gopack.model.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what is read. */
class RoundTripTest {

    private static FileAttributes attributes(int mode) {
        return FileAttributes.of(mode, RpmFixture.TIME);
    }

    private static PackageInfo.PackagedFile only(RpmFixture rpm) {
        PackageInfo info = rpm.info();
        assertThat(info.isIntact()).isTrue();
        assertThat(info.files()).hasSize(1);
        return info.files().get(0);
    }

    @Test
    void metadata() {
        PackageInfo info = RpmFixture.rpm()
                .version(new PackageVersion(3L, "1.2.3", "rc.1", "", "2"))
                .spec(spec -> spec.vendor("Vend\u00f6r")
                        .homepage("https://example.org")
                        .rpm(RpmSettings.builder()
                                .bugUrl("https://example.org/bugs")
                                .vcs("git:x")
                                .group("Tools")
                                .distribution("Ours")
                                .prefixes(List.of("/opt"))
                                .build()))
                .info();

        assertThat(info.name()).isEqualTo("demo");
        assertThat(info.evr()).isEqualTo("3:1.2.3~rc.1-2");
        assertThat(info.architecture()).isEqualTo("x86_64");
        assertThat(info.fields())
                .containsEntry("Summary", "A demo")
                .containsEntry("Description", "A demo\nOf many things.")
                .containsEntry("License", "MIT")
                .containsEntry("Vendor", "Vend\u00f6r")
                .containsEntry("Packager", "Ann <ann@example.org>")
                .containsEntry("Url", "https://example.org")
                .containsEntry("Bugurl", "https://example.org/bugs")
                .containsEntry("Vcs", "git:x")
                .containsEntry("Group", "Tools")
                .containsEntry("Distribution", "Ours")
                .containsEntry("Prefixes", "/opt")
                .containsEntry("Buildhost", "localhost")
                .containsEntry("Buildtime", "1709640000")
                .containsEntry("Sourcerpm", "demo-1.2.3~rc.1-2.src.rpm")
                .containsEntry("Signature", "none");
    }

    @Test
    void relations() {
        PackageInfo info = RpmFixture.rpm()
                .spec(spec -> spec.relate(RelationKind.DEPENDS, "foo >= 1.2", "a | b")
                        .relate(RelationKind.PRE_DEPENDS, "shadow")
                        .relate(RelationKind.REPLACES, "old < 2"))
                .info();

        assertThat(info.relations())
                .containsEntry("Provides", List.of("demo = 1.2.3-1", "demo(x86-64) = 1.2.3-1"))
                .containsEntry("Requires(pre)", List.of("shadow"))
                .containsEntry("Obsoletes", List.of("old < 2"));
        assertThat(info.relations().get("Requires"))
                .contains("foo >= 1.2", "(a or b)", "shadow", "rpmlib(FileDigests) <= 4.6.0-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "zstd:19", "gzip", "gzip:9", "xz", "lzma", "none"})
    void everyCodec(String compression) {
        PackageInfo info = RpmFixture.rpm()
                .spec(spec ->
                        spec.rpm(RpmSettings.builder().compression(compression).build()))
                .file("/usr/bin/a", "hello ".repeat(10_000))
                .info();

        assertThat(info.isIntact()).isTrue();
        assertThat(info.digests())
                .extracting(PackageInfo.DigestCheck::name)
                .containsExactly(
                        "header SHA256",
                        "header SHA1",
                        "size of header and payload",
                        "payload SHA256",
                        "header and payload MD5",
                        "uncompressed payload SHA256",
                        "size of uncompressed payload",
                        "file /usr/bin/a");
    }

    @Test
    void regularFilesWithEverything() {
        FileAttributes attributes =
                new FileAttributes(new Ownership("web", "adm"), 06755, 7, "de|fr", "cap_net_raw=ep");

        PackageInfo.PackagedFile file = only(RpmFixture.rpm()
                .entry(new FileEntry.Regular(
                        new EntryPath("/opt/caf\u00e9"),
                        attributes,
                        FileRole.CONFIG_NOREPLACE,
                        ContentSource.of("x", "abc"))));

        assertThat(file)
                .isEqualTo(new PackageInfo.PackagedFile(
                        "/opt/caf\u00e9",
                        "file",
                        06755,
                        "web",
                        "adm",
                        3,
                        7,
                        "",
                        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        List.of("config", "noreplace", "lang(de|fr)", "caps(cap_net_raw=ep)")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLAIN:",
                "CONFIG:config",
                "CONFIG_MISSINGOK:config,missingok",
                "DOC:doc",
                "LICENSE:license",
                "README:readme"
            })
    void roles(String row) {
        String[] parts = row.split(":", -1);

        PackageInfo.PackagedFile file =
                only(RpmFixture.rpm().file("/a", 0644, FileRole.valueOf(parts[0]), ContentSource.of("a", "x")));

        assertThat(String.join(",", file.flags())).isEqualTo(parts[1]);
    }

    @Test
    void directoriesLinksAndGhosts() {
        assertThat(only(RpmFixture.rpm()
                        .entry(new FileEntry.Directory(new EntryPath("/opt/d"), attributes(01777), false))))
                .satisfies(file -> {
                    assertThat(file.kind()).isEqualTo("directory");
                    assertThat(file.mode()).isEqualTo(01777);
                });
        assertThat(only(RpmFixture.rpm()
                        .entry(new FileEntry.Symlink(
                                new EntryPath("/opt/l"), attributes(0777), "../caf\u00e9/\ud83d\ude00"))))
                .satisfies(file -> {
                    assertThat(file.kind()).isEqualTo("symlink");
                    assertThat(file.linkTarget()).isEqualTo("../caf\u00e9/\ud83d\ude00");
                    assertThat(file.size()).as("bytes, not characters").isEqualTo(13);
                });
        assertThat(only(RpmFixture.rpm()
                        .entry(new FileEntry.Ghost(new EntryPath("/var/log/x"), attributes(0600), FileRole.CONFIG))))
                .satisfies(file -> {
                    assertThat(file.kind()).isEqualTo("file");
                    assertThat(file.flags()).containsExactly("config", "ghost");
                    assertThat(file.digest()).isEmpty();
                });
    }

    @Test
    void severalNamesOfOneFile() {
        PackageInfo info = RpmFixture.rpm()
                .entry(new FileEntry.Hardlink(new EntryPath("/a"), attributes(0600), new EntryPath("/b")))
                .file("/b", "content")
                .entry(new FileEntry.Hardlink(new EntryPath("/c"), attributes(0600), new EntryPath("/b")))
                .file("/d", "other")
                .file("/e", "")
                .entry(new FileEntry.Hardlink(new EntryPath("/f"), attributes(0600), new EntryPath("/e")))
                .info();

        assertThat(info.isIntact()).isTrue();
        assertThat(info.files())
                .extracting(file -> file.path() + " " + file.kind() + " " + file.linkTarget() + " "
                        + Integer.toOctalString(file.mode()) + " " + file.size())
                .containsExactly(
                        "/a file  644 7",
                        "/b hardlink /a 644 7",
                        "/c hardlink /a 644 7",
                        "/d file  644 5",
                        "/e file  644 0",
                        "/f hardlink /e 644 0");
        assertThat(info.fields()).containsEntry("Size", "12");
    }

    @Test
    void scripts() {
        PackageInfo info = RpmFixture.rpm()
                .script(ScriptSlot.PREINSTALL, "echo 1\n\n")
                .script(ScriptSlot.POSTINSTALL, "print 1", "/usr/bin/perl", "-w")
                .script(ScriptSlot.POSTREMOVE, "", "/sbin/ldconfig")
                .script(ScriptSlot.PREUNTRANS, "print(1)", "<lua>")
                .info();

        assertThat(info.scripts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "%pre", new PackageInfo.Script(List.of("/bin/sh"), "echo 1"),
                        "%post", new PackageInfo.Script(List.of("/usr/bin/perl", "-w"), "print 1"),
                        "%postun", new PackageInfo.Script(List.of("/sbin/ldconfig"), ""),
                        "%preuntrans", new PackageInfo.Script(List.of("<lua>"), "print(1)")));
    }

    private static TriggerScript trigger(Trigger.Event event, String conditions, String body) {
        return new TriggerScript(
                new Trigger(event, DependencyParser.parse(conditions), ScriptSpec.text(body), 42),
                List.of("/bin/sh"),
                body);
    }

    @Test
    void triggers() {
        PackageInfo info = RpmFixture.rpm()
                .trigger(trigger(Trigger.Event.TRIGGERIN, "foo, bar > 1", "one"))
                .trigger(trigger(Trigger.Event.TRIGGERPREIN, "foo", "two"))
                .trigger(trigger(Trigger.Event.FILETRIGGERUN, "/usr/lib, /lib", "three"))
                .trigger(trigger(Trigger.Event.TRANSFILETRIGGERPOSTUN, "/usr/lib", "four"))
                .info();

        assertThat(info.scripts())
                .containsOnlyKeys(
                        "%triggerin -- bar > 1, foo",
                        "%triggerprein -- foo",
                        "%filetriggerun -- /lib, /usr/lib",
                        "%transfiletriggerpostun -- /usr/lib");
        assertThat(info.scripts().get("%triggerprein -- foo").body()).isEqualTo("two");
    }

    @Test
    void changelog() {
        PackageInfo info = RpmFixture.rpm()
                .changelog(new Changelog(List.of(
                        new Changelog.Entry(
                                "1.0-1",
                                Instant.parse("2024-03-04T12:00:00Z"),
                                "Ann <a@example.org>",
                                "",
                                "",
                                List.of("first")),
                        new Changelog.Entry(
                                "1.1-1",
                                Instant.parse("2024-03-05T12:00:00Z"),
                                "Ann <a@example.org>",
                                "",
                                "",
                                List.of("one", "- two")))))
                .info();

        assertThat(info.changelog())
                .containsExactly(
                        "* Tue Mar 05 2024 Ann <a@example.org> - 1.1-1\n- one\n- two",
                        "* Mon Mar 04 2024 Ann <a@example.org> - 1.0-1\n- first");
    }

    @Test
    void aPackageWithoutFiles() {
        PackageInfo info = RpmFixture.rpm().architecture("all").info();

        assertThat(info.files()).isEmpty();
        assertThat(info.isIntact()).isTrue();
        assertThat(info.architecture()).isEqualTo("noarch");
    }

    @Test
    void manyFiles() {
        RpmFixture rpm = RpmFixture.rpm();
        for (int i = 0; i < 5_000; i++) {
            rpm.file("/opt/d" + i % 100 + "/f" + i, "content " + i);
        }

        PackageInfo info = rpm.info();

        assertThat(info.files()).hasSize(5_000);
        assertThat(info.isIntact()).isTrue();
    }
}
