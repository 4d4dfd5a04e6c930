package dev.gopack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.derive.DeriveRules;
import dev.gopack.imports.ImportRules;
import dev.gopack.integrate.IntegrateRules;
import dev.gopack.lint.LintRules;
import dev.gopack.report.Rule;
import dev.gopack.resolve.ResolveRules;
import dev.gopack.toolchain.ToolchainRules;
import dev.gopack.verify.KeyRules;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every id that a person can meet is explained in the manual. */
class RulesTest {

    private static final Path ERRORS = Path.of("").toAbsolutePath().resolveSibling("docs/errors.md");

    @Test
    void theManualHasOneRowForEachRuleAndSaysWhatToDo() throws IOException {
        List<String> rows = Files.readAllLines(ERRORS).stream()
                .filter(line -> Stream.of(
                                "build", "resolve", "go", "derive", "imports", "integrate", "lint", "verify", "key")
                        .anyMatch(part -> line.startsWith("| `" + part + ".")))
                .toList();
        List<String> wanted = Stream.of(
                        ResolveRules.all(),
                        ToolchainRules.all(),
                        DeriveRules.all(),
                        ImportRules.all(),
                        IntegrateRules.all(),
                        LintRules.rules(),
                        GopackRules.all(),
                        VerifyRules.all(),
                        KeyRules.all())
                .flatMap(List::stream)
                .map(RulesTest::row)
                .toList();
        assertThat(rows).hasSameSizeAs(wanted);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i))
                    .startsWith(wanted.get(i))
                    .hasSizeGreaterThan(wanted.get(i).length() + 10);
        }
    }

    private static String row(Rule rule) {
        return "| `" + rule.id() + "` | " + rule.severity().name().toLowerCase(Locale.ROOT) + " | " + rule.summary()
                + ". |";
    }
}
