package dev.gopack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.model.LintSettings.Suppression;
import org.junit.jupiter.api.Test;

class LintSettingsTest {

    private static boolean fits(String pattern, String path) {
        return new Suppression("lint.no-manual", pattern, "meant").fits("lint.no-manual", path);
    }

    @Test
    void aStarStandsForAnything() {
        assertThat(fits("/usr/bin/*", "/usr/bin/tool")).isTrue();
        assertThat(fits("*/tool", "/usr/bin/tool")).isTrue();
        assertThat(fits("/usr/*/t*l", "/usr/bin/sub/tool")).isTrue();
        assertThat(fits("/usr/bin/tool", "/usr/bin/tool")).isTrue();
        assertThat(fits("/usr/bin/tool", "/usr/bin/tool2")).isFalse();
        assertThat(fits("/usr/bin/*x", "/usr/bin/tool")).isFalse();
        assertThat(fits("/usr/bin", "")).isFalse();
        assertThat(fits("*a".repeat(50), "a".repeat(49) + "b".repeat(10_000))).isFalse();
    }

    @Test
    void withoutAPathItIsAboutEverything() {
        assertThat(fits("", "/usr/bin/tool")).isTrue();
        assertThat(fits("", "")).isTrue();
        assertThat(new Suppression("lint.no-manual", "", "meant").fits("lint.no-pie", ""))
                .isFalse();
    }

    @Test
    void aReasonIsGiven() {
        assertThatThrownBy(() -> new Suppression("lint.no-manual", "", " "))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
