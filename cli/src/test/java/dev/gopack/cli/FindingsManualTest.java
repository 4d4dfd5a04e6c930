package dev.gopack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.GopackRules;
import dev.gopack.imports.ImportRules;
import dev.gopack.report.Rule;
import dev.gopack.resolve.ResolveRules;
import dev.gopack.spec.SpecRules;
import dev.gopack.toolchain.ToolchainRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingsManualTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9.-]+)` \\| (\\w+) \\|");

    @Test
    void everyRuleStandsInTheManualAndNoOther() throws IOException {
        List<String> documented = ROW.matcher(Files.readString(Path.of("../docs/errors.md")))
                .results()
                .map((MatchResult row) -> row.group(1) + " " + row.group(2))
                .toList();

        assertThat(documented)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(rules().map(
                                rule -> rule.id() + " " + rule.severity().name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static Stream<Rule> rules() {
        return Stream.of(
                        SpecRules.all(),
                        ResolveRules.all(),
                        ToolchainRules.all(),
                        ImportRules.all(),
                        dev.gopack.integrate.IntegrateRules.all(),
                        GopackRules.all(),
                        dev.gopack.derive.DeriveRules.all(),
                        dev.gopack.verify.VerifyRules.all(),
                        dev.gopack.verify.KeyRules.all(),
                        dev.gopack.rpm.plan.RpmRules.all(),
                        dev.gopack.deb.DebRules.all())
                .flatMap(List::stream);
    }
}
