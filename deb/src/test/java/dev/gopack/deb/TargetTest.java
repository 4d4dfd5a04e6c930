package dev.gopack.deb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.archive.Codec;
import dev.gopack.deb.control.DebVersion;
import dev.gopack.deb.write.DebPlan;
import dev.gopack.model.DebSettings;
import dev.gopack.model.PackageVersion;
import dev.gopack.report.Finding;
import dev.gopack.target.Targets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target decides about a deb. */
class TargetTest {

    private static DebPlan plan(Packages packages) {
        return (DebPlan) packages.plan();
    }

    private static PackageVersion version(String prerelease, String revision) {
        return new PackageVersion(null, "1.2.3", prerelease, "", revision);
    }

    @ParameterizedTest
    @CsvSource({
        "debian11, hello_1.2.3-1~debian11_amd64.deb, XZ",
        "debian12, hello_1.2.3-1~debian12_amd64.deb, ZSTD",
        "ubuntu24.04, hello_1.2.3-1~ubuntu24.04_amd64.deb, ZSTD"
    })
    void theTargetGivesSuffixAndCodec(String target, String path, Codec codec) {
        DebPlan plan = plan(Packages.hello().target(target));
        assertThat(plan.path()).isEqualTo(path);
        assertThat(plan.compression().codec()).isEqualTo(codec);
        assertThat(plan.target()).isPresent();
    }

    @Test
    void withoutATargetThereIsNoSuffix() {
        assertThat(plan(Packages.hello()).path()).isEqualTo("hello_1.2.3_amd64.deb");
        assertThat(plan(Packages.hello()).compression().codec()).isEqualTo(Codec.ZSTD);
    }

    @Test
    void theSuffixStandsBehindTheRevisionOnce() {
        assertThat(plan(Packages.hello().target("debian12").version(version("", "2")))
                        .evr())
                .isEqualTo("1.2.3-2~debian12");
        assertThat(plan(Packages.hello().target("debian12").version(version("", "2~debian12")))
                        .evr())
                .isEqualTo("1.2.3-2~debian12");
    }

    @Test
    void aCandidateStaysOlderThanItsRelease() {
        String candidate = plan(Packages.hello().target("debian12").version(version("rc.1", "")))
                .evr();
        String release = plan(Packages.hello().target("debian12").version(version("", "")))
                .evr();
        assertThat(DebVersion.parse(candidate)).isLessThan(DebVersion.parse(release));
    }

    @Test
    void aLaterReleasesPackageIsNewer() {
        for (String group : List.of("debian", "ubuntu")) {
            List<DebVersion> versions = Targets.bundled().group(group).stream()
                    .map(target -> DebVersion.parse(
                            plan(Packages.hello().target(target.id())).evr()))
                    .toList();
            assertThat(versions).hasSizeGreaterThan(3).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void withoutTheSuffixEachTargetHasADirectory() {
        Packages packages = Packages.hello().target("debian12");
        packages.spec().deb(DebSettings.builder().targetSuffix(false).build());
        assertThat(plan(packages).evr()).isEqualTo("1.2.3");
        assertThat(plan(packages).path()).isEqualTo("debian12/hello_1.2.3_amd64.deb");
    }

    @ParameterizedTest
    @CsvSource({"386, i386", "arm7, armhf", "ppc64le, ppc64el", "all, all"})
    void architecturesHaveTheTargetsNames(String architecture, String name) {
        assertThat(plan(Packages.hello().target("debian12").architecture(architecture))
                        .nativeArchitecture())
                .isEqualTo(name);
    }

    @Test
    void whatTheTargetCannotReadIsRefused() {
        Packages zstd = Packages.hello().target("debian11");
        zstd.spec().deb(DebSettings.builder().compression("zstd").build());
        assertThat(zstd.report().findings())
                .filteredOn(finding -> finding.rule().equals(DebRules.TARGET_LACKS))
                .extracting(Finding::message)
                .containsExactly("the contents are zstd, and debian11 reads gzip, xz, bzip2, lzma (format)");
        assertThat(plan(zstd.target("debian12")).compression().codec()).isEqualTo(Codec.ZSTD);
    }
}
