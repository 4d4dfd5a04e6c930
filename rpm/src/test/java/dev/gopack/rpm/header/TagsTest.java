package dev.gopack.rpm.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.rpm.Golden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Our table against what real rpm says of each tag. */
class TagsTest {

    // rpm 6 renamed these; the table has the new names
    private static final Map<String, String> RENAMED = Map.of(
            "PAYLOADDIGEST", "PAYLOADSHA256",
            "PAYLOADDIGESTALGO", "PAYLOADSHA256ALGO",
            "PAYLOADDIGESTALT", "PAYLOADSHA256ALT");

    private record Row(int number, String name, String type) {}

    private static List<Row> rows() {
        return Golden.lines("rpm-4.18-tags.txt").stream()
                .map(line -> line.split(" "))
                .map(words -> new Row(Integer.parseInt(words[0]), words[1], words[2]))
                .toList();
    }

    @Test
    void everyTagHasTheTypeThatRealRpmWants() {
        for (Row row : rows()) {
            Tag tag = Tags.of(row.number()).orElseThrow();
            String type = tag.type().isText() ? "TEXT" : tag.type().name();
            assertThat(type).as(row.name()).isEqualTo(row.type());
        }
    }

    @Test
    void everyTagHasOneOfItsRealNames() {
        Map<Integer, List<String>> names = new TreeMap<>();
        for (Row row : rows()) {
            names.computeIfAbsent(row.number(), number -> new java.util.ArrayList<>())
                    .add(RENAMED.getOrDefault(row.name(), row.name()));
        }
        names.forEach((number, known) ->
                assertThat(known).contains(Tags.of(number).orElseThrow().name()));
    }

    @Test
    void numbersAndNamesAreUnique() {
        Map<String, Integer> byName = new HashMap<>();
        for (Tag tag : Tags.all()) {
            assertThat(byName.put(tag.name(), tag.number())).as(tag.name()).isNull();
        }
        assertThat(Tags.all()).hasSizeGreaterThan(200);
    }

    @Test
    void arraysOfFilesAndRelationsAreArrays() {
        assertThat(List.of(Tags.BASENAMES, Tags.FILESIZES, Tags.REQUIREFLAGS))
                .allMatch(tag -> tag.cardinality() == Tag.Cardinality.MANY);
        assertThat(List.of(Tags.NAME, Tags.EPOCH, Tags.SUMMARY))
                .allMatch(tag -> tag.cardinality() == Tag.Cardinality.ONE);
    }
}
