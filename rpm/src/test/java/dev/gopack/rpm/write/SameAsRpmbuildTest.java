package dev.gopack.rpm.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.PackageDraft.TriggerScript;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Changelog;
import dev.gopack.model.DependencyParser;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.Ownership;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.RelationKind;
import dev.gopack.model.RpmSettings;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import dev.gopack.model.Trigger;
import dev.gopack.rpm.Golden;
import dev.gopack.rpm.RpmFixture;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.TagType;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.RpmFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The package that rpmbuild made of rpmbuild-4.18-demo.spec, made by us: the same tags with the same values. */
class SameAsRpmbuildTest {

    /** What rpmbuild adds from its machine and its generators, and digests of what gzip made. */
    private static final Set<Tag> DIFFERENT = Set.of(
            Tags.OPTFLAGS,
            Tags.PLATFORM,
            Tags.FILECLASS,
            Tags.CLASSDICT,
            Tags.FILEDEPENDSN,
            Tags.FILEDEPENDSX,
            Tags.DEPENDSDICT,
            Tags.PAYLOADSHA256);

    private static RpmFixture demo() {
        FileAttributes owned = new FileAttributes(new Ownership("demo", "demo"), 0640, RpmFixture.TIME, "de", "");
        FileAttributes capable = new FileAttributes(Ownership.ROOT, 0755, RpmFixture.TIME, "", "cap_net_raw=ep");
        return RpmFixture.rpm()
                .version(new PackageVersion(2L, "1.2.3", "rc.1", "", ""))
                .spec(SameAsRpmbuildTest::spec)
                .entry(new FileEntry.Regular(
                        new EntryPath("/usr/bin/run"),
                        capable,
                        FileRole.PLAIN,
                        ContentSource.of("run", "#!/bin/sh\necho hi\n")))
                .entry(new FileEntry.Symlink(
                        new EntryPath("/usr/bin/link"), FileAttributes.of(0777, RpmFixture.TIME), "run"))
                .file("/etc/demo.conf", 0644, FileRole.CONFIG_NOREPLACE, ContentSource.of("c", "a=1\n"))
                .entry(new FileEntry.Directory(
                        new EntryPath("/usr/share/demo"), FileAttributes.of(0755, RpmFixture.TIME), false))
                .entry(new FileEntry.Regular(
                        new EntryPath("/usr/share/demo/one"), owned, FileRole.PLAIN, ContentSource.of("1", "data\n")))
                .entry(new FileEntry.Hardlink(
                        new EntryPath("/usr/share/demo/two"), owned, new EntryPath("/usr/share/demo/one")))
                .file("/usr/share/demo/empty", 0644, FileRole.DOC, ContentSource.of("e", ""))
                .entry(new FileEntry.Ghost(
                        new EntryPath("/var/log/demo.log"), FileAttributes.of(0600, RpmFixture.TIME), FileRole.PLAIN))
                .script(ScriptSlot.PREINSTALL, "echo pre $1\n")
                .script(ScriptSlot.POSTINSTALL, "print 1\n", "/usr/bin/perl", "-w")
                .script(ScriptSlot.POSTREMOVE, "", "/sbin/ldconfig")
                .script(ScriptSlot.PRETRANS, "print(\"y\")\n", "<lua>")
                .trigger(trigger(Trigger.Event.TRIGGERIN, "foo, bar > 1", 1_000_000, "/bin/sh", "echo trig\n"))
                .trigger(trigger(Trigger.Event.FILETRIGGERIN, "/usr/lib, /usr/share/x", 200, "/bin/sh", "cat\n"))
                .trigger(
                        trigger(Trigger.Event.TRANSFILETRIGGERPOSTUN, "/usr/bin", 1_000_000, "<lua>", "print(\"x\")\n"))
                .changelog(new Changelog(List.of(
                        entry("1.2.3-1", "2024-03-05T12:00:00Z", "one", "two"),
                        entry("1.2.2-1", "2024-03-04T12:00:00Z", "zero"))));
    }

    private static PackageSpec.Builder spec(PackageSpec.Builder spec) {
        return spec.description("Line one.\n\nCaf\u00e9.")
                .homepage("https://example.org")
                .vendor("Example")
                .relate(RelationKind.DEPENDS, "foo >= 1.2", "(a or b)")
                .relate(RelationKind.RECOMMENDS, "rec")
                .relate(RelationKind.SUPPLEMENTS, "sup")
                .relate(RelationKind.CONFLICTS, "con < 3")
                .relate(RelationKind.REPLACES, "obs < 2")
                .relate(RelationKind.PROVIDES, "prov = 7")
                .relate(RelationKind.ORDER, "ord")
                .rpm(RpmSettings.builder()
                        .summary("A demo")
                        .compression("gzip:9")
                        .requires(Map.of(ScriptSlot.POSTINSTALL, DependencyParser.parse("coreutils")))
                        .build());
    }

    private static TriggerScript trigger(
            Trigger.Event event, String conditions, int priority, String interpreter, String body) {
        return new TriggerScript(
                new Trigger(event, DependencyParser.parse(conditions), ScriptSpec.text(body), priority),
                List.of(interpreter),
                body);
    }

    private static Changelog.Entry entry(String version, String date, String... notes) {
        return new Changelog.Entry(version, Instant.parse(date), "Ann <ann@example.org>", "", "", List.of(notes));
    }

    private static Map<String, String> values(Header header) {
        Map<String, String> values = new TreeMap<>();
        for (Header.Entry entry : header.entries()) {
            Tag tag = new Tag(entry.tag(), "", entry.type(), Tag.Cardinality.MANY, "", "");
            String name = Tags.of(entry.tag()).map(Tag::name).orElse("" + entry.tag());
            String value = entry.type().isText()
                    ? header.texts(tag).toString()
                    : entry.type() == TagType.BIN
                            ? Arrays.toString(header.binary(entry.tag()))
                            : Arrays.toString(header.numbers(tag));
            values.put(name, entry.type() + " " + value);
        }
        return values;
    }

    @Test
    void theMainHeaderHasTheSameTags() throws IOException {
        Header real = RpmFile.open(ByteSource.of("real", Golden.bytes("rpmbuild-4.18-demo.rpm")))
                .main();
        Header ours = RpmFile.open(ByteSource.of("ours", demo().bytes())).main();

        Map<String, String> expected = values(real);
        Map<String, String> actual = values(ours);
        DIFFERENT.forEach(tag -> {
            expected.remove(tag.name());
            actual.remove(tag.name());
        });
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void theArchiveIsTheSameByteForByte() throws IOException {
        Header real = RpmFile.open(ByteSource.of("real", Golden.bytes("rpmbuild-4.18-demo.rpm")))
                .main();
        Header ours = RpmFile.open(ByteSource.of("ours", demo().bytes())).main();

        assertThat(ours.text(Tags.PAYLOADSHA256ALT)).isEqualTo(real.text(Tags.PAYLOADSHA256ALT));
    }

    @Test
    void theSignatureHeaderIsLaidOutTheSame() throws IOException {
        RpmFile real = RpmFile.open(ByteSource.of("real", Golden.bytes("rpmbuild-4.18-demo.rpm")));
        RpmFile ours = RpmFile.open(ByteSource.of("ours", demo().bytes()));

        assertThat(ours.signature().entries())
                .containsExactlyElementsOf(real.signature().entries());
        assertThat(ours.main().start()).isEqualTo(real.main().start());
        assertThat(ours.lead()).isEqualTo(real.lead());
    }
}
