package dev.gopack.deb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.PackagePlan;
import dev.gopack.model.DebSettings;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.RelationKind;
import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import dev.gopack.report.Severity;
import dev.gopack.report.SourcePosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, versions, relations and what is said about them. */
class PlannerTest {

    private static PackageSpec.Builder named(String name) {
        return PackageSpec.builder(name, "1.2.3")
                .maintainer("Tools Team <tools@example.org>")
                .license("MIT")
                .description("greets people\nIt is polite.");
    }

    @Test
    void aPackageInOrderGivesNoFinding() {
        assertThat(Packages.hello().file("/usr/bin/hello", "x").report().findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "amd64, amd64",
        "386, i386",
        "arm64, arm64",
        "arm5, armel",
        "arm6, armhf",
        "arm7, armhf",
        "ppc64le, ppc64el",
        "s390x, s390x",
        "riscv64, riscv64",
        "loong64, loong64",
        "mips64le, mips64el",
        "mipsle, mipsel",
        "all, all"
    })
    void architecturesHaveDebiansNames(String name, String expected) {
        PackagePlan plan = Packages.hello().architecture(name).plan();
        assertThat(plan.nativeArchitecture()).isEqualTo(expected);
        assertThat(plan.fileName()).isEqualTo("hello_1.2.3_" + expected + ".deb");
    }

    @Test
    void unknownArchitecturesStayAsTheyAre() {
        Packages hello = Packages.hello().architecture("wasm");
        assertThat(hello.plan().nativeArchitecture()).isEqualTo("wasm");
        assertThat(ids(hello.report())).containsExactly("deb.unknown-architecture");
    }

    @Test
    void aGivenArchitectureIsFinalAndAPlatformComesBefore() {
        Packages hello = Packages.hello();
        hello.spec().deb(DebSettings.builder().arch("kfreebsd-amd64").build());
        assertThat(hello.plan().nativeArchitecture()).isEqualTo("kfreebsd-amd64");
        Packages darwin = Packages.hello();
        darwin.spec().platform("darwin");
        assertThat(darwin.plan().nativeArchitecture()).isEqualTo("darwin-amd64");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, '', '', '', 1.2.3",
        "1.2.3, rc.1, '', '', 1.2.3~rc.1",
        "1.2.3, rc-1, '', '', 1.2.3~rc.1", // or dpkg would see the revision 1
        "1.2.3, rc-1, '', 2, 1.2.3~rc-1-2",
        "1.2.3, '', git_1-a, '', 1.2.3+git.1.a",
        "1.2.3, rc.1, build, 0vendor1, 1.2.3~rc.1+build-0vendor1",
        "2024-01-02, '', '', '', 2024-01-02"
    })
    void versionsAreJoined(String upstream, String prerelease, String metadata, String release, String expected) {
        PackageVersion version = new PackageVersion(null, upstream, prerelease, metadata, release);
        assertThat(Packages.hello().version(version).plan().evr()).isEqualTo(expected);
    }

    @Test
    void theEpochIsNotInTheFileName() {
        PackagePlan plan = Packages.hello()
                .version(new PackageVersion(2L, "1.2.3", "", "", "1"))
                .plan();
        assertThat(plan.evr()).isEqualTo("2:1.2.3-1");
        assertThat(plan.fileName()).isEqualTo("hello_1.2.3-1_amd64.deb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.2.3", "1_0", "one"})
    void illegalVersionsAreErrors(String upstream) {
        PackageVersion version = new PackageVersion(null, upstream, "", "", "");
        assertThat(ids(Packages.hello().version(version).report())).contains("deb.bad-version");
    }

    @Test
    void namesAreFoldedAndIllegalOnesNameTheNearest() {
        Packages folded = Packages.hello().spec(named("Hello"));
        assertThat(folded.plan().name()).isEqualTo("hello");
        assertThat(ids(folded.report())).containsExactly("deb.name-folded");
        assertThat(Packages.hello().spec(named("my_tool")).report().findings())
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains("[deb.bad-name]", "\"my-tool\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "é", ".."})
    void namesThatMakeNoPathAreReportedLikeOthers(String name) {
        assertThat(ids(Packages.hello().spec(named(name)).report())).containsExactly("deb.bad-name");
    }

    @Test
    void aNameIsNoLongerThanNamesOfDirectories() {
        assertThat(ids(Packages.hello().spec(named("a".repeat(256))).report())).contains("deb.bad-name");
        assertThat(ids(Packages.hello().spec(named("a".repeat(200))).report())).doesNotContain("deb.bad-name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            libc6 >= 2.34          ; libc6 (>= 2.34)
            libc6 (>= 2.34)        ; libc6 (>= 2.34)
            a < 1                  ; a (<< 1)
            a > 1                  ; a (>> 1)
            a << 1                 ; a (<< 1)
            a == 1:2-3             ; a (= 1:2-3)
            a | b >= 2 | c         ; a | b (>= 2) | c
            (a or b)               ; a | b
            (a and b)              ; a, b
            (a and (b or c))       ; a, b | c
            python3:any >= 3.9     ; python3:any (>= 3.9)
            a, b                   ; a, b
            /usr/bin/go | golang   ; golang
            Foo                    ; foo
            """)
    void relationsAreSaidInDebiansTerms(String written, String expected) {
        Packages hello = Packages.hello();
        hello.spec().relate(RelationKind.DEPENDS, written);
        assertThat(String.join(
                        ", ",
                        hello.plan().relations().stream()
                                .map(PackagePlan.Relation::text)
                                .toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            DEPENDS    ; /usr/bin/go          ; deb.inexpressible-relation
            DEPENDS    ; golang(x)            ; deb.inexpressible-relation
            DEPENDS    ; (a if b)             ; deb.inexpressible-relation
            DEPENDS    ; (a or (b and c))     ; deb.inexpressible-relation
            CONFLICTS  ; golang(x)            ; deb.inexpressible-relation
            RECOMMENDS ; /usr/bin/go          ; deb.dropped-relation
            PROVIDES   ; golang(x) = 1        ; deb.dropped-relation
            SUPPLEMENTS; a                    ; deb.dropped-relation
            ORDER      ; a                    ; deb.dropped-relation
            PROVIDES   ; a >= 1               ; deb.bad-relation
            PROVIDES   ; a | b                ; deb.bad-relation
            CONFLICTS  ; a | b                ; deb.bad-relation
            DEPENDS    ; a_b                  ; deb.bad-relation
            DEPENDS    ; a >= 1_0             ; deb.bad-relation
            DEPENDS    ; A                    ; deb.name-folded
            """)
    void relationsThatDebianDoesNotHaveAreReported(String kind, String written, String rule) {
        Packages hello = Packages.hello();
        hello.spec().relate(RelationKind.valueOf(kind.strip()), written.strip());
        assertThat(ids(hello.report())).containsExactly(rule.strip());
    }

    @Test
    void relationsStandInDpkgsOrderAndOnce() {
        Packages hello = Packages.hello();
        for (RelationKind kind : RelationKind.values()) {
            hello.spec().relate(kind, "a = 1", "a (= 1)");
        }
        assertThat(hello.plan().relations())
                .extracting(PackagePlan.Relation::kind)
                .containsExactly(
                        RelationKind.PRE_DEPENDS,
                        RelationKind.DEPENDS,
                        RelationKind.RECOMMENDS,
                        RelationKind.SUGGESTS,
                        RelationKind.ENHANCES,
                        RelationKind.CONFLICTS,
                        RelationKind.BREAKS,
                        RelationKind.REPLACES,
                        RelationKind.PROVIDES);
    }

    @Test
    void findingsPointAtTheSpec() {
        SourcePosition where = new SourcePosition("gopack.yaml", 7, 5);
        Packages hello = Packages.hello();
        hello.spec().relate(RelationKind.DEPENDS, "a", "/b").positions(Map.of("depends[1]", where));
        assertThat(hello.report().findings()).singleElement().satisfies(finding -> assertThat(finding.position())
                .contains(where));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bzip2", "lzma", "zstd:23", "gzip:x"})
    void otherCompressionsAreErrors(String compression) {
        Packages hello = Packages.hello();
        hello.spec().deb(DebSettings.builder().compression(compression).build());
        assertThat(ids(hello.report())).containsExactly("deb.bad-compression");
    }

    @Test
    void anAncientDateIsNoticed() {
        assertThat(ids(Packages.hello().timestamp(0).report())).containsExactly("deb.ancient-date");
    }

    @Test
    void everyRuleIsListedOnceErrorsFirst() {
        assertThat(DebRules.all()).doesNotHaveDuplicates();
        List<Severity> severities =
                DebRules.all().stream().map(rule -> rule.severity()).toList();
        assertThat(severities).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(DebRules.all()).allMatch(rule -> rule.id().startsWith("deb."));
    }

    static List<String> ids(Report report) {
        return report.findings().stream().map(finding -> finding.rule().id()).toList();
    }
}
