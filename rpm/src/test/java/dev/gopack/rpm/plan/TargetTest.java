package dev.gopack.rpm.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.archive.Codec;
import dev.gopack.format.DerivedRelation;
import dev.gopack.format.PackageDraft;
import dev.gopack.model.Dependency;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.RelationKind;
import dev.gopack.model.RpmSettings;
import dev.gopack.report.Finding;
import dev.gopack.rpm.RpmFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target decides about an rpm. */
class TargetTest {

    private static RpmFixture rpm(String target) {
        return RpmFixture.rpm().target(target);
    }

    private static List<String> findings(RpmFixture fixture) {
        return findings(fixture.draft());
    }

    private static List<String> findings(PackageDraft draft) {
        return RpmFixture.check(draft).findings().stream()
                .filter(finding -> finding.rule().id().startsWith("rpm.target"))
                .map(Finding::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "el7, demo-1.2.3-1.el7.x86_64.rpm, XZ, true",
        "el8, demo-1.2.3-1.el8.x86_64.rpm, ZSTD, false",
        "el9, demo-1.2.3-1.el9.x86_64.rpm, ZSTD, false",
        "fedora43, demo-1.2.3-1.fc43.x86_64.rpm, ZSTD, false",
        "sles15, sles15/demo-1.2.3-1.x86_64.rpm, XZ, false",
        "mageia9, demo-1.2.3-1.mga9.x86_64.rpm, XZ, false"
    })
    void theTargetGivesTagCodecAndDigests(String target, String path, Codec codec, boolean oldDigests) {
        RpmPlan plan = rpm(target).plan();
        assertThat(plan.path()).isEqualTo(path);
        assertThat(plan.compression().codec()).isEqualTo(codec);
        assertThat(plan.legacyDigests()).isEqualTo(oldDigests);
        assertThat(plan.target()).isPresent();
    }

    @Test
    void withoutATargetNothingIsTagged() {
        RpmPlan plan = RpmFixture.rpm().plan();
        assertThat(plan.path()).isEqualTo("demo-1.2.3-1.x86_64.rpm");
        assertThat(plan.compression().codec()).isEqualTo(Codec.ZSTD);
        assertThat(plan.legacyDigests()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3, 3.el9", "3.el9, 3.el9", "0.1.rc-1, 0.1.rc_1.el9"})
    void aReleaseThatEndsWithTheTagStays(String release, String tagged) {
        assertThat(rpm("el9")
                        .version(new PackageVersion(null, "1.2.3", "", "", release))
                        .plan()
                        .evr())
                .isEqualTo("1.2.3-" + tagged);
    }

    @ParameterizedTest
    @CsvSource({"386, el8, i686", "386, opensuse-tumbleweed, i586", "arm7, mageia9, armv7hl", "all, el9, noarch"})
    void architecturesHaveTheTargetsNames(String architecture, String target, String name) {
        RpmPlan plan = rpm(target).architecture(architecture).plan();
        assertThat(plan.nativeArchitecture()).isEqualTo(name);
        assertThat(plan.rpmArchitecture().known()).isTrue();
    }

    private static RpmFixture compressed(String target, String compression) {
        return rpm(target)
                .spec(spec ->
                        spec.rpm(RpmSettings.builder().compression(compression).build()));
    }

    @Test
    void whatTheSpecSaysOfCompressionWinsIfTheTargetReadsIt() {
        assertThat(compressed("el9", "gzip").plan().compression().codec()).isEqualTo(Codec.GZIP);
        assertThat(findings(compressed("el7", "zstd")))
                .containsExactly("error: the payload is zstd, and el7 reads gzip, bzip2, xz, lzma (format)"
                        + " [rpm.target-lacks]");
    }

    @Test
    void whatAnOldRpmCannotInstallIsRefused() {
        RpmFixture rich = rpm("el7").spec(spec -> spec.relate(RelationKind.DEPENDS, "(foo if bar)"));
        assertThat(findings(rich))
                .containsExactly("error: a boolean dependency needs rpm 4.12.0, and el7 has 4.11.3 (format)"
                        + " [rpm.target-lacks]");
        assertThat(findings(rpm("el8").spec(spec -> spec.relate(RelationKind.DEPENDS, "(foo if bar)"))))
                .isEmpty();
    }

    @Test
    void whatVendorsMayHaveBackportedIsAWarning() {
        RpmFixture caret = rpm("el8").spec(spec -> spec.relate(RelationKind.DEPENDS, "foo >= 1^2"));
        assertThat(findings(caret))
                .containsExactly("warning: a version with ^ needs rpm 4.15.0, and el8 has 4.14.3 (format)"
                        + " [rpm.target-unsure]");
    }

    @Test
    void whatAnOldRpmPassesOverOfWhatWasDerivedIsSaid() {
        List<DerivedRelation> derived = List.of(
                new DerivedRelation("runtime", RelationKind.RECOMMENDS, new Dependency.Simple("tzdata"), "it reads"),
                new DerivedRelation("runtime", RelationKind.DEPENDS, new Dependency.Simple("git"), "it calls"));
        assertThat(findings(rpm("el7").draft().withDerived(derived, Map.of())))
                .containsExactly("info: weak dependencies need rpm 4.12; el7 has 4.11.3 and passes over what is"
                        + " recommended: tzdata (format) [rpm.target-passes-over]");
        assertThat(findings(rpm("el8").draft().withDerived(derived, Map.of()))).isEmpty();
    }

    @Test
    void whatAnOldRpmIgnoresIsAWarning() {
        RpmFixture weak = rpm("el7").spec(spec -> spec.relate(RelationKind.RECOMMENDS, "git"));
        assertThat(findings(weak))
                .containsExactly("warning: weak dependencies need rpm 4.12; el7 has 4.11.3 and ignores them (format)"
                        + " [rpm.target-ignores]");
    }
}
