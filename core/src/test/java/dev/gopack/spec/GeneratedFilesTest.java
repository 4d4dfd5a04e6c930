package dev.gopack.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.report.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Files outside the sources that say the same as the sources. To write them anew:
 * {@code mvn -pl core test -Dtest=GeneratedFilesTest -Dgopack.update=true}
 */
class GeneratedFilesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");
    private static final Path SCHEMA = ROOT.resolve("schema/gopack.schema.json");
    private static final Path REFERENCE = ROOT.resolve("docs/spec.md");
    private static final Path ERRORS = ROOT.resolve("docs/errors.md");
    private static final String BEGIN = "<!-- reference: begin, made by GeneratedFilesTest -->\n";
    private static final String END = "<!-- reference: end -->\n";
    private static final String HOW = "mvn -pl core test -Dtest=GeneratedFilesTest -Dgopack.update=true writes it anew";

    @Test
    void theCommittedSchemaIsTheOneOfTheReader() throws IOException {
        update(SCHEMA, SpecSchema.json());
        assertThat(Files.readString(SCHEMA)).as(HOW).isEqualTo(SpecSchema.json());
    }

    @Test
    void theReferenceListsTheKeysOfTheReader() throws IOException {
        String text = Files.readString(REFERENCE);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        String wanted = text.substring(0, begin) + "\n" + SpecReference.markdown() + text.substring(text.indexOf(END));
        update(REFERENCE, wanted);
        assertThat(Files.readString(REFERENCE)).as(HOW).isEqualTo(wanted);
    }

    @Test
    void everyRuleIsExplained() throws IOException {
        List<String> wanted = new ArrayList<>();
        for (Rule rule : SpecRules.all()) {
            wanted.add("| `" + rule.id() + "` | " + rule.severity().name().toLowerCase(Locale.ROOT) + " | "
                    + rule.summary() + ". |");
        }
        List<String> rows = Files.readAllLines(ERRORS).stream()
                .filter(line -> line.startsWith("| `spec."))
                .toList();
        assertThat(rows).as("rows in docs/errors.md").hasSameSizeAs(wanted);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).startsWith(wanted.get(i));
            assertThat(rows.get(i).substring(wanted.get(i).length()))
                    .as("what to do")
                    .hasSizeGreaterThan(10);
        }
    }

    private static void update(Path file, String text) throws IOException {
        if (Boolean.getBoolean("gopack.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
