package dev.gopack.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a version comes apart. The values were printed by the library that nfpm 2.45.2 uses, Masterminds semver 3.4.0. */
class VersionPartsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "1.2.3, 1.2.3, '', ''",
        "v1.2.3, 1.2.3, '', ''",
        "v1.2, 1.2.0, '', ''",
        "1, 1.0.0, '', ''",
        "v1.2.3-beta.1+git.5, 1.2.3, beta.1, git.5",
        "1.2-rc1, 1.2.0, rc1, ''",
        "1.2.3-rc01, 1.2.3, rc01, ''",
        "1.2.3-0, 1.2.3, 0, ''",
        "1.2.3-a-b, 1.2.3, a-b, ''",
        "1.2.3+001, 1.2.3, '', 001",
        "2024.01.05, 2024.1.5, '', ''",
        "01.2.3, 1.2.3, '', ''",
        "00.00.00, 0.0.0, '', ''",
        "18446744073709551615.0.0, 18446744073709551615.0.0, '', ''"
    })
    void aSemanticVersionComesApart(String version, String upstream, String prerelease, String metadata) {
        assertThat(parts(PackageSpec.builder("x", version)))
                .isEqualTo(new PackageVersion(null, upstream, prerelease, metadata, ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "v1.2.4-0.20240102030405-abcdefabcdef, 1.2.4~~0.20240102030405.abcdefabcdef",
        "1.2.4-0.20240102030405-abcdefabcdef, 1.2.4~~0.20240102030405.abcdefabcdef",
        "v0.0.0-20240102030405-abcdefabcdef, 0.0.0~~20240102030405.abcdefabcdef",
        "v1.2.3-rc.1.0.20240102030405-abcdefabcdef, 1.2.3~rc.1.0.20240102030405.abcdefabcdef"
    })
    void aVersionOfACommitIsOlderThanPreReleases(String version, String packaged) {
        assertThat(parts(PackageSpec.builder("x", version))).isEqualTo(new PackageVersion(null, packaged, "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.4",
                "1.2.3-01",
                "1.2.3-rc.01",
                "18446744073709551616.0.0",
                "V1.2.3",
                "1.2.3-",
                "1.2.3+",
                "1.2.3-a..b",
                "1.2.3~rc1",
                " 1.2.3",
                "latest",
                "20240105git",
                "1.2.x",
                "v",
                ""
            })
    void anyOtherVersionStaysAsItIs(String version) {
        assertThat(parts(PackageSpec.builder("x", version))).isEqualTo(new PackageVersion(null, version, "", "", ""));
    }

    @Test
    void schemaNoneTakesNothingApart() {
        assertThat(parts(PackageSpec.builder("x", "v1.2-rc1").versionSchema("none")))
                .isEqualTo(new PackageVersion(null, "v1.2-rc1", "", "", ""));
    }

    @Test
    void whatTheSpecSaysWinsOverWhatTheVersionContains() {
        assertThat(parts(PackageSpec.builder("x", "1.2.3-beta+git")
                        .epoch(1L)
                        .prerelease("rc1")
                        .versionMetadata("exp")
                        .release("2")))
                .isEqualTo(new PackageVersion(1L, "1.2.3", "rc1", "exp", "2"));
    }

    @Test
    void anAbsurdlyLongVersionIsNoProblemToTakeApart() {
        String dots = "1.2.3-a" + ".a".repeat(100_000);
        assertThat(parts(PackageSpec.builder("x", dots)).prerelease()).hasSize(200_001);
        String digits = "1".repeat(100_000);
        assertThat(parts(PackageSpec.builder("x", digits)).upstream()).isEqualTo(digits);
    }

    private static PackageVersion parts(PackageSpec.Builder spec) {
        return VersionParts.of(spec.build());
    }
}
