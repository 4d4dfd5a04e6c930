package dev.gopack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of releases of Go. */
class GoReleasesTest {

    @ParameterizedTest
    @CsvSource({
        "1.22, 22, 999, Go 1.22 or newer",
        "1.22.., 22, 999, Go 1.22 or newer",
        "1.22..1.26, 22, 26, Go 1.22 to 1.26",
        "1.22..1.22, 22, 22, Go 1.22",
        "..1.26, 0, 26, Go up to 1.26"
    })
    void aRangeHasAnOldestAndANewest(String text, int least, int most, String words) {
        assertThat(GoReleases.parse(text)).contains(new GoReleases(least, most));
        assertThat(GoReleases.parse(text).orElseThrow()).hasToString(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.x", "go1.22", "1.22.1", "1.26..1.22", "..", "1.22...1.26", "2.0", "1.2222"})
    void whatIsNoneIsRefused(String text) {
        assertThat(GoReleases.parse(text)).isEmpty();
    }

    @Test
    void whatIsInBothIsInTheirIntersection() {
        GoReleases some = new GoReleases(22, 26);
        assertThat(some.and(GoReleases.ANY)).contains(some);
        assertThat(some.and(new GoReleases(25, 27))).contains(new GoReleases(25, 26));
        assertThat(some.and(new GoReleases(27, 28))).isEmpty();
        assertThatThrownBy(() -> new GoReleases(27, 26)).isInstanceOf(IllegalArgumentException.class);
    }
}
