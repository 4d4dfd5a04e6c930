package dev.gopack.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.FormatException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void readsWhatTheWriterWrites() {
        Map<String, Object> document = Map.of(
                "text",
                "a \"quote\", a \\, a \n, \u0001 and \uD83D\uDE00",
                "number",
                -12L,
                "list",
                List.of(true, false, Map.of("deep", "er"), List.of()));

        assertThat(JsonReader.read("file", JsonWriter.write(document))).isEqualTo(document);
    }

    @Test
    void readsEveryFormOfEscape() {
        assertThat(JsonReader.read("file", " \"\\u0041\\uD83D\\uDE00\\/\\b\\f\\r\\t\" "))
                .isEqualTo("A\uD83D\uDE00/\b\f\r\t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "[1 2]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{\"a\":1,\"a\":2}",
                "\"open",
                "\"\\x\"",
                "\"\\u12G4\"",
                "\"\\u12",
                "\"a\nb\"",
                "tru",
                "1.5",
                "1e3",
                "-",
                "1234567890123456789012",
                "{} {}",
                "nul",
            })
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> JsonReader.read("some.json", text))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("some.json");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThatThrownBy(() -> JsonReader.read("some.json", "[".repeat(100_000)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("nested deeper");
    }
}
