package dev.gopack.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of Go as binaries, go.mod and people write them. */
class GoVersionTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "1.26,1.26,",
                "go1.26.8,1.26.8,",
                "go1.26rc1,1.26rc1,",
                "go1.26.8-X:jsonv2,1.26.8,-X:jsonv2",
                "go1.26.8 X:nodwarf5,1.26.8, X:nodwarf5",
                "go1.21.0 (Red Hat 1.21.0-1.el9),1.21.0, (Red Hat 1.21.0-1.el9)",
                "go1.22.5-fips,1.22.5,-fips",
                "go1.24.4+auto,1.24.4,+auto",
                "devel go1.27-abcdef Tue Jul 1,1.27,-abcdef Tue Jul 1",
                "go1.27-devel_3f4a1c,1.27,-devel_3f4a1c",
            })
    void theVersionIsFoundAndTheRestKept(String text, String version, String rest) {
        GoVersion found = GoVersion.find(text).orElseThrow();
        assertThat(found.text()).isEqualTo(version);
        assertThat(found.rest()).isEqualTo(rest == null ? "" : rest);
        assertThat(found.isDevelopment()).isEqualTo(text.contains("devel"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "go",
                "unknown",
                "devel +abcdef Tue Jul 1",
                "go1.2.3.4",
                "go1.02",
                "go1.26.8x",
                "gox",
                "1.26rc1.2",
                "01.2"
            })
    void whatIsNoVersionIsNone(String text) {
        assertThat(GoVersion.find(text)).isEmpty();
    }

    @Test
    void aGoLineIsExactlyAVersion() {
        assertThat(GoVersion.parse("1.26.8")).isPresent();
        assertThat(GoVersion.parse("1.26.8-X:jsonv2")).isEmpty();
        assertThatThrownBy(() -> new GoVersion("1.x", "", false)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1.26.8, 1.26, 26",
        "1.26rc1, 1.26, 26",
        "1.26, 1.26, 26",
        "1, 1, 0",
        "2.1, 2.1, -1",
        "1.99999999999, 1.99999999999, -1"
    })
    void theLanguageIsMajorAndMinor(String text, String language, int minor) {
        GoVersion version = GoVersion.parse(text).orElseThrow();
        assertThat(version.language()).isEqualTo(language);
        assertThat(version.minor()).isEqualTo(minor);
    }

    @Test
    void sinceGo121ALanguageVersionIsOlderThanItsFirstRelease() {
        assertThat(GoVersion.parse("1.26").orElseThrow().isLanguage()).isTrue();
        assertThat(GoVersion.parse("1.20").orElseThrow().isLanguage()).isFalse();
        assertThat(satisfies("1.26rc1", "1.26")).isTrue();
        assertThat(satisfies("1.26rc1", "1.26.0")).isFalse();
        assertThat(satisfies("1.26", "1.26rc1")).isFalse();
        assertThat(satisfies("1.20", "1.20.0")).isTrue();
        assertThat(satisfies("1.9", "1.10")).isFalse();
    }

    private static boolean satisfies(String one, String wanted) {
        return GoVersion.parse(one)
                .orElseThrow()
                .satisfies(GoVersion.parse(wanted).orElseThrow());
    }
}
