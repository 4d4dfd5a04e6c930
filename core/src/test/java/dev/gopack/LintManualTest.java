package dev.gopack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.lint.LintRule;
import dev.gopack.lint.LintRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manual of lint says of each rule what the code does, with the names that others have for it. */
class LintManualTest {

    private static final Path DOCS = Path.of("").toAbsolutePath().resolveSibling("docs");

    @Test
    void theTableHasEveryRuleWithTheNamesOfOthers() throws IOException {
        compare("lint.md", LintManualTest::row);
    }

    @Test
    void theTableOfErrorsHasTheRemedyOfEveryRule() throws IOException {
        compare("errors.md", rule -> cells(rule) + " " + rule.remedy().replace("|", "\\|") + " |");
    }

    private static void compare(String name, Function<LintRule, String> row) throws IOException {
        Path manual = DOCS.resolve(name);
        List<String> wanted = LintRules.all().stream().map(row).toList();
        if (Boolean.getBoolean("gopack.update")) {
            String text = Files.readString(manual);
            int from = text.indexOf("| `lint.");
            int to = text.indexOf('\n', text.lastIndexOf("| `lint.")) + 1;
            Files.writeString(manual, text.substring(0, from) + String.join("\n", wanted) + "\n" + text.substring(to));
        }
        assertThat(rows(manual)).containsExactlyElementsOf(wanted);
    }

    private static List<String> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("| `lint."))
                .toList();
    }

    private static String row(LintRule rule) {
        return cells(rule) + " " + names(rule.rpmlint()) + " | " + names(rule.lintian()) + " |";
    }

    private static String cells(LintRule rule) {
        return "| `" + rule.id() + "` | " + rule.severity().name().toLowerCase(Locale.ROOT) + " | "
                + rule.rule().summary() + ". |";
    }

    private static String names(List<String> names) {
        return names.isEmpty()
                ? "–"
                : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
