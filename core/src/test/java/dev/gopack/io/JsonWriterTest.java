package dev.gopack.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.JsonSchema;

class JsonWriterTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261123);

    @Test
    void documentsAreIndentedAndEndWithANewline() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", "dlv");
        document.put("size", 12L);
        document.put("files", List.of(Map.of("path", "/usr/bin/dlv"), List.of()));
        document.put("nothing", Map.of());
        assertThat(JsonWriter.write(document)).isEqualTo("""
                        {
                          "name": "dlv",
                          "size": 12,
                          "files": [
                            {
                              "path": "/usr/bin/dlv"
                            },
                            []
                          ],
                          "nothing": {}
                        }
                        """);
    }

    @Test
    void keysKeepTheirOrder() {
        Map<String, Object> document = new LinkedHashMap<>();
        List.of("z", "a", "m").forEach(key -> document.put(key, true));
        assertThat(JsonWriter.write(document)).containsSubsequence("\"z\"", "\"a\"", "\"m\"");
    }

    @Test
    void plainValuesAreDocumentsToo() {
        assertThat(JsonWriter.write(null)).isEqualTo("null\n");
        assertThat(JsonWriter.write(Optional.empty())).isEqualTo("null\n");
        assertThat(JsonWriter.write(Optional.of("x"))).isEqualTo("\"x\"\n");
        assertThat(JsonWriter.write(false)).isEqualTo("false\n");
        assertThat(JsonWriter.write(-7)).isEqualTo("-7\n");
        assertThat(JsonWriter.write(Long.MIN_VALUE)).isEqualTo("-9223372036854775808\n");
        assertThat(JsonWriter.write(0.5)).isEqualTo("0.5\n");
        assertThat(JsonWriter.write(StandardEnum.ONE)).isEqualTo("\"ONE\"\n");
    }

    // source: RFC 8259 section 7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped
    @Test
    void whatMustBeEscapedIs() {
        assertThat(JsonWriter.write("\" \\ \n \r \t \0 \b \u001f \u007f / é 😀 \u2028"))
                .isEqualTo("\"\\\" \\\\ \\n \\r \\t \\u0000 \\u0008 \\u001f \\u007f / é 😀 \u2028\"\n");
    }

    @Test
    void halfASurrogatePairIsEscapedSoThatTheTextStaysUtf8() {
        String text = JsonWriter.write(List.of("\ud83d", "\ude00", "\ud83d\ud83d\ude00", "\ude00\ud83d", "\ud83dx"));
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        assertThat(text).contains("\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83d😀\"", "\"\\ude00\\ud83d\"", "\"\\ud83dx\"");
    }

    @Test
    void keysAreEscapedAsValuesAre() {
        assertThat(JsonWriter.write(Map.of("a\"b\n", 1))).contains("\"a\\\"b\\n\": 1");
    }

    @Test
    void whatHasNoJsonFormIsRefused() {
        for (Object value : Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, 1.0f, new int[0], new Object())) {
            assertThatThrownBy(() -> JsonWriter.write(List.of(value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("no JSON form for ");
        }
    }

    @Test
    void anotherReaderReadsBackWhatWasWritten() {
        // YAML 1.2 with the JSON schema reads every JSON document. // source: YAML 1.2.2 section 1.2
        LoadSettings settings =
                LoadSettings.builder().setSchema(new JsonSchema()).build();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 300; round++) {
            Object value = value(random, 4);
            String json = JsonWriter.write(value);
            assertThat(new Load(settings).loadFromString(json))
                    .as("seed %s round %s: %s", SEED, round, json)
                    .isEqualTo(value);
        }
    }

    private static Object value(SplittableRandom random, int depth) {
        switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0:
                return random.nextBoolean();
            case 1:
                return random.nextInt();
            case 2:
                return text(random);
            case 3:
                return random.nextInt(1, 1000) / 8.0;
            case 4:
                return text(random);
            case 5:
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                return list;
            default:
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), value(random, depth - 1));
                }
                return map;
        }
    }

    private static String text(SplittableRandom random) {
        String alphabet = "abc \"\\/\n\r\t\0\b\f\u001f\u007f{}[]:,#&*!|>'%@`é€";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(random.nextInt(8) == 0 ? "😀" : alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private enum StandardEnum {
        ONE
    }
}
