package dev.gopack.deb.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations are what {@code dpkg --compare-versions} and {@code dpkg --validate-version} of dpkg 1.21.23 say. */
class DebVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.2.3~rc.1, 1.2.3",
        "1.2.3, 1.2.3+build",
        "1.2.3~rc.9, 1.2.3~rc.10",
        "1~alpha, 1~alpha.1",
        "1~alpha.1, 1~alpha.beta",
        "1~alpha.beta, 1~beta",
        "1~beta, 1~beta.2",
        "1~beta.2, 1~beta.11",
        "1~beta.11, 1~rc.1",
        "1~1, 1~alpha",
        "1.0-1~bpo12+1, 1.0-1",
        "1.0-1, 1.0-1+b1",
        "1.0a, 1.0+",
        "1.0+a, 1.0.1",
        "1.0~~, 1.0~",
        "1.2.3-0vendor1, 1.2.3-1",
        "1.2.3-1~deb12, 1.2.3-1",
        "1.0, 1.0-1",
        "9, 1:1",
        "2.9, 2.10",
        "1.2.3~Beta, 1.2.3~alpha",
        "1-9, 1-10",
        "1-1, 1.1",
        "99999999999999999999998, 99999999999999999999999"
    })
    void sortsBefore(String smaller, String larger) {
        assertThat(DebVersion.parse(smaller)).isLessThan(DebVersion.parse(larger));
        assertThat(DebVersion.parse(larger)).isGreaterThan(DebVersion.parse(smaller));
    }

    @ParameterizedTest
    @CsvSource({"1.00, 1.0", "1.0, 1.0-0", "0:1, 1", "1.0, 1.0", "01, 1"})
    void sortsAlike(String one, String other) {
        assertThat(DebVersion.parse(one)).isEqualByComparingTo(DebVersion.parse(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1:2:3", "2147483647:1", "1~-a1", "1.2-3-4", "0.0.0~git20240101120000.abcdef123456"})
    void accepts(String version) {
        assertThat(DebVersion.parse(version).toString()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1.2.3",
                "1.0_1",
                "1/0",
                "1 0",
                "\u00e9",
                "1.0-",
                "a:2",
                "10:",
                "1Z19a1Z:",
                "1.-:",
                "-1:2",
                "2147483648:1",
                ":1",
                "-1",
                "1\n"
            })
    void refuses(String version) {
        assertThatThrownBy(() -> DebVersion.parse(version)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void splitsAtTheLastHyphen() {
        assertThat(DebVersion.parse("1:2-3-4")).isEqualTo(new DebVersion(1, "2-3", "4"));
        assertThat(DebVersion.parse("1.2").isNative()).isTrue();
    }
}
