package dev.gopack.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What packages call a version. That rpm and dpkg order it so is shown in the conformance module, with them. */
class VersionMappingTest {

    private static VersionMapping map(String version) {
        return VersionMapping.of(ModuleVersion.of(version));
    }

    @ParameterizedTest
    @CsvSource({
        "v1.2.3, 1.2.3",
        "v1.2, 1.2.0",
        "v1.2.3-rc.1, 1.2.3~rc.1",
        "v1.2.3-RC.1, 1.2.3~RC.1",
        "v1.2.3-1, 1.2.3~~1",
        "v1.2.3-0.3.7, 1.2.3~~0.3.7",
        "v1.2.3-alpha.beta, 1.2.3~alpha.100000000000000.beta",
        "v1.2.3-rc.20240101120000, 1.2.3~rc.20240101120000",
        "v1.2.3+meta, 1.2.3+meta",
        "v1.2.3+dirty, 1.2.3+dirty",
        "v1.2.3-rc.1+dirty, 1.2.3~rc.1+dirty",
        "v1.2.3+a-b, 1.2.3+a.b",
        "v2.0.0+incompatible, 2.0.0+incompatible",
        "v2.0.0+incompatible.dirty, 2.0.0+incompatible.dirty",
        "v0.0.0-20240101000000-aaaaaaaaaaaa, 0.0.0~~20240101000000.aaaaaaaaaaaa",
        "v0.0.0-00010101000000-000000000000, 0.0.0~~00010101000000.000000000000",
        "v1.2.4-0.20240102030405-abcdefabcdef, 1.2.4~~0.20240102030405.abcdefabcdef",
        "v1.4.1-0.20261123161131-caf454437e7e+dirty, 1.4.1~~0.20261123161131.caf454437e7e+dirty",
        "v1.2.3-rc.1.0.20240102030405-abcdefabcdef, 1.2.3~rc.1.0.20240102030405.abcdefabcdef",
    })
    void theOrderIsKept(String version, String expected) {
        assertThat(map(version)).isEqualTo(new VersionMapping.Ordered(expected));
        assertThat(map(version).reason()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.0.0-rc1, 1.0.0~rc1, rc10 comes before rc9",
        "v1.0.0-beta20240101, 1.0.0~beta20240101, letter by letter",
        "v1.0.0-rc01, 1.0.0~rc01, letter by letter",
        "v1.0.0-preview.1, 1.0.0~preview.1, not one of the usual words",
        "v1.0.0-alpha-1, 1.0.0~alpha.1, hyphens",
        "v1.0.0-rc.123456789012345, 1.0.0~rc.123456789012345, more than 14 digits",
        "v1.0.0-20240101000000, 1.0.0~~20240101000000, more than 10 digits",
        "v1.0.0-rc.1+7, 1.0.0~rc.1+7, starts with no letter",
    })
    void whereTheOrderIsKeptAmongLikesTheReasonSaysWhatMayBeWrong(String version, String expected, String reason) {
        assertThat(map(version)).isInstanceOf(VersionMapping.Nearly.class);
        assertThat(map(version).text()).contains(expected);
        assertThat(map(version).reason().orElseThrow()).contains(reason);
        assertThat(map(version).isForPackages()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"v1.0.0-rc10, v1.0.0-rc9", "v1.0.0-alpha-11, v1.0.0-alpha-2", "v1.0.0-a-b10-c, v1.0.0-a-b9-c"})
    void whatIsWrongAmongLikesIsForNoPackage(String version, String before) {
        assertThat(ModuleVersion.of(version).comparePrecedence(ModuleVersion.of(before)))
                .as("to Go")
                .isNegative();
        assertThat(map(version).isForPackages()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.2.3-5-gabcdef, counts the commits since a tag",
        "v1.2.3-1a, starts with a digit",
        "v1.2.3-a1b, mixes letters and digits",
        "v0.0.0-00000101000000-abcdefabcdef, is none",
    })
    void whereNoOrderCanBeKeptTheVersionIsRefused(String version, String reason) {
        assertThat(map(version)).isInstanceOf(VersionMapping.Refused.class);
        assertThat(map(version).text()).isEmpty();
        assertThat(map(version).reason().orElseThrow()).contains(reason);
    }

    @Test
    void theCommitStandsInForADevelopmentVersion() {
        Optional<Instant> time = Optional.of(Instant.parse("2026-11-23T16:11:30Z"));
        String revision = "f2b4cac7ce41a4c5a8f5e2b0b5f4d3c2b1a09876";
        assertThat(VersionMapping.of("(devel)", time, revision, false).text())
                .contains("0.0.0~~20261123161130.f2b4cac7ce41");
        assertThat(VersionMapping.of("(devel)", time, revision, true).text())
                .contains("0.0.0~~20261123161130.f2b4cac7ce41+dirty");
        assertThat(VersionMapping.of("v1.2.3", time, revision, false).text()).contains("1.2.3");
        assertThat(VersionMapping.of("(devel)", Optional.empty(), revision, false)
                        .reason()
                        .orElseThrow())
                .contains("neither a version nor the commit");
        assertThat(VersionMapping.of("(devel)", time, "", false).text()).isEmpty();
        assertThat(VersionMapping.of("(devel)", time, "../../x", false).text()).isEmpty();
        assertThat(VersionMapping.of("master", time, revision, false).reason().orElseThrow())
                .contains("not a version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1.2.3",
                "v1.2.3-rc.1",
                "v1.2.3-alpha.beta.1",
                "v1.2.3-1.2",
                "v0.0.0-20240101000000-aaaaaaaaaaaa",
                "v1.2.4-0.20240102030405-abcdefabcdef+dirty",
                "v1.2.3-rc.1.0.20240102030405-abcdefabcdef",
                "v2.0.0+incompatible"
            })
    void aMappedVersionLeadsBack(String version) {
        assertThat(VersionMapping.back(map(version).text().orElseThrow())).contains(ModuleVersion.of(version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3-1",
                "1:1.2.3",
                "1.2.3~~rc.1",
                "1.2.3~1",
                "v1.2.3",
                "1.2.3~",
                "1.2.3^git1",
                "x"
            })
    void otherVersionsLeadNowhere(String text) {
        assertThat(VersionMapping.back(text)).isEmpty();
    }

    @Test
    void twoVersionsSayWhetherTheirOrderIsKept() {
        assertThat(keeps("v1.2.3-rc.1", "v1.2.3")).isTrue();
        assertThat(keeps("v1.2.3+a", "v1.2.3")).isTrue();
        assertThat(keeps("v1.2.3-rc1", "v1.2.3-rc2")).isTrue();
        assertThat(keeps("v1.2.3-rc9", "v1.2.3-rc10")).isFalse();
        assertThat(keeps("v1.2.3-rc.1", "v1.2.3-rc1")).isFalse();
        assertThat(keeps("v1.2.3-pre.1", "v1.2.3-preview.1")).isFalse();
        assertThat(keeps("v1.2.3", "v1.2.3-1a")).isFalse();
    }

    private static boolean keeps(String one, String other) {
        return VersionMapping.keepsOrder(ModuleVersion.of(one), ModuleVersion.of(other));
    }

    @Test
    void noUsualWordIsTheStartOfAnother() {
        for (String word : VersionMapper.WORDS) {
            assertThat(VersionMapper.WORDS)
                    .filteredOn(other -> other.startsWith(word))
                    .containsExactly(word);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.25rc1, 1.25~rc1",
        "1.25.0, 1.25.0",
        "1.26.8, 1.26.8",
        "1.25, 1.25~",
        "1.20, 1.20",
        "1.20.0, 1.20",
        "1.20.1, 1.20.1",
        "1.20rc2, 1.20~rc2",
        "1.9.7, 1.9.7",
        "1, 1.0",
    })
    void toolchainsAreMapped(String version, String expected) {
        assertThat(GoVersion.parse(version).orElseThrow().toPackageVersion().text())
                .contains(expected);
    }

    @Test
    void developmentToolchainsHaveNoPlaceInTheOrder() {
        assertThat(GoVersion.find("devel go1.27-abcdef Tue Jul 1")
                        .orElseThrow()
                        .toPackageVersion()
                        .reason()
                        .orElseThrow())
                .contains("development version of Go 1.27");
    }
}
