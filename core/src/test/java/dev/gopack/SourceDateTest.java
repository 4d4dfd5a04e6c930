package dev.gopack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.SpecException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDateTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_700_000_000, 2147483647, 2147483648L, 4294967295L})
    void everySecondFrom1970To2106IsADate(long second) {
        assertThat(date(Long.toString(second))).contains(Instant.ofEpochSecond(second));
    }

    @ParameterizedTest
    @ValueSource(strings = {" 7", "7\n", "007"})
    void whatShellsLeaveAroundItDoesNotMatter(String text) {
        assertThat(date(text)).contains(Instant.ofEpochSecond(7));
    }

    @Test
    void unsetAndEmptyMeanNoDate() {
        assertThat(SourceDate.from(Map.of())).isEmpty();
        assertThat(date("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4294967296",
                "-1",
                "+1",
                "1.5",
                "1e9",
                "0x10",
                "today",
                "2024-01-01",
                " ",
                "1 2",
                "٣",
                "9223372036854775808",
                "999999999999999999999999999999"
            })
    void anythingElseIsRefusedAndShown(String text) {
        assertThatThrownBy(() -> date(text))
                .isInstanceOf(SpecException.class)
                .hasMessage("error: SOURCE_DATE_EPOCH is \"" + text
                        + "\", not a whole number of seconds from 0 to 4294967295 [build.bad-source-date]");
    }

    private static java.util.Optional<Instant> date(String text) {
        return SourceDate.from(Map.of("SOURCE_DATE_EPOCH", text));
    }
}
