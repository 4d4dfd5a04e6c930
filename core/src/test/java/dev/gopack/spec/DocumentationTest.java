package dev.gopack.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples in docs/spec.md are specs. */
class DocumentationTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\\n(.*?)```");

    @Test
    void everyExampleIsReadWithoutAWord() throws IOException {
        Path file = Path.of("").toAbsolutePath().resolveSibling("docs/spec.md");
        List<String> examples = EXAMPLE.matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(3).allSatisfy(example -> {
            String whole = example.contains("\nversion:") ? example : "name: foo\nversion: 1\n" + example;
            assertThat(Specs.findings(whole)).isEmpty();
        });
    }
}
