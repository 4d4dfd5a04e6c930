package dev.gopack.rpm.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ContentSource;
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
import dev.gopack.rpm.RpmFixture;
import dev.gopack.rpm.header.RelationList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a package says of others. The numbers are the flags that rpmbuild 4.18 writes. */
class RelationsTest {

    private static List<String> list(RpmFixture rpm, RelationList list) {
        return rpm.plan().rpmRelations().stream()
                .filter(relation -> relation.list() == list)
                .filter(relation -> !relation.name().startsWith("rpmlib("))
                .map(relation -> (relation.name() + " " + relation.version()).strip() + " [" + relation.flags() + "]")
                .toList();
    }

    private static List<String> rpmlib(RpmFixture rpm) {
        return rpm.plan().rpmRelations().stream()
                .filter(relation -> relation.name().startsWith("rpmlib("))
                .peek(relation -> assertThat(relation.flags()).isEqualTo(16777226))
                .map(relation -> relation.name().substring(7, relation.name().length() - 1) + " " + relation.version())
                .toList();
    }

    private static RpmFixture with(RelationKind kind, String... dependencies) {
        return RpmFixture.rpm().spec(spec -> spec.relate(kind, dependencies));
    }

    @ParameterizedTest
    @CsvSource({
        "DEPENDS,REQUIRES",
        "RECOMMENDS,RECOMMENDS",
        "SUGGESTS,SUGGESTS",
        "SUPPLEMENTS,SUPPLEMENTS",
        "ENHANCES,ENHANCES",
        "CONFLICTS,CONFLICTS",
        "BREAKS,CONFLICTS",
        "REPLACES,OBSOLETES",
        "ORDER,ORDER"
    })
    void everyKindHasItsList(RelationKind kind, RelationList list) {
        assertThat(list(with(kind, "foo >= 1.2-3", "bar"), list)).containsExactly("bar [0]", "foo 1.2-3 [12]");
    }

    @Test
    void operatorsBecomeBits() {
        RpmFixture rpm = with(RelationKind.DEPENDS, "a < 1", "b <= 1", "c = 1", "d >= 1", "e > 1", "f << 1", "g >> 1");

        assertThat(list(rpm, RelationList.REQUIRES))
                .containsExactly("a 1 [2]", "b 1 [10]", "c 1 [8]", "d 1 [12]", "e 1 [4]", "f 1 [2]", "g 1 [4]");
    }

    @Test
    void whatIsNeededBeforeUnpackingIsRequiresPre() {
        assertThat(list(with(RelationKind.PRE_DEPENDS, "shadow"), RelationList.REQUIRES))
                .containsExactly("shadow [512]");
    }

    @ParameterizedTest
    @CsvSource({
        "PREINSTALL,512",
        "POSTINSTALL,1024",
        "PREREMOVE,2048",
        "POSTREMOVE,4096",
        "PRETRANS,128",
        "POSTTRANS,32",
        "PREUNTRANS,1048576",
        "POSTUNTRANS,2097152",
        "VERIFY,8192"
    })
    void scriptsHaveRequirementsOfTheirOwn(ScriptSlot slot, int bit) {
        RpmFixture rpm = RpmFixture.rpm()
                .spec(spec -> spec.rpm(RpmSettings.builder()
                        .requires(Map.of(slot, DependencyParser.parse("tool")))
                        .build()))
                .script(slot, "true");

        assertThat(list(rpm, RelationList.REQUIRES))
                .containsExactly("/bin/sh [" + (256 + bit) + "]", "tool [" + bit + "]");
    }

    @Test
    void alternativesAndConditionsAreOneName() {
        RpmFixture rpm = with(RelationKind.DEPENDS, "a | b >= 2", "(c if (d and e))");

        assertThat(list(rpm, RelationList.REQUIRES)).containsExactly("(a or b >= 2) [0]", "(c if (d and e)) [0]");
        assertThat(rpmlib(rpm)).contains("RichDependencies 4.12.0-1");
    }

    @Test
    void repeatsAreMergedAndTheRestIsSortedByNameVersionAndFlags() {
        RpmFixture rpm = with(RelationKind.DEPENDS, "b", "a > 2", "a", "b", "B", "a >= 10", "a >= 2");

        assertThat(list(rpm, RelationList.REQUIRES))
                .containsExactly("B [0]", "a [0]", "a 10 [12]", "a 2 [4]", "a 2 [12]", "b [0]");
    }

    @Test
    void thePackageProvidesItselfWithEpoch() {
        RpmFixture rpm = with(RelationKind.PROVIDES, "virtual = 7").version(new PackageVersion(2L, "1", "", "", ""));

        assertThat(list(rpm, RelationList.PROVIDES))
                .containsExactly("demo 2:1-1 [8]", "demo(x86-64) 2:1-1 [8]", "virtual 7 [8]");
    }

    @Test
    void configurationIsTiedToThePackage() {
        RpmFixture rpm = RpmFixture.rpm()
                .file("/etc/a", 0644, FileRole.CONFIG_NOREPLACE, ContentSource.of("a", "1"))
                .file("/etc/b", 0644, FileRole.CONFIG, ContentSource.of("b", "1"));

        assertThat(list(rpm, RelationList.PROVIDES)).contains("config(demo) 1.2.3-1 [268435464]");
        assertThat(list(rpm, RelationList.REQUIRES)).containsExactly("config(demo) 1.2.3-1 [268435464]");
    }

    @Test
    void interpretersAreRequiredForTheirScripts() {
        RpmFixture rpm = RpmFixture.rpm()
                .script(ScriptSlot.PREINSTALL, "true")
                .script(ScriptSlot.POSTINSTALL, "true", "/usr/bin/perl", "-w")
                .script(ScriptSlot.PRETRANS, "print(1)", "<lua>")
                .trigger(new dev.gopack.format.PackageDraft.TriggerScript(
                        new Trigger(
                                Trigger.Event.TRIGGERIN,
                                DependencyParser.parse("x"),
                                ScriptSpec.text("true"),
                                Trigger.DEFAULT_PRIORITY),
                        List.of("/bin/sh"),
                        "true"));

        assertThat(list(rpm, RelationList.REQUIRES))
                .containsExactly("/bin/sh [256]", "/bin/sh [768]", "/usr/bin/perl [1280]");
        assertThat(rpmlib(rpm)).contains("BuiltinLuaScripts 4.2.2-1", "ScriptletInterpreterArgs 4.0.3-1");
    }

    @Test
    void onlyTheFeaturesThatAreUsedAreRequiredOfRpm() {
        assertThat(rpmlib(RpmFixture.rpm().file("/a", "")))
                .containsExactly(
                        "CompressedFileNames 3.0.4-1",
                        "FileDigests 4.6.0-1",
                        "PayloadFilesHavePrefix 4.0-1",
                        "PayloadIsZstd 5.4.18-1");
    }

    @ParameterizedTest
    @CsvSource({
        "gzip,''",
        "none,''",
        "xz,PayloadIsXz 5.2-1",
        "lzma,PayloadIsLzma 4.4.6-1",
        "zstd:19,PayloadIsZstd 5.4.18-1"
    })
    void theCodecIsRequiredOfRpm(String compression, String feature) {
        RpmFixture rpm = RpmFixture.rpm()
                .spec(spec ->
                        spec.rpm(RpmSettings.builder().compression(compression).build()));

        assertThat(rpmlib(rpm).stream().filter(line -> line.startsWith("PayloadIs")))
                .isEqualTo(feature.isEmpty() ? List.of() : List.of(feature));
    }

    @Test
    void versionsWithTildeAndCaretAreRequiredOfRpm() {
        assertThat(rpmlib(with(RelationKind.DEPENDS, "a >= 1~rc1"))).contains("TildeInVersions 4.10.0-1");
        assertThat(rpmlib(with(RelationKind.DEPENDS, "(a >= 1^git1 or b)"))).contains("CaretInVersions 4.15.0-1");
        assertThat(rpmlib(RpmFixture.rpm().version(new PackageVersion(null, "1", "rc1", "", ""))))
                .contains("TildeInVersions 4.10.0-1");
    }

    @Test
    void filesOfSpecialKindsAreRequiredOfRpm() {
        FileAttributes capable = new FileAttributes(Ownership.ROOT, 0755, 0, "", "cap_net_raw=ep");
        RpmFixture rpm = RpmFixture.rpm()
                .entry(new FileEntry.Regular(new EntryPath("/a"), capable, FileRole.PLAIN, ContentSource.of("a", "1")))
                .entry(new FileEntry.Hardlink(new EntryPath("/b"), capable, new EntryPath("/a")));

        assertThat(rpmlib(rpm)).contains("FileCaps 4.6.1-1", "PartialHardlinkSets 4.0.4-1");
    }

    @Test
    void usersOfSysusersFilesAreProvidedAndRequiredByTheirFiles() {
        FileAttributes owned = new FileAttributes(new Ownership("demo", "adm"), 0640, 0, "", "");
        RpmFixture rpm = RpmFixture.rpm()
                .file("/usr/lib/sysusers.d/demo.conf", "# user\nu demo -\ng grp -\nm demo adm\n")
                .entry(new FileEntry.Ghost(new EntryPath("/var/log/demo"), owned, FileRole.PLAIN));

        // observed: rpm 6.1.90 pads the line with NUL to a multiple of three before base64
        assertThat(list(rpm, RelationList.PROVIDES))
                .contains(
                        "user(demo) dSBkZW1vIC0A [32776]",
                        "group(demo) [32768]",
                        "group(grp) ZyBncnAgLQAA [32776]",
                        "groupmember(demo/adm) bSBkZW1vIGFkbQAA [32776]");
        assertThat(list(rpm, RelationList.REQUIRES)).containsExactly("user(demo) [4608]");
    }

    @Test
    void derivedRelationsSayWhy() {
        RpmFixture rpm = with(RelationKind.DEPENDS, "asked").script(ScriptSlot.POSTINSTALL, "true");

        assertThat(rpm.plan().relations())
                .allSatisfy(relation -> assertThat(relation.reason().isEmpty())
                        .as(relation.text())
                        .isEqualTo(relation.text().equals("asked")));
        assertThat(rpm.plan().relations())
                .filteredOn(relation -> relation.text().equals("/bin/sh"))
                .singleElement()
                .satisfies(relation -> assertThat(relation.reason()).contains("runs %post"));
    }
}
